import * as contract from '@junheng/core/features/collection/round/check/contract.ts'
import { type App, mount } from '../../../../http/mount.ts'
import { explainFault } from './explain-fault.ts'
import { explainRoundFault } from './explain-round-fault.ts'
import * as remarks from './remarks.ts'
import { readReturnFaults } from './return-faults.ts'
import { readRoundFaults } from './round-faults.ts'
import { downloadRoundFaults } from './round-faults-file.ts'
import { readValueHistory } from './value-history.ts'
import { acceptClean, listWaiting } from './waiting.ts'

export function checkRoutes(app: App): void {
  mount(app, contract.readReturnFaults, (ctx, { params }) => readReturnFaults(ctx, params.id))
  mount(app, contract.explainFault, (ctx, { params, body }) => explainFault(ctx, params.id, params.key, body.text))
  mount(app, contract.readRoundFaults, (ctx, { params }) => readRoundFaults(ctx, params.round))
  mount(app, contract.explainRoundFault, (ctx, { params, body }) => explainRoundFault(ctx, params.round, params.key, body))
  mount(app, contract.downloadRoundFaults, (ctx, { params }) => downloadRoundFaults(ctx, params.round))
  mount(app, contract.addRemark, (ctx, { params, body }) => remarks.addRemark(ctx, params.id, body.path, body.text))
  mount(app, contract.answerRemark, (ctx, { params, body }) => remarks.answerRemark(ctx, params.id, params.remark, body.text))
  mount(app, contract.settleRemark, (ctx, { params }) => remarks.settleRemark(ctx, params.id, params.remark))
  mount(app, contract.readValueHistory, (ctx, { params, query }) => readValueHistory(ctx, params.id, query.path))
  mount(app, contract.listWaiting, (ctx, { params }) => listWaiting(ctx, params.round))
  mount(app, contract.acceptClean, (ctx, { params, body }) => acceptClean(ctx, params.round, body.returns))
}
