import * as contract from '@junheng/core/features/warnings/contract.ts'
import * as monitoring from '@junheng/core/features/warnings/monitoring/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { compareMonitoring, readMonitoring, setCalendar } from './monitoring/service.ts'
import { refresh } from './refresh.ts'
import { listRules, setRule } from './rules.ts'
import * as service from './service.ts'

export function warningsRoutes(app: App): void {
  mount(app, contract.listWarnings, (ctx, { query }) => service.list(ctx, query))
  mount(app, contract.refreshWarnings, (ctx, { body }) => refresh(ctx, body.source))
  mount(app, contract.acknowledgeWarning, (ctx, { params, body }) => service.acknowledge(ctx, params.id, body.note))
  mount(app, contract.escalateWarning, (ctx, { params, body }) => service.escalate(ctx, params.id, body.note))
  mount(app, contract.listWarningRules, (ctx) => listRules(ctx))
  mount(app, monitoring.readMonitoring, (ctx) => readMonitoring(ctx))
  mount(app, monitoring.setMonitoringCalendar, (ctx, { body }) => setCalendar(ctx, body))
  mount(app, monitoring.compareMonitoring, (ctx, { query }) => compareMonitoring(ctx, query.before, query.after))
  mount(app, contract.setWarningRule, (ctx, { params, body }) => setRule(ctx, params.key, body))
}
