import * as contract from '@junheng/core/features/standards/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as service from './service.ts'

export function standardsRoutes(app: App): void {
  mount(app, contract.listStandards, () => ({ standards: service.listStandards() }))
}
