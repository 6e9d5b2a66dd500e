import * as contract from '@junheng/core/features/rectification/approvals/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { changeApproval, listApprovals, openApproval } from './approvals.ts'

export function approvalRoutes(app: App): void {
  mount(app, contract.listApprovals, (ctx, { query }) => listApprovals(ctx, query))
  mount(app, contract.openApproval, (ctx, { body }) => openApproval(ctx, body))
  mount(app, contract.changeApproval, (ctx, { params, body }) => changeApproval(ctx, params, body))
}
