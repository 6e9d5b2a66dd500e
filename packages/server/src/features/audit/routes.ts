import * as contract from '@junheng/core/features/audit/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { exportLog } from './export.ts'
import * as reading from './reading.ts'
import * as runs from './verification-runs.ts'

export function auditRoutes(app: App): void {
  const stopping = new AbortController()
  app.http.addHook('preClose', () => stopping.abort())

  mount(app, contract.listAudit, (ctx, { query }) => reading.list(ctx, query))
  mount(app, contract.readSealing, (ctx) => reading.readSealing(ctx))
  mount(app, contract.startVerification, (ctx) => runs.startVerification(ctx, stopping.signal))
  mount(app, contract.latestVerification, async (ctx) => ({ verification: await runs.latestVerification(ctx) }))
  mount(app, contract.exportAudit, (ctx, { query }) => exportLog(ctx, query))
}
