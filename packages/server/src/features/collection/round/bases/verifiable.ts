import { stagesOfType } from '@junheng/core/features/collection/check/plausibility.ts'
import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import type { ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { GRADES } from '@junheng/core/features/collection/read-value.ts'
import type { Verifiable } from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'
import { pathOf, readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import type { Context } from '../../../../http/context.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { findReturn } from '../find-return.ts'
import { schoolOf } from '../read-return.ts'
import { valuesOf } from '../return-queries.ts'
import { ownNames, wordsOf } from './names.ts'

/** Every figure a return can have, reported or not, and the rows of its lists that were. @throws Problem record.missing */
export async function listVerifiable(ctx: Context, id: string): Promise<{ values: Verifiable[] }> {
  const row = await findReturn(ctx, id)
  const values = await valuesOf(ctx.db, row.county_code, row.round_id, id)
  const of = (basis: string) => new Map(values.filter((value) => value.basis === basis).map((value) => [value.path, value]))
  const [reported, verified] = [of('reported'), of('verified')]
  const school = schoolOf(row)
  const typed = [...reported.values()].filter(({ path, value }) => value !== '' && isFound(path)).map(({ path }) => path)
  const paths = new Set([...(school ? figurePaths(school) : []), ...typed])
  return {
    values: [...paths].map((path) => {
      const value = reported.get(path)?.value ?? ''
      const place = readPath(path)
      const words = place && 'row' in place ? readRow(value) : null
      return {
        path,
        ...ownNames().nameOf(path, words),
        reported: wordsOf(path, value),
        value,
        seen: verified.get(path)?.version ?? 0,
        parts: place && 'row' in place ? partsOf(place.table) : null,
        choices: choicesAt(path),
      }
    }),
  }
}

/** Teachers are persons; what is found of one is put right in the list itself. */
const isFound = (path: string): boolean => !['teachers', 'none', 'self'].includes(readPath(path)?.table ?? 'self')

function figurePaths({ typeCode }: SchoolIdentity): string[] {
  const columns = (table: 'schools' | 'sections') => tableColumns(table, readCatalogue()).values.map(({ key }) => key)
  return [
    ...columns('schools')
      .filter((key) => (readCatalogue().elements.get(key)?.reporter ?? '学校') === '学校')
      .map((column) => pathOf.school(column)),
    ...stagesOfType(typeCode).flatMap((stage) => columns('sections').map((column) => pathOf.section(stage, column))),
  ]
}

const partsOf = (list: 'classes' | 'rooms' | 'campuses' | 'teachers'): Verifiable['parts'] =>
  tableColumns(list, readCatalogue()).values.map(({ key, zh, unit }) => ({ key, name: unit === '' ? zh : `${zh}（${unit}）` }))

function choicesAt(path: string): Verifiable['choices'] {
  const place = readPath(path)
  if (place === null || !('column' in place)) return null
  const table = place.table === 'sections' ? 'sections' : 'schools'
  const rule = tableColumns(table, readCatalogue()).values.find(({ key }) => key === place.column)
  const values = rule && wordsOfKind(rule)
  return values ? values.map((value) => ({ value, words: ownNames().wordsOf(path, value) })) : null
}

function wordsOfKind({ kind, values }: ValueRule): readonly string[] | null {
  if (kind === 'boolean') return ['true', 'false']
  if (kind === 'judgement') return ['met', 'unmet']
  if (kind === 'grade') return GRADES
  return kind === 'enum' ? values.map(String) : null
}
