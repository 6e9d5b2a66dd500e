import type { Insertable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { PostTable } from './tables.ts'

const columns = [
  'post.post_id',
  'post.account_id',
  'post.role',
  'post.county_code',
  'post.org_id',
  'post.school_code',
  'post.unit_name',
  'county.name as county_name',
  'county.is_demo as county_is_demo',
] as const

/** Posts held on `today`, of one account, in the order they were granted. */
export const postsOf = (db: Db, accountId: string, today: string) =>
  held(db, today).where('post.account_id', '=', accountId).execute()

/** Posts held on `today`, of all accounts. */
export const allPosts = (db: Db, today: string) => held(db, today).execute()

export const findPost = (db: Db, postId: string, today: string) =>
  held(db, today).where('post.post_id', '=', postId).executeTakeFirst()

function held(db: Db, today: string) {
  return db
    .selectFrom('post')
    .leftJoin('county', 'county.county_code', 'post.county_code')
    .select(columns)
    .where('post.valid_from', '<=', today)
    .where((eb) => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', today)]))
    .orderBy('post.granted_at')
    .orderBy('post.post_id')
}

export async function addPost(
  db: Db,
  post: Omit<Insertable<PostTable>, 'branch' | 'ended_name'>,
  schools: readonly string[] = [],
): Promise<void> {
  await db
    .insertInto('post')
    .values({ ...post, ended_name: null })
    .execute()
  if (schools.length === 0) return
  const rows = schools.map((school_code) => ({ post_id: post.post_id, school_code }))
  await db.insertInto('post_school').values(rows).execute()
}

/** The id of a county's unit by its name, null where its directory has none. */
export async function findUnit(db: Db, county: string, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation_version')
    .select('org_id')
    .where('county_code', '=', county)
    .where('name', '=', name)
    .where('set_aside_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row?.org_id ?? null
}

export const endPost = (db: Db, postId: string, valid_to: string, ended_name: string) =>
  db.updateTable('post').set({ valid_to, ended_name }).where('post_id', '=', postId).execute()

export async function schoolsGivenTo(db: Db, postId: string): Promise<string[]> {
  const rows = await db.selectFrom('post_school').select('school_code').where('post_id', '=', postId).execute()
  return rows.map((row) => row.school_code)
}

/** The counties of a city, by its code (990100). */
export const countiesOfCity = (db: Db, cityCode: string) =>
  db
    .selectFrom('county')
    .select(['county_code as code', 'name'])
    .where('county_code', 'like', `${cityCode.slice(0, 4)}%`)
    .where('county_code', '!=', cityCode)
    .orderBy('county_code')
    .execute()

export const listCounties = (db: Db) =>
  db.selectFrom('county').select(['county_code as code', 'name']).orderBy('county_code').execute()

export async function hasCounty(db: Db, code: string): Promise<boolean> {
  return (await db.selectFrom('county').select('county_code').where('county_code', '=', code).executeTakeFirst()) !== undefined
}

export const hasDemoCounties = (db: Db): Promise<boolean> => hasCounties(db, true)

export const hasRealCounties = (db: Db): Promise<boolean> => hasCounties(db, false)

async function hasCounties(db: Db, isDemo: boolean): Promise<boolean> {
  const found = await db.selectFrom('county').select('county_code').where('is_demo', '=', isDemo).limit(1).executeTakeFirst()
  return found !== undefined
}
