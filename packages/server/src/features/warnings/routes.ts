import * as contract from '@junheng/core/features/warnings/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { refresh } from './refresh.ts'
import { listRules, setRule } from './rules.ts'
import * as service from './service.ts'

export function warningsRoutes(app: App): void {
  mount(app, contract.listWarnings, (ctx, { query }) => service.list(ctx, query))
  mount(app, contract.refreshWarnings, (ctx, { body }) => refresh(ctx, body.source))
  mount(app, contract.acknowledgeWarning, (ctx, { params, body }) => service.acknowledge(ctx, params.id, body.note))
  mount(app, contract.escalateWarning, (ctx, { params, body }) => service.escalate(ctx, params.id, body.note))
  mount(app, contract.listWarningRules, (ctx) => listRules(ctx))
  mount(app, contract.setWarningRule, (ctx, { params, body }) => setRule(ctx, params.key, body))
}
