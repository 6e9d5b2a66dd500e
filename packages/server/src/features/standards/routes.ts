import * as contract from '@junheng/core/features/standards/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as profiles from './profiles.ts'
import * as service from './service.ts'

export function standardsRoutes(app: App): void {
  mount(app, contract.listStandards, () => ({ standards: service.listStandards() }))
  mount(app, contract.listElements, () => ({ elements: service.listElements() }))
  mount(app, contract.listProfiles, (ctx) => profiles.listProfiles(ctx))
  mount(app, contract.addProfile, (ctx, { body }) => profiles.addProfile(ctx, body))
  mount(app, contract.downloadProfile, (ctx, { params }) => profiles.downloadProfile(ctx, params.id))
  mount(app, contract.withdrawProfile, (ctx, { params, body }) => profiles.withdrawProfile(ctx, params.id, body))
  mount(app, contract.adoptProfile, (ctx, { body }) => profiles.adoptProfile(ctx, body))
}
