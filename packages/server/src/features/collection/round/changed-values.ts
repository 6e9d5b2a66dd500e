import { readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import { ownNames } from './bases/names.ts'

/** A value of a round beside another of the same return and path, both as typed. */
export interface ChangedValue {
  /** `verified` beside the reported one; `amended` after the lock; `late`: what was locked beside what stood `hours` before. */
  kind: 'verified' | 'amended' | 'late'
  /** Equal for equal facts. */
  key: string
  roundId: string
  returnId: string
  unit: string
  what: string
  before: string
  after: string
  at: string
  by: string
  reason: string | null
  hours: number | null
}

interface Row extends Omit<ChangedValue, 'what'> {
  path: string
}

/** What was verified otherwise than reported, amended, or changed in the last `hours` before the lock, in all rounds of a school year; newest first. */
export async function changedValues(db: Db, countyCode: string, schoolYear: number, hours: number): Promise<ChangedValue[]> {
  const found = await Promise.all([verified, amended, late].map((of) => of(db, countyCode, schoolYear, hours)))
  const names = ownNames()
  return found
    .flat()
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.key < b.key ? -1 : 1))
    .map(({ path, ...row }) => {
      const { sheet, where, what } = names.nameOf(path, readRow(row.after || row.before))
      return { ...row, what: [sheet, where, what].filter(Boolean).join(' ') }
    })
}

type Find = (db: Db, countyCode: string, schoolYear: number, hours: number) => Promise<Row[]>

const verified: Find = async (db, countyCode, schoolYear) => {
  const { rows } = await sql<Row>`
    select 'verified' as kind, 'verified:' || v.return_id || ':' || v.path || ':' || own.version || ':' || v.version as key,
      v.round_id as "roundId", v.return_id as "returnId", r.unit_name as unit, v.path, own.value as before, v.value as after,
      v.at, v.account_name as by, v.note as reason, null::int as hours
    from data_round d
    join data_value v on v.county_code = d.county_code and v.round_id = d.round_id and v.basis = 'verified'
    join data_value own on own.county_code = v.county_code and own.round_id = v.round_id and own.return_id = v.return_id
      and own.path = v.path and own.basis = 'reported'
    join data_return r on r.county_code = v.county_code and r.return_id = v.return_id
    where d.county_code = ${countyCode} and d.school_year = ${schoolYear}
      and v.value <> '' and own.value <> '' and v.value <> own.value`.execute(db)
  return rows
}

const amended: Find = async (db, countyCode, schoolYear) => {
  const { rows } = await sql<Row>`
    select 'amended' as kind, 'amended:' || a.amendment_id || ':' || (c ->> 'path') as key, a.round_id as "roundId",
      a.return_id as "returnId", r.unit_name as unit, c ->> 'path' as path, c ->> 'before' as before, c ->> 'after' as after,
      a.decided_at as at, a.asked_name as by, a.reason, null::int as hours
    from data_round d
    join data_amendment a on a.county_code = d.county_code and a.round_id = d.round_id and a.state = 'approved'
    join data_return r on r.county_code = a.county_code and r.return_id = a.return_id
    cross join lateral jsonb_array_elements(a.changes) as c
    where d.county_code = ${countyCode} and d.school_year = ${schoolYear}`.execute(db)
  return rows
}

// What stood before those hours (else the first value typed in them) beside what was locked: small steps add up, and what was taken back is no change.
// A remark or an explanation of the return, made after the value was, counts as a word said.
const late: Find = async (db, countyCode, schoolYear, hours) => {
  const { rows } = await sql<Row>`
    select 'late' as kind,
      'late:' || e.return_id || ':' || e.path || ':' || e.version
        || case when earlier.version = e.version - 1 then '' else ':' || earlier.version end as key,
      e.round_id as "roundId", e.return_id as "returnId", r.unit_name as unit, e.path, earlier.value as before, e.value as after, e.at,
      e.account_name as by,
      coalesce(e.note, (select x.text from data_explanation x where x.county_code = e.county_code and x.return_id = e.return_id
        and x.at >= e.at order by x.at limit 1)) as reason,
      floor(extract(epoch from (s.at - e.at)) / 3600)::int as hours
    from data_round d
    join data_return_step s on s.county_code = d.county_code and s.round_id = d.round_id and s.to_state = 'locked'
    join lateral (
      select distinct on (v.path) v.* from data_value_entry v
      where v.county_code = s.county_code and v.round_id = s.round_id and v.return_id = s.return_id and v.basis = 'reported'
        and v.version > 1 and v.at <= s.at and v.at >= s.at - make_interval(hours => ${hours})
      order by v.path, v.version desc) e on true
    join lateral (
      select v.version, v.value from data_value_entry v
      where v.county_code = e.county_code and v.round_id = e.round_id and v.return_id = e.return_id and v.basis = e.basis
        and v.path = e.path and v.version < e.version
      order by v.at < s.at - make_interval(hours => ${hours}) desc,
        case when v.at < s.at - make_interval(hours => ${hours}) then -v.version else v.version end
      limit 1) earlier on true
    join data_return r on r.county_code = e.county_code and r.return_id = e.return_id
    where d.county_code = ${countyCode} and d.school_year = ${schoolYear} and e.value <> earlier.value`.execute(db)
  return rows
}
