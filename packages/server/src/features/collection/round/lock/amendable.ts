import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import { STAGES } from '@junheng/core/features/collection/county.ts'
import { type ValueNames, valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import type { Amendable, AmendableValue } from '@junheng/core/features/collection/round/lock/schema.ts'
import { pathOf, type ReturnList, readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import type { Context } from '../../../../http/context.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { actionsFor, findReturn, type ReturnRow } from '../find-return.ts'
import * as returns from '../return-queries.ts'
import { getRound } from '../round-queries.ts'
import { amendmentView } from './amendment-view.ts'
import * as queries from './queries.ts'

/** @throws Problem record.missing */
export async function readAmendable(ctx: Context, id: string): Promise<Amendable> {
  const row = await findReturn(ctx, id)
  const { county_code, round_id } = row
  const round = await getRound(ctx.db, county_code, round_id)
  const rows = (await returns.valuesOf(ctx.db, county_code, round_id, id)).flatMap(standingOf)
  const asked = await queries.amendmentsOf(ctx.db, county_code, round_id, id)
  return {
    unit: row.unit_name,
    roundName: round.name,
    mayAsk: actionsFor(ctx.actor, row).includes('amend'),
    values: valuesOf(row, rows),
    amendments: asked.map((each) => amendmentView(ctx, each)),
  }
}

type Standing = Pick<AmendableValue, 'basis' | 'path' | 'value'>

/** 统计 is frozen: nobody asks for another past. */
const standingOf = ({ basis, path, value }: returns.ValueRow): Standing[] =>
  basis === 'statistics' ? [] : [{ basis, path, value }]

/** What stands, and with it the figures of a school that nobody reported. */
function valuesOf(row: ReturnRow, rows: readonly Standing[]): AmendableValue[] {
  const names = valueNames(readCatalogue())
  const standing = rows.filter(({ value }) => value !== '')
  const known = new Set(standing.map(({ path }) => path))
  const empty = row.school_code === null ? [] : schoolPaths(standing).filter((path) => !known.has(path))
  return [...standing, ...empty.map((path): Standing => ({ basis: 'reported', path, value: '' }))].map((each) =>
    amendable(each, names),
  )
}

function schoolPaths(standing: readonly Standing[]): string[] {
  const columns = (table: 'schools' | 'sections') => tableColumns(table, readCatalogue()).values.map(({ key }) => key)
  const stages = STAGES.filter((stage) => standing.some(({ path }) => path.startsWith(`sections/${stage}/`)))
  return [
    ...columns('schools').map((column) => pathOf.school(column)),
    ...stages.flatMap((stage) => columns('sections').map((column) => pathOf.section(stage, column))),
  ]
}

function amendable({ basis, path, value }: Standing, names: ValueNames): AmendableValue {
  const place = readPath(path)
  const row = place && 'row' in place ? readRow(value) : null
  const { unit } = names.nameOf(path, row)
  return {
    basis,
    path,
    value,
    unit,
    name: nameOf(path, row, names),
    parts: row && place && 'row' in place ? partsOf(place.table, row, names) : null,
  }
}

const partsOf = (list: ReturnList, row: Readonly<Record<string, string>>, names: ValueNames) =>
  Object.entries(row).map(([key, value]) => ({ key, value, name: names.header(list, key) }))

/** A value as people call it: 学部 小学 在校学生数. */
export function nameOf(path: string, row: Readonly<Record<string, string>> | null, names: ValueNames): string {
  const place = readPath(path)
  if (place?.table === 'county') return readCatalogue().elements.get(place.element.split('@')[0]!)?.zh ?? place.element
  const { sheet, where, what } = names.nameOf(path, row)
  return [sheet, where, what].filter(Boolean).join(' ')
}
