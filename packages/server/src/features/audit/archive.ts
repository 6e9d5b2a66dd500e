import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '@junheng/core/problems.ts'
import { sql } from 'kysely'
import { syncFolder } from '../../data-folder/folder-files.ts'
import { type Db, openPool } from '../../db/database.ts'
import { type ChainEnd, findBase, waitForTurn } from './chain-queries.ts'
import { ndjson } from './export.ts'
import { atTheMachine, audit, verifyLog } from './service.ts'
import { verifyFile } from './verify-file.ts'

/** The law's six months (网络安全法 第二十一条): nothing younger ever leaves the database. */
export const LEAST_MONTHS = 6

/** How long this installation keeps entries at least, in months; never under six. */
const KEEP_SETTING = 'audit.keep-months'

export interface Archived {
  from: number
  to: number
  entries: number
  sha256: string
}

/**
 * Moves whole batches older than the retention into a new file and cuts the chain there. The file is written, synced and verified first;
 * only then, in one transaction, the rows go and the new beginning is noted. For the database's owner: the app may not.
 *
 * @param keepMonths  null takes the installation's setting; a shorter time than that is lengthened to it
 * @throws Problem audit.broken-chain, audit.nothing-to-archive, audit.unwritable-archive
 */
export async function archiveLog(
  ownerUrl: string,
  file: string,
  { keepMonths, now }: { keepMonths: number | null; now: Date },
): Promise<Archived> {
  const db = openPool(ownerUrl, { max: 2 })
  try {
    const months = Math.max(keepMonths ?? 0, await settledMonths(db))
    const from = ((await findBase(db))?.entryNo ?? 0) + 1
    const end = await lastSealBefore(db, monthsBefore(now, months))
    if (!end) throw new Problem('audit.nothing-to-archive', { months })
    if (!(await verifyLog(db)).whole) throw new Problem('audit.broken-chain')
    const sha256 = await writeFile(file, ndjson(db, {}, now, end.entryNo))
    const read = await verifyFile(file)
    if (!read.whole || read.entries !== end.entryNo - from + 1) throw new Error(`${file} does not read back as it was written`)
    await cut(db, end, sha256, now)
    return { from, to: end.entryNo, entries: read.entries, sha256 }
  } finally {
    await db.destroy()
  }
}

async function settledMonths(db: Db): Promise<number> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEEP_SETTING).executeTakeFirst()
  return Math.max(LEAST_MONTHS, typeof row?.value === 'number' ? row.value : 0)
}

/** The same day and time so many months earlier; a day that month has not is its last. */
function monthsBefore(now: Date, months: number): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 0)).getUTCDate()
  const date = Math.min(now.getUTCDate(), day)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, date) + (now.getTime() % 86_400_000))
}

/** The last seal such that it, all before it, and every entry they hold are older than `moment`. */
async function lastSealBefore(db: Db, moment: Date): Promise<ChainEnd | null> {
  const at = moment.toISOString()
  const { rows } = await sql<{ seal_no: number; last_no: number; entry_hash: string; hash: string }>`
    select seal_no, last_no, entry_hash, hash from audit_seal
    where seal_no < coalesce((select min(seal_no) from audit_seal where sealed_at >= ${at}), 9007199254740991)
      and last_no < coalesce((select min(l.entry_no) from audit_entry e join audit_link l using (entry_id) where e.at >= ${at}), 9007199254740991)
    order by seal_no desc limit 1`.execute(db)
  const [row] = rows
  return row ? { sealNo: row.seal_no, entryNo: row.last_no, entryHash: row.entry_hash, hash: row.hash } : null
}

async function writeFile(file: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  try {
    // `wx`: an archive is never written over.
    const out = openSync(file, 'wx', 0o600)
    try {
      for await (const chunk of bytes) {
        hash.update(chunk)
        writeSync(out, chunk)
      }
      fsyncSync(out)
    } finally {
      closeSync(out)
    }
    syncFolder(dirname(file))
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).syscall) throw error
    throw new Problem('audit.unwritable-archive', { file, reason: (error as Error).message }, { cause: error })
  }
  return hash.digest('hex')
}

async function cut(db: Db, end: ChainEnd, file_sha256: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // No sealer works meanwhile; writers are not concerned.
    await waitForTurn(tx)
    await sql`delete from audit_entry e using audit_link l where l.entry_id = e.entry_id and l.entry_no <= ${end.entryNo}`.execute(
      tx,
    )
    await tx.deleteFrom('audit_link').where('entry_no', '<=', end.entryNo).execute()
    await tx.deleteFrom('audit_seal').where('seal_no', '<=', end.sealNo).execute()
    const base = { seal_no: end.sealNo, entry_no: end.entryNo, entry_hash: end.entryHash, hash: end.hash }
    await tx
      .insertInto('audit_base')
      .values({ ...base, archived_at: now.toISOString(), file_sha256 })
      .execute()
    const details = { to: end.entryNo, seal: end.sealNo, sha256: file_sha256 }
    await audit(tx, atTheMachine(now), { verb: 'audit.archive', subject: 'audit', details })
  })
}
