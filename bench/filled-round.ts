import { randomUUID } from 'node:crypto'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { pathOf, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import type { Db } from '../packages/server/src/db/database.ts'
import { schoolReturn } from '../packages/server/src/features/collection/round/open/return-rows.ts'
import { addReturns, putValues } from '../packages/server/src/features/collection/round/return-queries.ts'
import { addRound } from '../packages/server/src/features/collection/round/round-queries.ts'

/** A round of the demonstration's county with this many schools. */
export interface FilledRound {
  round: string
  /** One return a school. */
  returns: string[]
}

const COLUMNS = [
  'books',
  'computers',
  'multimedia_rooms',
  'sports_field_area',
  'teaching_area_total',
  'indoor_sports_area',
] as const

/** Beside whatever rounds there are: of a school year far ahead (2090). `values`: figures a school, and so many classes. */
export async function addFilledRound(
  db: Db,
  { schools, values = 0, classes = 0, year = 2090 }: { schools: number; values?: number; classes?: number; year?: number },
): Promise<FilledRound> {
  const round_id = randomUUID()
  const at = '2026-11-23T01:00:00.000Z'
  const county_code = DEMO_COUNTY.code
  await addRound(db, {
    county_code,
    round_id,
    school_year: year,
    number: 1,
    name: '性能测试用的一轮（虚构）',
    origin: 'collected',
    standard_key: 'quality_balanced_2017',
    profile_id: null,
    previous_round_id: null,
    state: 'open',
    due: '{}',
    salt: randomUUID(),
    opened_at: at,
    opened_name: '性能测试',
    locked_at: null,
    locked_name: null,
  })
  const rows = Array.from({ length: schools }, (_, i) => {
    const code = String(8_800_000_000 + i)
    const school = { code, name: `虚构学校${i + 1}`, typeCode: '312', parentCode: '', authority: '县属', town: `虚构镇${i % 12}` }
    return schoolReturn({ county_code, round_id, at }, { ...school, keeperSchool: code }, { due: '2090-09-20' })
  })
  if (rows.length > 0) await addReturns(db, rows)
  const written = { county_code, round_id, basis: 'reported' as const, how: 'typed', note: null, details: null, at }
  const paths = [...figurePaths(values), ...classPaths(classes)]
  for (let from = 0; from < rows.length && paths.length > 0; from += 50)
    await putValues(
      db,
      { ...written, account_id: null, account_name: '性能测试' },
      rows
        .slice(from, from + 50)
        .flatMap(({ return_id }) => paths.map(([path, value]) => ({ return_id, path, value, version: 1 }))),
    )
  return { round: round_id, returns: rows.map(({ return_id }) => return_id) }
}

/** Some of the school's own columns, the rest as figures of its stages; what they are called does not matter for speed. */
function figurePaths(values: number): [string, string][] {
  return Array.from({ length: values }, (_, i): [string, string] => {
    const column = COLUMNS[i]
    return [column ? pathOf.school(column) : pathOf.section(i % 2 === 0 ? 'primary' : 'junior', `figure_${i}`), String(100 + i)]
  })
}

const classPaths = (classes: number): [string, string][] =>
  Array.from({ length: classes }, (_, i): [string, string] => {
    const words = { stage: 'primary', grade: String((i % 6) + 1), class_name: `${i + 1}班`, students: String(38 + (i % 8)) }
    return [pathOf.row('classes', `r${i + 1}`), rowText(words)]
  })
