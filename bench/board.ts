import { type RunningServer, startServer } from '../e2e/lib/server.ts'
import { openFolder } from '../packages/server/src/data-folder/open-folder.ts'
import { openPool } from '../packages/server/src/db/database.ts'
import { signIn } from './big-county.ts'
import { bareServer, timesOf } from './clients.ts'
import { addFilledRound, type FilledRound } from './filled-round.ts'
import { quantile } from './measure.ts'
import { report } from './report.ts'

const SCHOOLS = 300
const CLIENTS = 50
const SECONDS = 60
const TARGET = 100

/**
 * The progress board of 300 schools × 60 values and 6 000 classes asked for by 50 clients once a second while somebody saves a value every second,
 * so that each second's board is another; beside a bare server that sends as many bytes (calibration).
 */
export async function benchBoard(): Promise<(boolean | null)[]> {
  const server = await startServer()
  try {
    const { round, returns } = await withRound(server)
    const { cookie, csrf } = await signIn(server)
    const url = `${server.url}/api/rounds/${round}/board`
    const body = Buffer.from(await (await fetch(url, { headers: { cookie } })).arrayBuffer())
    const { rows } = JSON.parse(body.toString()) as { rows: unknown[] }
    console.log(`board: ${rows.length} rows, ${(body.length / 1e3).toFixed(0)} KB`)
    const bare = await bareServer(body)
    const calibration = quantile(await timesOf(bare.url, CLIENTS, SECONDS, ''), 0.95)
    bare.close()
    const saver = setInterval(() => void save(server, returns, { cookie, csrf }), 1000)
    const times = await timesOf(url, CLIENTS, SECONDS, cookie).finally(() => clearInterval(saver))
    return [
      report({
        bench: 'board',
        what: `progress board of ${SCHOOLS} schools, ${CLIENTS} clients, a value saved every second, p95`,
        unit: 'ms',
        ours: quantile(times, 0.95),
        peer: { name: 'bare server, same bytes (calibration)', value: calibration },
        target: TARGET,
        judged: 'figure',
        runs: times.length,
      }),
    ]
  } finally {
    await server.stop()
  }
}

async function withRound(server: RunningServer): Promise<FilledRound> {
  const folder = await openFolder(server.data, { kind: 'command', exclusive: false })
  const db = openPool(folder.urls.app, { max: 2 })
  try {
    return await addFilledRound(db, { schools: SCHOOLS, values: 60, classes: 20 })
  } finally {
    await db.destroy()
    await folder.close()
  }
}

let saved = 0

async function save(server: RunningServer, returns: readonly string[], { cookie, csrf }: { cookie: string; csrf: string }) {
  const id = returns[saved++ % returns.length]
  const changes = [{ path: 'schools/founding_year', value: '1999', seen: 0 }]
  await fetch(`${server.url}/api/returns/${id}/values`, {
    method: 'PATCH',
    headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
    body: JSON.stringify({ changes }),
  })
}
