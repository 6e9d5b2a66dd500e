import { statfs } from 'node:fs/promises'
import { Problem } from '@junheng/core/problems.ts'
import type { FastifyInstance } from 'fastify'

/** What the largest file, written twice (table and log), may need, and some. */
const LEAST_BYTES = 160 * 1024 * 1024
const LOOK_EVERY_MS = 1000

/**
 * Refuses to store anything while the data folder's disk has almost no room left: PostgreSQL ends when it cannot write its log, and then nobody could
 * even read. Signing in and reading go on; so does storing, by itself, once there is room.
 */
export function keepRoomOnDisk(http: FastifyInstance, dir: string, least: number = LEAST_BYTES): void {
  let [lookedAt, isFull] = [0, false]
  http.addHook('onRequest', async ({ method, url }) => {
    if (method === 'GET' || url.startsWith('/api/session')) return
    if (Date.now() - lookedAt > LOOK_EVERY_MS || Date.now() < lookedAt) {
      lookedAt = Date.now()
      isFull = await isAlmostFull(dir, least)
    }
    if (isFull) throw new Problem('storage.full', { retryAfter: 60 })
  })
}

async function isAlmostFull(dir: string, least: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize < least
}
