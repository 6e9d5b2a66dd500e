import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { NODE, ROOT } from './measure.ts'

/** N keep-alive clients in a second process, each asking once a second. @returns milliseconds of every request */
export function timesOf(url: string, clients: number, seconds: number, cookie: string): Promise<number[]> {
  return new Promise((done, failed) => {
    const words = [join(ROOT, 'bench/asking-clients.ts'), url, String(clients), String(seconds), cookie]
    const child = spawn(NODE, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done(JSON.parse(said)) : failed(new Error(`the clients ended with ${code}`))))
  })
}

/** A server that does nothing but send these bytes: what asking costs at least. */
export function bareServer(body: Buffer): Promise<{ url: string; close: () => void }> {
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
