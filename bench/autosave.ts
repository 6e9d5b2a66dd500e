import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startServer } from '../e2e/lib/server.ts'
import { makeFolder } from '../packages/server/src/data-folder/folder-files.ts'
import { openFolder } from '../packages/server/src/data-folder/open-folder.ts'
import { openPool } from '../packages/server/src/db/database.ts'
import { signIn } from './big-county.ts'
import { addFilledRound } from './filled-round.ts'
import { median, NODE, ROOT } from './measure.ts'
import { pgbench } from './pgbench.ts'
import { report } from './report.ts'

const CONNECTIONS = 50
const SECONDS = 8
const ROUNDS = 3
const LEAST = 400

/**
 * Autosave: durable `PATCH /api/returns/…/values` over HTTP from 50 connections of a second process, each one transaction with the value, its
 * history, the return's revision and its audit entry; beside `pgbench -c 50` inserting single rows into the same PostgreSQL, turn by turn.
 */
export async function benchAutosave(cache: string): Promise<(boolean | null)[]> {
  const dir = join(cache, `autosave-${process.pid}`)
  makeFolder(dir, 0o711)
  const times = { ours: [] as number[], peer: [] as number[] }
  try {
    for (let round = 0; round < ROUNDS; round++) {
      times.ours.push(SECONDS / (await savedBy(dir)))
      // The server's connections are gone: PostgreSQL takes 60.
      const folder = await openFolder(dir, { kind: 'command', exclusive: true })
      times.peer.push(...pgbench(folder.urls.migrator, dir, { connections: CONNECTIONS, seconds: SECONDS }))
      await folder.close()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  const perSecond = 1 / median(times.ours)
  const peer = times.peer.length > 0 ? { name: `pgbench -c ${CONNECTIONS}`, value: median(times.peer) * 1000 } : null
  console.log(
    `autosave: ${perSecond.toFixed(0)} values saved/s (at least ${LEAST}), ${times.ours.map((t) => (1 / t).toFixed(0)).join(', ')}`,
  )
  if (peer)
    console.log(
      `autosave: pgbench ${(1000 / peer.value).toFixed(0)} inserts/s; ours are ${((peer.value / 1000) * perSecond).toFixed(2)} of it (better ≥ 0.1)`,
    )
  const figure = { bench: 'autosave', unit: 'ms', ours: 1000 / perSecond, peer, runs: ROUNDS } as const
  return [
    report({
      ...figure,
      what: `one value saved durably, ${CONNECTIONS} connections (1 ÷ writes per second)`,
      target: 1000 / LEAST,
      judged: 'figure',
    }),
    report({ ...figure, what: 'the same against a single-row insert', target: 10, judged: 'ratio' }),
  ]
}

/** Serves the folder, adds a round the first time, and lets 50 people type. @returns how many values were acknowledged */
async function savedBy(data: string): Promise<number> {
  const server = await startServer({ data })
  try {
    const { cookie, csrf } = await signIn(server)
    const returns = await returnsIn(data)
    const words = [join(ROOT, 'bench/saving-clients.ts'), server.url, String(SECONDS), cookie, csrf, ...returns]
    const done = spawnSync(NODE, words, { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`the clients ended with ${done.status}: ${done.stderr.slice(0, 500)}`)
    return Number(done.stdout)
  } finally {
    await server.stop()
  }
}

async function returnsIn(data: string): Promise<string[]> {
  const folder = await openFolder(data, { kind: 'command', exclusive: false })
  const db = openPool(folder.urls.app, { max: 2 })
  try {
    // A round of its own each time: its returns have no value yet.
    const year = await db
      .selectFrom('data_round')
      .select(({ fn }) => fn.max('school_year').as('year'))
      .executeTakeFirst()
    return (await addFilledRound(db, { schools: CONNECTIONS, year: Math.max(2089, year?.year ?? 0) + 1 })).returns
  } finally {
    await db.destroy()
    await folder.close()
  }
}
