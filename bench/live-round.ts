import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { pathOf, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import type { Db } from '../packages/server/src/db/database.ts'
import { schoolReturn, unitReturn } from '../packages/server/src/features/collection/round/open/return-rows.ts'
import { addReturns, putValues } from '../packages/server/src/features/collection/round/return-queries.ts'
import { addFilledRound } from './filled-round.ts'
import { ensurePackage } from './generate.ts'

/** A round in which every school of a generated county has reported all a file would hold of it. */
export interface LiveRound {
  round: string
  returns: string[]
}

type Row = Record<string, string>

const NOT_REPORTED = new Set([
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  'stage',
])

export async function addLiveRound(db: Db, cache: string, schools: number): Promise<LiveRound> {
  const tables = tablesOf(ensurePackage(cache, `county-${schools}`, { counties: 1, schools, classes: 20 }))
  const { round } = await addFilledRound(db, { schools: 0 })
  const county_code = DEMO_COUNTY.code
  const where = { county_code, round_id: round, at: '2026-11-23T01:00:00.000Z' }
  const own = tables['schools']!.map((row) => {
    const code = row['school_code']!
    const facts = {
      name: row['school_name']!,
      typeCode: row['school_type_code']!,
      parentCode: '',
      authority: '县属',
      town: '虚构镇',
    }
    return { row, code, made: schoolReturn(where, { ...facts, code, keeperSchool: code }, { due: '2090-09-20' }) }
  })
  const department = unitReturn(
    where,
    '财政局',
    { keeper_org_id: null, keeper_unit: null, keeper_school: null },
    { due: '2090-09-20' },
  )
  await addReturns(db, [...own.map(({ made }) => made), department])
  const of = (table: string) => Map.groupBy(tables[table] ?? [], (row) => row['school_code']!)
  const [sections, classes, rooms] = [of('sections'), of('classes'), of('rooms')]
  const values = [
    ...own.flatMap(({ row, code, made: { return_id } }) =>
      [
        ...figures(row, (column) => pathOf.school(column)),
        ...(sections.get(code) ?? []).flatMap((section) =>
          figures(section, (column) => pathOf.section(section['stage'] as 'primary', column)),
        ),
        ...listed('classes', classes.get(code) ?? []),
        ...listed('rooms', rooms.get(code) ?? []),
      ].map(([path, value]) => ({ return_id, path, value, version: 1 })),
    ),
    ...tables['county']!.map((row) => ({
      return_id: department.return_id,
      path: pathOf.county(row['element']!),
      value: row['value']!,
      version: 1,
    })),
  ]
  const written = {
    county_code,
    round_id: round,
    basis: 'reported' as const,
    how: 'typed',
    note: null,
    details: null,
    at: where.at,
  }
  const by = { account_id: null, account_name: '性能测试' }
  for (let from = 0; from < values.length; from += 4000)
    await putValues(db, { ...written, ...by }, values.slice(from, from + 4000))
  console.log(`live round: ${own.length} schools, ${values.length} values`)
  return { round, returns: own.map(({ made }) => made.return_id) }
}

const figures = (row: Row, path: (column: string) => string): [string, string][] =>
  Object.entries(row).flatMap(([column, value]): [string, string][] =>
    NOT_REPORTED.has(column) || value === '' ? [] : [[path(column), value]],
  )

const listed = (list: 'classes' | 'rooms', rows: readonly Row[]): [string, string][] =>
  rows.map(({ school_code, ...words }, i) => [pathOf.row(list, `r${i + 1}`), rowText(words)])

/** The generated files hold no quotes. */
function tablesOf(folder: string): Record<string, Row[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return Object.fromEntries(
    files.map((name) => {
      const [head, ...lines] = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n')
      const columns = head!.split(',')
      const rows = lines.map((line) => Object.fromEntries(line.split(',').map((text, i) => [columns[i]!, text])))
      return [name.replace('.csv', ''), rows]
    }),
  )
}
