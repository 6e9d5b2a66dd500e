import * as contract from '@junheng/core/features/evaluation/bases/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { listBasisPairs } from './service.ts'

export function basisRoutes(app: App): void {
  mount(app, contract.listBasisPairs, (ctx) => listBasisPairs(ctx))
}
