import { startServer } from '../e2e/lib/server.ts'
import { openFolder } from '../packages/server/src/data-folder/open-folder.ts'
import { openPool } from '../packages/server/src/db/database.ts'
import { signIn } from './big-county.ts'
import { bareServer, timesOf } from './clients.ts'
import { addFilledLedger } from './filled-ledger.ts'
import { median, quantile } from './measure.ts'
import { report } from './report.ts'

const ITEMS = 20_000
const CLIENTS = 50
const SECONDS = 20
const EXPORTS = 5

/** What people ask of a full ledger, the dearest of each kind. */
const LISTS = {
  'as it opens': '/api/items?size=50',
  'by school, all': '/api/items?state=all&sort=school&size=50',
  'newest first, page 100': '/api/items?state=all&sort=-changed&page=100&size=50',
  'one unit, overdue, by deadline': `/api/items?state=overdue&sort=deadline&unit=${encodeURIComponent('镇街7（虚构）')}`,
  'searched words': `/api/items?state=all&text=${encodeURIComponent('还缺 1999')}`,
  'one indicator, one month': '/api/items?state=all&matter=indicator&indicator=L4&month=2027-03&sort=state',
}

/** Lists of 20 000 items with 60 000 milestones at 50 clients, each asking once a second; and 5 000 of them as the ten-column table. */
export async function benchLedger(): Promise<(boolean | null)[]> {
  const server = await startServer()
  try {
    const folder = await openFolder(server.data, { kind: 'command', exclusive: false })
    const db = openPool(folder.urls.migrator, { max: 1 })
    await addFilledLedger(db, { items: ITEMS }).finally(() => db.destroy())
    await folder.close()
    const { cookie } = await signIn(server)
    const kept: (boolean | null)[] = []
    for (const [name, path] of Object.entries(LISTS)) {
      const url = `${server.url}${path}`
      const body = Buffer.from(await (await fetch(url, { headers: { cookie } })).arrayBuffer())
      const bare = await bareServer(body)
      const calibration = quantile(await timesOf(bare.url, CLIENTS, 5, ''), 0.95)
      bare.close()
      const times = await timesOf(url, CLIENTS, SECONDS, cookie)
      kept.push(
        report({
          bench: 'ledger',
          what: `list of ${ITEMS} items, ${name}, ${CLIENTS} clients, p95`,
          unit: 'ms',
          ours: quantile(times, 0.95),
          peer: { name: 'bare server, same bytes (calibration)', value: calibration },
          target: 150,
          judged: 'figure',
          runs: times.length,
        }),
      )
    }
    for (const format of ['xlsx', 'docx'] as const) kept.push(await exportOf(server.url, cookie, format))
    return kept
  } finally {
    await server.stop()
  }
}

async function exportOf(url: string, cookie: string, format: 'docx' | 'xlsx'): Promise<boolean | null> {
  const narrowed = `${url}/api/item-paper?state=in_progress&format=${format}`
  const { total } = (await (await fetch(`${url}/api/items?state=in_progress&size=1`, { headers: { cookie } })).json()) as {
    total: number
  }
  const seconds: number[] = []
  for (let i = 0; i < EXPORTS; i++) {
    const start = performance.now()
    const reply = await fetch(narrowed, { headers: { cookie } })
    if (reply.status !== 200) throw new Error(`the export answered ${reply.status}: ${await reply.text()}`)
    await reply.arrayBuffer()
    seconds.push((performance.now() - start) / 1000)
  }
  return report({
    bench: 'ledger',
    what: `${total} items as the ten-column table, ${format}`,
    unit: 's',
    ours: median(seconds),
    peer: null,
    target: 3,
    judged: 'figure',
    runs: EXPORTS,
  })
}
