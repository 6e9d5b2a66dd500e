import * as contract from '@junheng/core/features/evaluation/lists/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './service.ts'

export function listRoutes(app: App): void {
  mount(app, contract.readLists, (ctx, { params, query }) => service.readLists(ctx, params.id, query))
  mount(app, contract.readWeakSchools, (ctx) => service.readWeakSchools(ctx))
  mount(app, contract.setWeakRule, (ctx, { body }) => service.setWeakRule(ctx, body))
}
