import { isAdminRole, type Role } from '@junheng/core/features/access/roles.ts'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { dayInChina } from './china-day.ts'
import { listCounties } from './post-queries.ts'

/**
 * People by what they hold: named accounts; a role in a county (an administration whatever the county, 市级督导 of its city); who fills in and
 * answers for a school; a unit of a county by its name or its organisation's id.
 */
export type Who =
  | { accounts: readonly string[] }
  | { role: Role; county: string }
  | { school: string }
  | { unit: string; county: string }

export interface Holder {
  accountId: string
  role: Role
  /** What the unit is called in the post that was meant. */
  unit: string
}

/**
 * The posts held at `now` by accounts in use that `who` means, or any of them, so far as they have to do with `county`: posts of it, of its city, or of
 * administration. One row a post; `null` instead of a county takes named accounts and schools in any live post. One question, however many are meant.
 */
export async function holdersOf(db: Db, who: Who | readonly Who[], county: string | null, now: Date): Promise<Holder[]> {
  const parts = meant([who].flat(), county)
  if (parts.length === 0) return []
  const today = dayInChina(now)
  return db
    .selectFrom('post')
    .innerJoin('account', 'account.account_id', 'post.account_id')
    .select(['post.account_id as accountId', 'post.role', 'post.unit_name as unit'])
    .where('account.disabled', '=', false)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .where((eb) => eb.or(parts))
    .orderBy('post.granted_at')
    .orderBy('post.post_id')
    .execute()
}

/** Counties one may choose among, one's own or all, and the units of each with people in post at `now`, by name. */
export async function countiesAndUnits(db: Db, own: string | null, now: Date) {
  const today = dayInChina(now)
  const units = await db
    .selectFrom('post')
    .select(['county_code as county', 'unit_name as unit'])
    .distinct()
    .where('unit_name', '!=', '')
    .where('county_code', 'is not', null)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .where((eb) => (own === null ? eb.lit(true) : eb('county_code', '=', own)))
    .orderBy('county_code')
    .orderBy('unit_name')
    .execute()
  const counties = (await listCounties(db)).filter(({ code }) => own === null || code === own)
  return { counties, units: units.flatMap(({ county, unit }) => (county === null ? [] : [{ county, unit }])) }
}

function meant(whos: readonly Who[], county: string | null): Expression<SqlBool>[] {
  const accounts = whos.flatMap((who) => ('accounts' in who ? who.accounts : []))
  const schools = whos.flatMap((who) => ('school' in who ? [who.school] : []))
  const parts: Expression<SqlBool>[] = []
  if (accounts.length > 0) parts.push(sql`(post.account_id = any(${accounts}::uuid[]) and ${near(county)})`)
  if (schools.length > 0) parts.push(sql`(post.school_code = any(${schools}::text[]) and ${near(county)})`)
  for (const who of whos) {
    if ('unit' in who)
      parts.push(sql`(post.county_code = ${who.county} and (post.unit_name = ${who.unit} or post.org_id::text = ${who.unit}))`)
    else if ('role' in who) parts.push(ofRole(who))
  }
  return parts
}

function ofRole({ role, county }: { role: Role; county: string }): Expression<SqlBool> {
  if (isAdminRole(role)) return sql`post.role = ${role}`
  return sql`(post.role = ${role} and post.county_code = ${role === 'city_supervisor' ? cityOf(county) : county})`
}

const near = (county: string | null): Expression<SqlBool> =>
  county === null
    ? sql`true`
    : sql`(post.county_code is null or post.county_code = ${county} or post.county_code = ${cityOf(county)})`

const cityOf = (county: string): string => `${county.slice(0, 4)}00`
