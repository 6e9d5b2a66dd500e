import type { Paging } from '@junheng/core/endpoint.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import { type Insertable, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { PackageTable } from './tables.ts'

const summaryColumns = [
  'county_code',
  'package_id',
  'file_id',
  'file_name',
  'sha256',
  'size',
  'counties',
  'errors',
  'warnings',
  'is_demo',
  'handed_in_at',
  'handed_in_name',
  'withdrawn_at',
  'withdrawn_name',
  'withdrawn_reason',
  'round_id',
  'edition',
  'run_basis',
  'verified',
  'sources_file_id',
] as const
const detailColumns = [...summaryColumns, 'faults', 'not_run', 'notices'] as const

export function addPackage(tx: Db, row: Insertable<PackageTable>) {
  return tx.insertInto('package').values(row).returning(detailColumns).executeTakeFirstOrThrow()
}

/** The package of these very bytes that still counts. */
export function findSame(db: Db, countyCode: string, sha256: string) {
  return db
    .selectFrom('package')
    .select(detailColumns)
    .where('county_code', '=', countyCode)
    .where('sha256', '=', sha256)
    .where('round_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

export function findPackage(db: Db, countyCode: string, id: string) {
  return db
    .selectFrom('package')
    .select(detailColumns)
    .where('county_code', '=', countyCode)
    .where('package_id', '=', id)
    .executeTakeFirst()
}

/** Without its faults, which are many and concern only whoever mends the file. */
export function findPackageSummary(db: Db, countyCode: string, id: string) {
  return db
    .selectFrom('package')
    .select(summaryColumns)
    .where('county_code', '=', countyCode)
    .where('package_id', '=', id)
    .executeTakeFirst()
}

/** What stands for the county's data: files handed in, and of each locked edition the package that takes every value's best basis. */
const MAIN = sql<SqlBool>`coalesce(run_basis, 'effective') = 'effective'`

/** A past year taken in today is still the past. */
const IMPORTED = sql<SqlBool>`exists (
  select from data_round as r
  where r.county_code = package.county_code and r.round_id = package.round_id and r.origin = 'imported')`

/** The package that counts now: the newest not withdrawn. */
export function findCurrent(db: Db, countyCode: string) {
  return db
    .selectFrom('package')
    .select(summaryColumns)
    .where('county_code', '=', countyCode)
    .where('withdrawn_at', 'is', null)
    .where(MAIN)
    .orderBy(IMPORTED)
    .orderBy('handed_in_at', 'desc')
    .orderBy('package_id')
    .limit(1)
    .executeTakeFirst()
}

export function findPackageForUpdate(tx: Db, countyCode: string, id: string) {
  return tx
    .selectFrom('package')
    .select(['file_name', 'withdrawn_at', 'round_id'])
    .where('county_code', '=', countyCode)
    .where('package_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function listPackages(db: Db, countyCode: string, { page, size }: Paging) {
  const own = db.selectFrom('package').where('county_code', '=', countyCode).where(MAIN)
  const { total } = await own.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await own
    .select(summaryColumns)
    .orderBy('handed_in_at', 'desc')
    .orderBy('package_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

export function recordWithdrawal(tx: Db, countyCode: string, id: string, by: { at: string; name: string; reason: string }) {
  return tx
    .updateTable('package')
    .set({ withdrawn_at: by.at, withdrawn_name: by.name, withdrawn_reason: by.reason })
    .where('county_code', '=', countyCode)
    .where('package_id', '=', id)
    .returning(detailColumns)
    .executeTakeFirstOrThrow()
}

/** The package of one basis of a round's edition. */
export function findEditionPackage(db: Db, countyCode: string, roundId: string, edition: number, basis: RunBasis) {
  return db
    .selectFrom('package')
    .select(summaryColumns)
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('edition', '=', edition)
    .where('run_basis', '=', basis)
    .executeTakeFirst()
}
