import * as contract from '@junheng/core/features/rectification/accountability/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { decideProposal, listProposals, setOverdueDays } from './proposals.ts'

export function accountabilityRoutes(app: App): void {
  mount(app, contract.listProposals, (ctx, { query }) => listProposals(ctx, query))
  mount(app, contract.decideProposal, (ctx, { params, body }) => decideProposal(ctx, params.no, body))
  mount(app, contract.setOverdueDays, (ctx, { body }) => setOverdueDays(ctx, body.overdueDays))
}
