import * as contract from '@junheng/core/features/collection/round/check/contract.ts'
import { type App, mount } from '../../../../http/mount.ts'
import { explainFault } from './explain-fault.ts'
import { readReturnFaults } from './return-faults.ts'
import { readRoundFaults } from './round-faults.ts'
import { downloadRoundFaults } from './round-faults-file.ts'

export function checkRoutes(app: App): void {
  mount(app, contract.readReturnFaults, (ctx, { params }) => readReturnFaults(ctx, params.id))
  mount(app, contract.explainFault, (ctx, { params, body }) => explainFault(ctx, params.id, params.key, body.text))
  mount(app, contract.readRoundFaults, (ctx, { params }) => readRoundFaults(ctx, params.round))
  mount(app, contract.downloadRoundFaults, (ctx, { params }) => downloadRoundFaults(ctx, params.round))
}
