import { sql } from 'kysely'
import type { Db } from '../../../../db/database.ts'

/** Whose returns are meant: of these schools (or kept by them), or of this unit. */
export interface Whose {
  schools: readonly string[]
  unit: { orgId: string | null; name: string } | null
}

/** Returns of every round, with their round's name, how many values each has and how many remarks wait for an answer. */
export function ownReturns(db: Db, countyCode: string, { schools, unit }: Whose) {
  return db
    .selectFrom('data_return as r')
    .innerJoin('data_round as d', (on) => on.onRef('d.county_code', '=', 'r.county_code').onRef('d.round_id', '=', 'r.round_id'))
    .selectAll('r')
    .select(['d.name as round_name', 'd.school_year', 'd.state as round_state', 'd.origin'])
    .select([
      sql<number>`(select count(*)::int from data_value v where v.county_code = r.county_code and v.round_id = r.round_id
        and v.return_id = r.return_id and v.basis = 'reported' and v.value <> '')`.as('filled'),
      sql<number>`(select count(*)::int from data_remark m where m.county_code = r.county_code and m.return_id = r.return_id
        and m.answer is null and m.settled_at is null)`.as('open_remarks'),
    ])
    .where('r.county_code', '=', countyCode)
    .where('d.origin', '=', 'collected')
    .where((eb) =>
      eb.or([
        sql<boolean>`r.school_code = any(${[...schools]}::text[])`,
        sql<boolean>`r.keeper_school = any(${[...schools]}::text[])`,
        ...(unit ? [eb('r.keeper_unit', '=', unit.name)] : []),
        ...(unit?.orgId ? [eb('r.keeper_org_id', '=', unit.orgId)] : []),
      ]),
    )
    .orderBy('d.school_year', 'desc')
    .orderBy('d.number', 'desc')
    .orderBy('r.kind')
    .orderBy('r.unit_key')
    .execute()
}

/** What departments reported of one school in a round, and which unit did. */
export function reportedOfSchool(db: Db, countyCode: string, roundId: string, school: string) {
  return db
    .selectFrom('data_value as v')
    .innerJoin('data_return as r', (on) =>
      on.onRef('r.county_code', '=', 'v.county_code').onRef('r.return_id', '=', 'v.return_id'),
    )
    .select(['v.path', 'v.value', 'v.at', 'r.unit_name'])
    .where('v.county_code', '=', countyCode)
    .where('v.round_id', '=', roundId)
    .where('v.basis', '=', 'reported')
    .where('v.path', 'like', `of/${school}/%`)
    .where('v.value', '<>', '')
    .execute()
}

/** The schools a round asks, in the order of their codes. */
export function schoolsAsked(db: Db, countyCode: string, roundId: string) {
  return db
    .selectFrom('data_return')
    .select(['unit_key as code', 'unit_name as name'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('kind', '=', 'school')
    .orderBy('unit_key')
    .execute()
}
