import * as contract from '@junheng/core/features/views/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as service from './service.ts'

export function viewsRoutes(app: App): void {
  mount(app, contract.listViews, (ctx, { params }) => service.list(ctx, params.room))
  mount(app, contract.saveView, (ctx, { params, body }) => service.save(ctx, params.room, params.name, body.search))
  mount(app, contract.renameView, (ctx, { params, body }) => service.rename(ctx, params.room, params.name, body.name))
  mount(app, contract.deleteView, (ctx, { params }) => service.remove(ctx, params.room, params.name))
  mount(app, contract.shareView, (ctx, { params, body }) => service.share(ctx, params.room, params.name, body.search))
  mount(app, contract.renameSharedView, (ctx, { params, body }) => service.renameShared(ctx, params.room, params.name, body.name))
  mount(app, contract.deleteSharedView, (ctx, { params }) => service.removeShared(ctx, params.room, params.name))
  mount(app, contract.listSchoolGroups, (ctx) => service.listGroups(ctx))
}
