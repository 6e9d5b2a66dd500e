import { createServer } from 'node:net'
import { Problem } from '@junheng/core/problems.ts'
import { DEFAULT_PORT } from '../config.ts'

const TRIED_PORTS = 100

/**
 * The port to listen on: the one asked for, or the first free one from 8040 on. 0 leaves it to the system.
 *
 * @throws Problem serve.port-taken, serve.address-unusable
 */
export async function choosePort(host: string, asked: number | null): Promise<number> {
  const candidates = asked === null ? Array.from({ length: TRIED_PORTS }, (_, i) => DEFAULT_PORT + i) : [asked]
  for (const port of candidates) {
    const trouble = await tryListening(host, port)
    if (trouble === null) return port
    if (trouble !== 'EADDRINUSE') throw new Problem('serve.address-unusable', { host, reason: trouble })
  }
  throw new Problem('serve.port-taken', { port: asked ?? `${DEFAULT_PORT}–${DEFAULT_PORT + TRIED_PORTS - 1}` })
}

function tryListening(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
