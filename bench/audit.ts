import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../packages/server/src/data-folder/folder-files.ts'
import { openFolder } from '../packages/server/src/data-folder/open-folder.ts'
import { atomically, type Db, openPool } from '../packages/server/src/db/database.ts'
import { migrate } from '../packages/server/src/db/migrate.ts'
import { openSealer } from '../packages/server/src/features/audit/seal.ts'
import { audit } from '../packages/server/src/features/audit/service.ts'
import { verifyChain } from '../packages/server/src/features/audit/verify.ts'
import { median } from './measure.ts'
import { pgbench } from './pgbench.ts'
import { report } from './report.ts'

const CONNECTIONS = 50
const SECONDS = 5
const ROUNDS = 3

/**
 * Durable audited writes from 50 connections, each one transaction with a change and its audit entry, with and without the sealer at
 * work, beside `pgbench -c 50` inserting single rows into the same PostgreSQL (fsync on) in the same run.
 */
export async function benchAudit(cache: string): Promise<(boolean | null)[]> {
  const dir = join(cache, `audit-${process.pid}`)
  makeFolder(dir, 0o711)
  const folder = await openFolder(dir, { kind: 'command', exclusive: true })
  try {
    await migrate(folder.urls.migrator)
    const { app, migrator } = folder.urls
    const times = { peer: [] as number[], alone: [] as number[], sealed: [] as number[] }
    await withPool(app, 4, (db) => writeFor(db, 1))
    for (let round = 0; round < ROUNDS; round++) {
      times.peer.push(...pgbench(migrator, dir, { connections: CONNECTIONS, seconds: SECONDS }))
      times.alone.push(SECONDS / (await withPool(app, CONNECTIONS, (db) => writeFor(db, SECONDS))))
      const sealer = openSealer(migrator, { log: quietLog })
      times.sealed.push(SECONDS / (await withPool(app, CONNECTIONS, (db) => writeFor(db, SECONDS))))
      await sealer.close()
    }
    const { whole, entries, awaiting } = await withPool(app, 1, (db) => verifyChain(db))
    if (!whole || awaiting > 0) throw new Error(`the chain is not whole after the bench: ${entries} sealed, ${awaiting} waiting`)
    console.log(
      `audit: ${entries} entries written, sealed and verified; ${perSecond(times.sealed)} audited writes/s with the sealer`,
    )
    return figures(times)
  } finally {
    await folder.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The server's PostgreSQL takes 60 connections, so ours are gone before pgbench comes. */
async function withPool<T>(url: string, max: number, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openPool(url, { max })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

function figures(times: { peer: number[]; alone: number[]; sealed: number[] }): (boolean | null)[] {
  const ms = (values: number[]) => median(values) * 1000
  const peer = times.peer.length > 0 ? { name: `pgbench -c ${CONNECTIONS}`, value: ms(times.peer) } : null
  if (peer) {
    const share = median(times.peer) / median(times.sealed)
    console.log(`audit: pgbench ${perSecond(times.peer)} single-row inserts/s; ours are ${share.toFixed(2)} of it (better ≥ 0.1)`)
  }
  return [
    report({
      bench: 'audit',
      what: `one durable audited write, ${CONNECTIONS} connections, sealer at work (1 ÷ writes per second)`,
      unit: 'ms',
      ours: ms(times.sealed),
      peer,
      target: 10,
      judged: 'ratio',
      runs: ROUNDS,
    }),
    report({
      bench: 'audit',
      what: 'the same, against the same without the sealer: sealing makes no writer queue',
      unit: 'ms',
      ours: ms(times.sealed),
      peer: { name: 'without the sealer', value: ms(times.alone) },
      target: 1.5,
      judged: 'ratio',
      runs: ROUNDS,
    }),
  ]
}

/** Writes from every connection for so long. @returns how many were acknowledged */
async function writeFor(db: Db, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let written = 0
  const writer = async () => {
    while (performance.now() < until) {
      const now = new Date()
      const key = `bench.${randomUUID()}`
      await atomically(db, async (tx) => {
        await tx.insertInto('setting').values({ key, value: '1', changed_at: now.toISOString() }).execute()
        const by = { actor: '性能测试', now, reference: key, address: '127.0.0.1' }
        await audit(tx, by, { verb: 'collection.hand-in', subject: key, before: { 值: null }, after: { 值: 1 } })
      })
      written += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, writer))
  return written
}

const perSecond = (times: number[]): string => (1 / median(times)).toFixed(0)

const quietLog = { info() {}, warn: (fields: object, text: string) => console.log(text, fields), error() {} }
