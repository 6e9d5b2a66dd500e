import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serveCounty } from './big-county.ts'
import { NODE, quantile, ROOT } from './measure.ts'
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
      const calibration = quantile(await timesOf(bare.url, clients, ''), 0.95)
      bare.close()
      const times = await timesOf(url, clients, cookie)
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

/** @returns milliseconds of every request of a second process */
function timesOf(url: string, clients: number, cookie: string): Promise<number[]> {
  return new Promise((done, failed) => {
    const words = [join(ROOT, 'bench/matrix-clients.ts'), url, String(clients), String(SECONDS), cookie]
    const child = spawn(NODE, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done(JSON.parse(said)) : failed(new Error(`the clients ended with ${code}`))))
  })
}

function bareServer(body: Buffer): Promise<{ url: string; close: () => void }> {
  const bare = createServer((_, reply) => reply.setHeader('content-type', 'application/json').end(body))
  return new Promise((done) => {
    bare.listen(0, '127.0.0.1', () => {
      const close = () => {
        bare.close()
        bare.closeAllConnections()
      }
      done({ url: `http://127.0.0.1:${(bare.address() as AddressInfo).port}`, close })
    })
  })
}
