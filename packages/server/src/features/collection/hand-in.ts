import { randomUUID } from 'node:crypto'
import type { Upload } from '@junheng/core/endpoint.ts'
import type { DryRun, HandedIn, HandIn, PackageCheck } from '@junheng/core/features/collection/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import type { Checked } from '../../background/jobs.ts'
import type { Work } from '../../background/work.ts'
import { atomically, type Db, isDuplicate } from '../../db/database.ts'
import { readStoredFile, sha256Of, storeFile } from '../../files/stored-files.ts'
import { type Actor, type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { mediaTypeOf } from './media-types.ts'
import { detailOf } from './packages.ts'
import * as queries from './queries.ts'

// What is held against the data in use is a county's file; a nation's would take both into one thread's memory.
const LARGEST_COMPARED = 16 * 1024 * 1024

/**
 * Reads and checks a file, holds it against the data in use, and gives the faulty rows of a workbook. Nothing is stored, not even that it was
 * checked; a caller who leaves ends the work.
 */
export async function check(ctx: Context, file: Upload): Promise<DryRun> {
  const county = countyOf(ctx.actor)
  const current = await queries.findCurrent(ctx.db, county.code)
  const compared = current && Math.max(current.size, file.bytes.length) <= LARGEST_COMPARED ? current : null
  const against = compared ? await readStoredFile(ctx.db, county.code, compared.file_id) : null
  const { form, views, comparison, ...checked } = await ctx.work.run(
    'dryRun',
    { bytes: file.bytes, against },
    ctx.signal,
    ctx.tell,
  )
  const held = compared && { id: compared.package_id, fileName: compared.file_name, handedInAt: compared.handed_in_at }
  return {
    ...checkOf(checked, county, file),
    form,
    views,
    comparison: held && comparison ? { with: held, ...comparison } : null,
  }
}

/**
 * Stores a package: file, record and audit line in one transaction, so that it is there whole once this returns and not at all before.
 *
 * @throws Problem collection.unreadable, collection.has-faults (both with all faults)
 */
export async function handIn(ctx: Context, file: Upload, { acceptFaults }: HandIn): Promise<HandedIn> {
  const county = countyOf(ctx.actor)
  const same = await queries.findSame(ctx.db, county.code, sha256Of(file.bytes))
  if (same) return { outcome: 'already-stored', package: detailOf(same) }
  const checked = await checkBytes(ctx.work, county, file, ctx)
  const refusal = refusalOf(checked, acceptFaults)
  if (refusal) {
    const details = { code: refusal.code }
    await audit(ctx.db, ctx, { verb: 'collection.refuse', subject: checked.sha256, subjectName: file.fileName, details })
    throw refusal
  }
  const kept = await asKept(ctx.work, file, checked, ctx.signal)
  // The last moment to leave: whoever cancelled has been told that nothing is kept.
  if (ctx.signal.aborted) throw new Problem('work.left')
  ctx.tell(phase('storing'))
  return store(ctx.db, county, ctx, ...kept)
}

/** What is stored of a file: a workbook's teachers by hashed number only. Rows and cells stay, so that the faults stand where they stood. */
async function asKept(work: Work, file: Upload, checked: PackageCheck, signal: AbortSignal): Promise<[Upload, PackageCheck]> {
  const bytes = file.kind === 'xlsx' ? await work.run('withoutPeople', { bytes: file.bytes }, signal) : null
  return bytes === null
    ? [file, checked]
    : [
        { ...file, bytes },
        { ...checked, sha256: sha256Of(bytes), size: bytes.length },
      ]
}

/** Stores checked bytes for a county. `by` is who and when; the program itself may hand in the demonstration's data. */
export async function store(
  db: Db,
  county: { code: string; isDemo: boolean },
  by: { actor: Actor | string; now: Date; reference: string },
  file: Upload,
  checked: PackageCheck,
): Promise<HandedIn> {
  const id = randomUUID()
  const actor = typeof by.actor === 'string' ? null : by.actor
  try {
    return await atomically(db, async (tx) => {
      const file_id = await storeFile(tx, county.code, { bytes: file.bytes, mediaType: mediaTypeOf(file.kind) }, by.now)
      const saved = await queries.addPackage(tx, {
        county_code: county.code,
        package_id: id,
        file_id,
        file_name: file.fileName,
        sha256: checked.sha256,
        size: file.bytes.length,
        counties: JSON.stringify(checked.counties),
        faults: JSON.stringify(checked.faults),
        not_run: JSON.stringify(checked.notRun),
        notices: JSON.stringify(checked.notices),
        errors: checked.errors,
        warnings: checked.warnings,
        is_demo: county.isDemo,
        handed_in_at: by.now.toISOString(),
        handed_in_by: actor?.accountId ?? null,
        handed_in_name: actor?.displayName ?? String(by.actor),
        withdrawn_at: null,
        withdrawn_name: null,
        withdrawn_reason: null,
      })
      await audit(tx, by, {
        verb: 'collection.hand-in',
        subject: id,
        countyCode: county.code,
        subjectName: file.fileName,
        details: { sha256: checked.sha256, errors: checked.errors },
      })
      return { outcome: 'stored', package: detailOf(saved) }
    })
  } catch (error) {
    // Two people handed in the same bytes at the same moment: the second is told of the first.
    const same = isDuplicate(error) ? await queries.findSame(db, county.code, checked.sha256) : undefined
    if (same) return { outcome: 'already-stored', package: detailOf(same) }
    throw error
  }
}

export async function checkBytes(
  work: Work,
  county: { code: string; name: string },
  file: Upload,
  by: Partial<Pick<Context, 'signal' | 'tell'>> = {},
): Promise<PackageCheck> {
  return checkOf(await work.run('check', { bytes: file.bytes }, by.signal, by.tell), county, file)
}

function checkOf(checked: Checked, county: { code: string; name: string }, file: Upload): PackageCheck {
  return {
    ...checked,
    fileName: file.fileName,
    sha256: sha256Of(file.bytes),
    size: file.bytes.length,
    errors: checked.faults.filter((fault) => fault.severity === 'error').length,
    warnings: checked.faults.filter((fault) => fault.severity === 'warn').length,
    notices: noticesOf(checked, county),
  }
}

function refusalOf(checked: PackageCheck, acceptFaults: boolean): Problem | null {
  const { faults, notRun, errors } = checked
  if (!checked.readable) return new Problem('collection.unreadable', { faults, notRun })
  if (errors > 0 && !acceptFaults) return new Problem('collection.has-faults', { errors, faults, notRun })
  return null
}

/** A package may hold any county's codes (a city's, a neighbour's for comparison); that it is not the reader's own is said aloud. */
function noticesOf({ counties }: Checked, own: { code: string; name: string }): string[] {
  const foreign = counties.filter((county) => county.code !== own.code)
  if (foreign.length === 0) return []
  const names = foreign.slice(0, 5).map((county) => `${county.name}（${county.code}）`)
  const more = foreign.length > 5 ? `等 ${foreign.length} 个区县` : ''
  return [`数据包中有不属于${own.name}（${own.code}）的数据：${names.join('、')}${more}。请确认没有选错文件。`]
}
