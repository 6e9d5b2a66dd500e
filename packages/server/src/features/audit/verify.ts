import { BEFORE_THE_FIRST, sealText } from '@junheng/core/features/audit/canonical.ts'
import type { Break, VerificationResult } from '@junheng/core/features/audit/schema.ts'
import type { Db } from '../../db/database.ts'
import { breakAt, chainWalker, sealBreak, sha256 } from './chain.ts'
import * as queries from './chain-queries.ts'

export interface VerifyOptions {
  /** A seal noted outside the system earlier: it must still stand. */
  noted?: { seal: number; hash: string }
  /** Called after every batch with how many of how many entries were re-computed. */
  progress?: (checked: number, total: number) => Promise<void> | void
  signal?: AbortSignal
  now?: Date
}

const BATCH = 2000
/** Breaks listed by name; all are counted. */
const LISTED = 100
const PATIENCE_MS = 60_000

/**
 * Re-computes the whole chain as far as it is sealed now: every entry's hash, every seal's, that no number is missing, and that nothing
 * was written beside it. Reads in batches, so memory stays the same for any length; writers and the sealer go on meanwhile.
 */
export async function verifyChain(db: Db, options: VerifyOptions = {}): Promise<VerificationResult> {
  const { noted, progress, signal } = options
  const found = collector()
  const notices: string[] = []
  const base = await queries.findBase(db)
  const head = await queries.findLastSeal(db)
  const from = { no: base?.entryNo ?? 0, hash: base?.entryHash ?? BEFORE_THE_FIRST }
  const to = head?.entryNo ?? from.no
  if (base) {
    notices.push(`第 1 至 ${base.entryNo} 条已归档，在归档文件中核验；这里从第 ${base.entryNo + 1} 条开始。`)
    // Who cuts off the beginning by hand has no entry that says so.
    if (!(await queries.isArchiveRecorded(db, base.sealNo)))
      found.take(sealBreak('seal-missing', base.sealNo, `第 1 至 ${base.entryNo} 条不在库中，却没有对应的归档记录。`))
  }

  const entries = await verifyEntries(db, from, to, found.take, async (checked) => {
    signal?.throwIfAborted()
    await progress?.(checked, to - from.no)
  })
  const seals = await verifySeals(db, base, head?.sealNo ?? 0, found.take, notices)
  await verifyNothingBeside(db, found)
  if (noted) await verifyNoted(db, noted, base, found.take)

  const { awaiting, oldestAt } = await queries.readQueue(db)
  const now = (options.now ?? new Date()).getTime()
  if (oldestAt !== null && now - Date.parse(oldestAt) > PATIENCE_MS)
    notices.push(`有 ${awaiting} 条等待封存超过 1 分钟。系统运行时会自动封存；如果系统正在运行，请查看服务器日志。`)
  return {
    whole: found.count() === 0,
    entries,
    seals,
    awaiting,
    head: head && { seal: head.sealNo, entry: head.entryNo, hash: head.hash, sealedAt: head.sealedAt },
    breaks: found.list(),
    breakCount: found.count(),
    notices,
  }
}

/** Keeps the first breaks and counts all. */
export function collector() {
  const breaks: Break[] = []
  let count = 0
  return {
    take: (broken: Break): void => {
      count += 1
      if (breaks.length < LISTED) breaks.push(broken)
    },
    more: (unlisted: number): void => {
      count += unlisted
    },
    list: () => breaks,
    count: () => count,
  }
}

async function verifyEntries(
  db: Db,
  from: { no: number; hash: string },
  to: number,
  found: (broken: Break) => void,
  progress: (checked: number) => Promise<void>,
): Promise<number> {
  const take = chainWalker(from, found)
  let [after, checked] = [from.no, 0]
  for (;;) {
    const links = await queries.readLinks(db, after, to, BATCH)
    for (const linked of links) take(linked)
    checked += links.length
    await progress(checked)
    if (links.length < BATCH) break
    after = links.at(-1)!.no
  }
  const last = checked === 0 ? from.no : await lastLinkUpTo(db, to)
  if (last < to) found(breakAt('link-missing', last + 1, to, null, `第 ${last + 1} 至 ${to} 条从链上缺失。`))
  return checked
}

async function lastLinkUpTo(db: Db, to: number): Promise<number> {
  const { last } = await db
    .selectFrom('audit_link')
    .select((eb) => eb.fn.max('entry_no').as('last'))
    .where('entry_no', '<=', to)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

async function verifySeals(
  db: Db,
  base: queries.ChainEnd | null,
  to: number,
  found: (broken: Break) => void,
  notices: string[],
): Promise<number> {
  let last = { no: base?.sealNo ?? 0, entryNo: base?.entryNo ?? 0, hash: base?.hash ?? BEFORE_THE_FIRST, at: '' }
  let [count, setBack] = [0, 0]
  for (;;) {
    const seals = await queries.readSeals(db, last.no, to, BATCH)
    for (const seal of seals) {
      const { seal_no: sealNo, first_no: firstNo, last_no: lastNo, sealed_at: sealedAt, entry_hash: entryHash } = seal
      const which = `第 ${sealNo} 号封条（第 ${firstNo} 至 ${lastNo} 条）`
      if (sealNo !== last.no + 1) {
        found(sealBreak('seal-missing', last.no + 1, `第 ${last.no + 1} 至 ${sealNo - 1} 号封条缺失。`))
      } else if (firstNo !== last.entryNo + 1) {
        found(sealBreak('seal-altered', sealNo, `${which}没有接着前一个封条。`))
      } else if (sha256(sealText(last.hash, { sealNo, firstNo, lastNo, sealedAt, entryHash })) !== seal.hash) {
        found(sealBreak('seal-altered', sealNo, `${which}被改动。`))
      }
      if (seal.link_hash !== null && seal.link_hash !== entryHash)
        found(sealBreak('seal-altered', sealNo, `${which}与链上第 ${lastNo} 条不一致。`))
      if (sealedAt < last.at) setBack += 1
      last = { no: sealNo, entryNo: lastNo, hash: seal.hash, at: sealedAt }
    }
    count += seals.length
    if (seals.length < BATCH) break
  }
  if (setBack > 0) notices.push(`服务器的时钟被拨回过 ${setBack} 次；次序以封存为准，不受影响。`)
  return count
}

async function verifyNothingBeside(db: Db, found: ReturnType<typeof collector>): Promise<void> {
  const beyond = await queries.findBeyondSeals(db)
  if (beyond) {
    const text = `第 ${beyond.first} 至 ${beyond.last} 条在链上，却没有封条：封条被删除。`
    found.take(breakAt('seal-missing', beyond.first, beyond.last, null, text))
  }
  const never = await queries.findNeverSealed(db, LISTED)
  for (const id of never.ids)
    found.take(
      breakAt('never-sealed', null, null, id, `记录 ${id} 既不在链上，也不在等待封存：它的位置被删除，或是绕过系统写入的。`),
    )
  found.more(never.count - never.ids.length)
  const removed = await queries.findRemovedUnsealed(db, LISTED)
  for (const id of removed.ids) found.take(breakAt('removed-unsealed', null, null, id, `记录 ${id} 在封存之前被删除。`))
  found.more(removed.count - removed.ids.length)
}

async function verifyNoted(
  db: Db,
  noted: { seal: number; hash: string },
  base: queries.ChainEnd | null,
  found: (broken: Break) => void,
): Promise<void> {
  const [seal] = await queries.readSeals(db, noted.seal - 1, noted.seal, 1)
  const hash = seal?.hash ?? (base?.sealNo === noted.seal ? base.hash : null)
  if (hash === noted.hash) return
  const text =
    hash === null
      ? `没有第 ${noted.seal} 号封条，而它曾被抄录：链的末尾被截去，或这是另一个数据库${base ? '，或它已归档' : ''}。`
      : `第 ${noted.seal} 号封条与抄录的不一致：抄录之后，它或它之前的记录被整体改写过。`
  found(sealBreak('head-differs', noted.seal, text))
}
