import * as contract from '@junheng/core/features/evaluation/finance/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { readFinance } from './service.ts'

export function financeRoutes(app: App): void {
  mount(app, contract.readFinance, (ctx, { params, query }) => readFinance(ctx, params.id, query))
}
