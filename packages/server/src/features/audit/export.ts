import { createHash } from 'node:crypto'
import type { Download } from '@junheng/core/endpoint.ts'
import { BEFORE_THE_FIRST } from '@junheng/core/features/audit/canonical.ts'
import type { AuditFilter } from '@junheng/core/features/audit/schema.ts'
import type { Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { findBase, findLastSeal, readForExport } from './chain-queries.ts'
import { csvLine, csvStart, type ExportHead, type ExportTail, ndjsonLine } from './export-format.ts'
import type { Search } from './queries.ts'
import { searchOf } from './reading.ts'
import { audit } from './service.ts'

const BATCH = 2000

/** Sealed entries that fit the filter, oldest first, as a file that `junheng verify-audit FILE` re-computes. Exporting is written down. */
export async function exportLog(
  ctx: Context,
  { format, ...filter }: AuditFilter & { format: 'csv' | 'ndjson' },
): Promise<Download> {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(ctx.now)
  await audit(ctx.db, ctx, { verb: 'audit.export', subject: 'audit', details: { format, ...filter } })
  return {
    fileName: `操作记录-${day}.${format}`,
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
    size: null,
    bytes: format === 'csv' ? csv(ctx.db, filter) : ndjson(ctx.db, filter, ctx.now),
  }
}

async function* csv(db: Db, filter: AuditFilter): AsyncIterable<Uint8Array> {
  const head = await findLastSeal(db)
  yield Buffer.from(csvStart())
  for await (const batch of batches(db, head?.entryNo ?? 0, searchOf(filter))) yield Buffer.from(batch.map(csvLine).join(''))
}

/** The lines of an NDJSON export up to the newest seal, or up to entry `to`. */
export async function* ndjson(db: Db, filter: AuditFilter, now: Date, to?: number): AsyncIterable<Uint8Array> {
  const seal = await findLastSeal(db)
  const hash = createHash('sha256')
  const hashed = (text: string) => {
    const bytes = Buffer.from(text)
    hash.update(bytes)
    return bytes
  }
  const head = seal && { seal: seal.sealNo, entry: seal.entryNo, hash: seal.hash, sealedAt: seal.sealedAt }
  const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const start: ExportHead = { format: 'junheng-audit-1', exportedAt: now.toISOString(), filter: Object.fromEntries(given), head }
  yield hashed(`${JSON.stringify(start)}\n`)
  let entries = 0
  for await (const batch of batches(db, to ?? seal?.entryNo ?? 0, searchOf(filter))) {
    entries += batch.length
    yield hashed(batch.map(ndjsonLine).join(''))
  }
  const end: ExportTail = { entries, sha256: hash.digest('hex') }
  yield Buffer.from(`${JSON.stringify(end)}\n`)
}

async function* batches(db: Db, to: number, search: Search) {
  const base = await findBase(db)
  const beginning = { no: base?.entryNo ?? 0, hash: base?.entryHash ?? BEFORE_THE_FIRST }
  for (let after = beginning.no; ; ) {
    const batch = await readForExport(db, { after, to, most: BATCH, search, beginning })
    if (batch.length > 0) yield batch
    if (batch.length < BATCH) return
    after = batch.at(-1)!.no
  }
}
