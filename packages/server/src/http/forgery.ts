import { timingSafeEqual } from 'node:crypto'
import type { Endpoint } from '@junheng/core/endpoint.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { FastifyRequest } from 'fastify'
import type { OpenSession } from './context.ts'

/**
 * Refuses writes another site makes a browser send (CSRF). A signed-in write carries the session's token in `x-csrf-token`, which no
 * other site can read; signing in itself has no token yet and relies on the browser naming where the request came from.
 *
 * @throws Problem access.forged-request
 */
export function guardAgainstForgery(endpoint: Endpoint, request: FastifyRequest, session: OpenSession | null): void {
  if (endpoint.method === 'GET') return
  if (request.headers['sec-fetch-site'] === 'cross-site') throw new Problem('access.forged-request')
  if (endpoint.needs === 'public') return
  const token = request.headers['x-csrf-token']
  if (typeof token !== 'string' || !session || !same(token, session.csrfToken)) throw new Problem('access.forged-request')
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
