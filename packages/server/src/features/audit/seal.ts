import { BEFORE_THE_FIRST, entryText, sealText } from '@junheng/core/features/audit/canonical.ts'
import { sql } from 'kysely'
import { type Db, openPool } from '../../db/database.ts'
import type { Log } from '../../http/context.ts'
import { sha256 } from './chain.ts'
import * as queries from './chain-queries.ts'

export interface Sealer {
  /** Ends after the round under way and a last one. */
  close: () => Promise<void>
}

/** Rows of one seal; a larger backlog is sealed round after round without a pause. */
const BATCH = 2000
const EVERY_MS = 1000
const PATIENCE_MS = 60_000

/** What the sealer works as where the database has it and the login may; else it works as the login, the owner. */
export const SEALER_ROLE = 'junheng_sealer'

/**
 * Seals what was written, about every second, on a connection of its own. Any number of processes may: one at a time has its turn. A
 * round is one transaction, so a process killed in it leaves nothing half.
 *
 * @param url  the owner's login, or one that is a member of `junheng_sealer`
 */
export function openSealer(url: string, { log, now = () => new Date() }: { log: Log; now?: () => Date }): Sealer {
  const db = openPool(url, { max: 1 })
  let timer: NodeJS.Timeout | undefined
  let isClosing = false
  let lastTold = 0
  let role: string | null | undefined

  async function rounds(): Promise<void> {
    try {
      if (role === undefined) role = (await maySetRole(db)) ? SEALER_ROLE : null
      while ((await sealOnce(db, now(), role)) === BATCH);
    } catch (error) {
      // Writing goes on without sealing; the page shows what waits. Said once a minute, not once a second.
      if (Date.now() - lastTold > PATIENCE_MS) log.warn({ reason: (error as Error).message }, 'audit entries could not be sealed')
      lastTold = Date.now()
    }
  }
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    running = rounds().finally(() => {
      if (!isClosing) timer = setTimeout(next, EVERY_MS)
    })
  }
  next()

  return {
    close: async () => {
      isClosing = true
      clearTimeout(timer)
      await running
      await rounds()
      await db.destroy()
    },
  }
}

/**
 * One round: takes waiting entries out of the queue, numbers and hashes them after the last sealed one, and closes them with a seal.
 * Within a batch the order is by time, then by id; between batches it is that of the sealing, whatever the clocks said.
 *
 * @returns the number of entries sealed; 0 also where another sealer has its turn
 */
export function sealOnce(db: Db, now: Date, role: string | null = null, most = BATCH): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (role) await sql`set local role ${sql.id(role)}`.execute(tx)
    if (!(await queries.takeTurn(tx))) return 0
    const waiting = await queries.takeWaiting(tx, most)
    if (waiting.length === 0) return 0
    waiting.sort((a, b) => compare(a.at, b.at) || compare(a.entry_id, b.entry_id))
    const last = (await queries.findLastSeal(tx)) ?? (await queries.findBase(tx)) ?? THE_BEGINNING
    const links = { no: [] as number[], entryId: [] as string[], hash: [] as string[] }
    let entryHash = last.entryHash
    for (const [i, entry] of waiting.entries()) {
      const no = last.entryNo + 1 + i
      entryHash = sha256(entryText(entryHash, no, entry))
      links.no.push(no)
      links.entryId.push(entry.entry_id!)
      links.hash.push(entryHash)
    }
    const seal = {
      sealNo: last.sealNo + 1,
      firstNo: last.entryNo + 1,
      lastNo: last.entryNo + waiting.length,
      // As the database will write it: it has microseconds, the program's clock has not.
      sealedAt: now.toISOString().replace('Z', '000Z'),
      entryHash,
    }
    await queries.addBatch(tx, links, {
      seal_no: seal.sealNo,
      first_no: seal.firstNo,
      last_no: seal.lastNo,
      sealed_at: now.toISOString(),
      entry_hash: entryHash,
      hash: sha256(sealText(last.hash, seal)),
    })
    return waiting.length
  })
}

const THE_BEGINNING: queries.ChainEnd = { sealNo: 0, entryNo: 0, entryHash: BEFORE_THE_FIRST, hash: BEFORE_THE_FIRST }

const compare = (a: string | null, b: string | null): number => (a! < b! ? -1 : a! > b! ? 1 : 0)

async function maySetRole(db: Db): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from pg_roles where rolname = ${SEALER_ROLE} and pg_has_role(oid, 'member')) as may`.execute(db)
  return rows[0]!.may
}
