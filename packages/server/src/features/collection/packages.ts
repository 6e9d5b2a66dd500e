import type { Download, Page, Paging } from '@junheng/core/endpoint.ts'
import type { PackageDetail, PackageSummary, SheetView, Withdrawal } from '@junheng/core/features/collection/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import { downloadOf, readStoredFile } from '../../files/stored-files.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import * as queries from './queries.ts'
import { findHandedIn } from './round/lock/live.ts'

export async function list(ctx: Context, paging: Paging): Promise<Page<PackageSummary>> {
  const { total, rows } = await queries.listPackages(ctx.db, countyOf(ctx.actor).code, paging)
  return { items: rows.map(summaryOf), total, ...paging }
}

/** The county's newest package that is not withdrawn. */
export async function findPresent(ctx: Context): Promise<PackageSummary | null> {
  const found = await queries.findCurrent(ctx.db, countyOf(ctx.actor).code)
  return found ? summaryOf(found) : null
}

/** The figures one goes by now: a round being collected once all its schools have handed in, else the data in use. */
export async function findLatestFigures(ctx: Context): Promise<PackageSummary | null> {
  return (await findHandedIn(ctx)) ?? (await findPresent(ctx))
}

/** @throws Problem record.missing, also for another county's package: whether it exists is not theirs to know */
export async function read(ctx: Context, id: string): Promise<PackageDetail> {
  return detailOf(await getPackage(ctx, id))
}

export async function download(ctx: Context, id: string): Promise<Download> {
  const found = await getPackage(ctx, id)
  return downloadOf(ctx.db, found.county_code, found.file_id, found.file_name)
}

/** The bytes of a package as handed in, for whoever evaluates it. */
export async function readBytes(
  ctx: Context,
  id: string,
): Promise<{ summary: PackageSummary; bytes: () => Promise<Uint8Array> }> {
  const found = await queries.findPackageSummary(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return { summary: summaryOf(found), bytes: () => readStoredFile(ctx.db, found.county_code, found.file_id) }
}

/** One row of a package's file as it stands there. @throws Problem record.missing */
export async function readRow(ctx: Context, id: string, sheet: string, row: number): Promise<SheetView> {
  const { bytes } = await readBytes(ctx, id)
  const found = await ctx.work.run('row', { bytes: await bytes(), sheet, row }, ctx.signal)
  if (!found) throw new Problem('record.missing')
  return found
}

export async function withdraw(ctx: Context, id: string, { reason, confirmFileName }: Withdrawal): Promise<PackageDetail> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const current = await queries.findPackageForUpdate(tx, code, id)
    if (!current) throw new Problem('record.missing')
    if (current.round_id !== null) throw new Problem('collection.edition-stays')
    if (current.withdrawn_at !== null) throw new Problem('collection.already-withdrawn')
    if (current.file_name !== confirmFileName) throw new Problem('collection.wrong-name')
    const by = { at: ctx.now.toISOString(), name: ctx.actor.displayName, reason }
    const saved = await queries.recordWithdrawal(tx, code, id, by)
    const change = { before: { 状态: '有效' }, after: { 状态: '已撤回' }, reason }
    await audit(tx, ctx, { verb: 'collection.withdraw', subject: id, subjectName: current.file_name, ...change })
    return detailOf(saved)
  })
}

async function getPackage(ctx: Context, id: string) {
  const found = await queries.findPackage(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return found
}

type SummaryRow = Awaited<ReturnType<typeof queries.listPackages>>['rows'][number]
type DetailRow = NonNullable<Awaited<ReturnType<typeof queries.findPackage>>>

export function summaryOf(row: SummaryRow): PackageSummary {
  const { withdrawn_at: at, withdrawn_name: by, withdrawn_reason: reason } = row
  return {
    id: row.package_id,
    countyCode: row.county_code,
    fileName: row.file_name,
    sha256: row.sha256,
    size: row.size,
    // What an earlier version stored does not name the day.
    counties: row.counties.map((county) => ({ ...county, statisticsDay: county.statisticsDay ?? null })),
    errors: row.errors,
    warnings: row.warnings,
    isDemo: row.is_demo,
    handedInAt: row.handed_in_at,
    handedInBy: row.handed_in_name,
    withdrawn: at !== null && by !== null && reason !== null ? { at, by, reason } : null,
    round: roundOf(row),
  }
}

function roundOf({ round_id: id, edition, run_basis: basis, verified, file_name }: SummaryRow): PackageSummary['round'] {
  if (id === null || basis === null) return null
  return { id, name: file_name.replace(/\.zip$/, ''), edition, basis, verified: verified ?? 0 }
}

export function detailOf(row: DetailRow): PackageDetail {
  return { ...summaryOf(row), faults: row.faults, notRun: row.not_run, notices: row.notices }
}
