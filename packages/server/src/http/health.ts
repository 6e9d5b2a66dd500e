import { sql } from 'kysely'
import type { App } from './mount.ts'

/** `GET /healthz`: 200 while the database answers, 503 otherwise. For whoever watches the process; it says nothing about data. */
export function healthRoute(app: App): void {
  app.http.get('/healthz', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await sql`select 1`.execute(app.contextOf(request).db)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database-unreachable' })
    }
  })
}
