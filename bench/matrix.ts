import { serveCounty } from './big-county.ts'
import { bareServer, timesOf } from './clients.ts'
import { quantile } from './measure.ts'
import { report } from './report.ts'

const SCHOOLS = 300
const SECONDS = 60
const LINES = [
  { clients: 20, target: 60 },
  { clients: 50, target: 100 },
] as const

/** The matrix of 300 schools asked for by 20 and 50 clients at once, beside a bare server that sends as many bytes (calibration). */
export async function benchMatrix(cache: string): Promise<(boolean | null)[]> {
  const { server, packageId, cookie } = await serveCounty(cache, SCHOOLS)
  try {
    const url = `${server.url}/api/packages/${packageId}/matrix`
    const first = await fetch(url, { headers: { cookie } })
    const body = Buffer.from(await first.arrayBuffer())
    const { rows, judged, facts } = JSON.parse(body.toString()) as { rows: unknown[]; judged: unknown[]; facts: unknown[] }
    const columns = 3 + judged.length + facts.length
    console.log(`matrix: ${rows.length} sections × ${columns} columns, ${(body.length / 1e6).toFixed(2)} MB`)
    const kept: (boolean | null)[] = []
    for (const { clients, target } of LINES) {
      const bare = await bareServer(body)
      const calibration = quantile(await timesOf(bare.url, clients, SECONDS, ''), 0.95)
      bare.close()
      const times = await timesOf(url, clients, SECONDS, cookie)
      kept.push(
        report({
          bench: 'matrix',
          what: `matrix of ${SCHOOLS} schools × ${columns} columns, ${clients} clients, p95`,
          unit: 'ms',
          ours: quantile(times, 0.95),
          peer: { name: 'bare server, same bytes (calibration)', value: calibration },
          target,
          judged: 'figure',
          runs: times.length,
        }),
      )
    }
    return kept
  } finally {
    await server.stop()
  }
}
