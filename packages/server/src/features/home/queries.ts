import type { Level } from '@junheng/core/features/warnings/rules.ts'
import type { Holder, WarningState } from '@junheng/core/features/warnings/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

export interface RoundCounts {
  county_code: string
  round_id: string
  name: string
  asked: number
  submitted: number
  accepted: number
  late: number
  first_late: string | null
}

/** How the returns of each county's open rounds stand; the newest round first. `late`: not handed in and past its day. */
export async function openRounds(db: Db, counties: readonly string[], today: string): Promise<RoundCounts[]> {
  const { rows } = await sql<RoundCounts>`
    select d.county_code, d.round_id, d.name,
      count(r.return_id)::int as asked,
      count(*) filter (where r.state = 'submitted')::int as submitted,
      count(*) filter (where r.state in ('accepted', 'locked'))::int as accepted,
      count(*) filter (where r.state in ('draft', 'returned') and r.due < ${today}::date)::int as late,
      (min(r.due) filter (where r.state in ('draft', 'returned') and r.due < ${today}::date))::text as first_late
    from data_round d
    left join data_return r on r.county_code = d.county_code and r.round_id = d.round_id
    where d.county_code = any(${[...counties]}::text[]) and d.state = 'open' and d.origin = 'collected'
    group by d.county_code, d.round_id, d.name, d.school_year, d.number
    order by d.county_code, d.school_year desc, d.number desc
  `.execute(db)
  return rows
}

/** Amendments of locked returns that wait for a decision, by round. */
export function amendmentsAsked(db: Db, countyCode: string) {
  return db
    .selectFrom('data_amendment as a')
    .innerJoin('data_round as d', (on) => on.onRef('d.county_code', '=', 'a.county_code').onRef('d.round_id', '=', 'a.round_id'))
    .select((eb) => ['d.round_id', 'd.name', eb.fn.countAll<number>().as('n')])
    .where('a.county_code', '=', countyCode)
    .where('a.state', '=', 'asked')
    .groupBy(['d.round_id', 'd.name'])
    .execute()
}

export interface WarningCounts {
  county_code: string
  level: Level
  state: WarningState
  holder: Holder
  isLate: boolean
  n: number
}

/** Standing warnings counted; `schools` null: all of a county, else only those about these schools. */
export async function countWarnings(
  db: Db,
  counties: readonly string[],
  schools: readonly string[] | null,
  today: string,
): Promise<WarningCounts[]> {
  const { rows } = await sql<WarningCounts>`
    select county_code, level, state, holder, due < ${today}::date and state in ('open', 'escalated') as "isLate", count(*)::int as n
    from warning
    where county_code = any(${[...counties]}::text[]) and state <> 'closed'
      ${schools === null ? sql`` : sql`and school_code = any(${[...schools]}::text[])`}
    group by 1, 2, 3, 4, 5
  `.execute(db)
  return rows
}

export interface LastRun {
  county_code: string
  run_id: string
  name: string
  kind: 'provisional' | 'final'
  verdict: 'met' | 'unmet' | 'not_judgeable'
  counts: { primary?: { sections: number; pass: number }; junior?: { sections: number; pass: number } }
  made_at: string
}

/** The newest kept judgement of each county by the 2017 standard. */
export async function lastRuns(db: Db, counties: readonly string[]): Promise<LastRun[]> {
  const { rows } = await sql<LastRun>`
    select c.code as county_code, r.*
    from unnest(${[...counties]}::text[]) as c (code)
    cross join lateral (
      select run_id, name, kind, verdict, counts, made_at from evaluation_run
      where county_code = c.code and standard_key = 'quality_balanced_2017'
      order by made_at desc limit 1
    ) as r
  `.execute(db)
  return rows
}

/** The counties of a city, by its code (990100). */
export function countiesOfCity(db: Db, cityCode: string) {
  return db
    .selectFrom('county')
    .select(['county_code as code', 'name', 'is_demo as isDemo'])
    .where('county_code', 'like', `${cityCode.slice(0, 4)}%`)
    .where('county_code', '!=', cityCode)
    .orderBy('county_code')
    .execute()
}

/** What is on its way out of the house and was given up. */
export async function failedDeliveries(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice_delivery where state = 'given_up'`.execute(db)
  return rows[0]!.n
}

export async function postsAsked(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from post_request where decided_at is null`.execute(db)
  return rows[0]!.n
}

/** Accounts that cannot sign in now: locked after wrong passwords; in use, but without a post of today. */
export async function stuckAccounts(db: Db, now: string, today: string): Promise<{ locked: number; without: number }> {
  const { rows } = await sql<{ locked: number; without: number }>`
    select
      count(*) filter (where exists (select from sign_in_throttle t
        where t.name_hash = encode(sha256(convert_to(lower(a.name), 'UTF8')), 'hex') and t.locked_until > ${now}::timestamptz))::int as locked,
      count(*) filter (where not exists (select from post p where p.account_id = a.account_id
        and p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to > ${today}::date)))::int as without
    from account a where not a.disabled
  `.execute(db)
  return rows[0]!
}

/** When the log was last gone through to its end, and whether it was whole. */
export const lastVerification = (db: Db) =>
  db
    .selectFrom('audit_verification')
    .select(['finished_at', 'result'])
    .where('finished_at', 'is not', null)
    .where('result', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
