import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { type RunningServer, startServer } from '../e2e/lib/server.ts'
import { openFolder } from '../packages/server/src/data-folder/open-folder.ts'
import { openPool, sql } from '../packages/server/src/db/database.ts'
import { signIn } from './big-county.ts'
import { addLiveRound, type LiveRound } from './live-round.ts'
import { median, quantile } from './measure.ts'
import { report } from './report.ts'

const SCHOOLS = 300
const EDITS = 60
const WARM_UP = 15

/**
 * A school saves one value of a live round; then the county's verdict is asked for: read, judged and sent anew, with all 300 schools. Beside it the plain
 * SQL that only reads the round's values and counts them.
 */
export async function benchLiveEdit(cache: string): Promise<(boolean | null)[]> {
  const server = await startServer()
  try {
    const live = await withRound(server, cache)
    const session = await signIn(server)
    const url = `${server.url}/api/packages/${live.round}/evaluation`
    const times: number[] = []
    const hashes = new Set<string>()
    for (let i = 0; i < EDITS + WARM_UP; i++) {
      await save(server, live, session, i)
      const start = performance.now()
      const reply = await fetch(url, { headers: { cookie: session.cookie } })
      const text = await reply.text()
      if (i >= WARM_UP) times.push(performance.now() - start)
      if (!reply.ok) throw new Error(`${reply.status} ${text.slice(0, 300)}`)
      hashes.add(/"inputHash":"(\w+)"/.exec(text)![1]!)
    }
    if (hashes.size !== EDITS + WARM_UP) throw new Error(`${hashes.size} different verdicts of ${EDITS + WARM_UP} edits`)
    console.log(`live-edit: median ${median(times).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`)
    const peer = quantile(await plainReads(server, live), 0.95)
    return [
      report({
        bench: 'live-edit',
        what: `one value saved in a live round of ${SCHOOLS} schools → the county judged anew and sent, p95`,
        unit: 'ms',
        ours: quantile(times, 0.95),
        peer: { name: 'plain SQL that only reads the values of the round', value: peer },
        target: 50,
        judged: 'figure',
        runs: EDITS,
      }),
    ]
  } finally {
    await server.stop()
  }
}

/** How long the database takes to say what the schools' values are, with nothing judged. */
async function plainReads(server: RunningServer, { round }: LiveRound): Promise<number[]> {
  const folder = await openFolder(server.data, { kind: 'command', exclusive: false })
  const db = openPool(folder.urls.app, { max: 1 })
  const times: number[] = []
  try {
    for (let i = 0; i < 20; i++) {
      const start = performance.now()
      await sql`select return_id, path, value from data_value where county_code = ${DEMO_COUNTY.code} and round_id = ${round}`.execute(
        db,
      )
      times.push(performance.now() - start)
    }
  } finally {
    await db.destroy()
    await folder.close()
  }
  return times
}

async function withRound(server: RunningServer, cache: string): Promise<LiveRound> {
  const folder = await openFolder(server.data, { kind: 'command', exclusive: false })
  const db = openPool(folder.urls.app, { max: 2 })
  try {
    return await addLiveRound(db, cache, SCHOOLS)
  } finally {
    await db.destroy()
    await folder.close()
  }
}

async function save(
  server: RunningServer,
  { returns }: LiveRound,
  { cookie, csrf }: { cookie: string; csrf: string },
  at: number,
): Promise<void> {
  const changes = [{ path: 'schools/sports_field_area', value: String(5000 + at), seen: 1 }]
  const reply = await fetch(`${server.url}/api/returns/${returns[at % returns.length]}/values`, {
    method: 'PATCH',
    headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
    body: JSON.stringify({ changes }),
  })
  const { saved } = (await reply.json()) as { saved?: unknown[] }
  if (saved?.length !== 1) throw new Error(`the value was not saved: ${reply.status}`)
}
