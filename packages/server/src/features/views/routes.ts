import * as contract from '@junheng/core/features/views/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as service from './service.ts'

export function viewsRoutes(app: App): void {
  mount(app, contract.listViews, (ctx, { params }) => service.list(ctx, params.room))
  mount(app, contract.saveView, (ctx, { params, body }) => service.save(ctx, params.room, params.name, body.search))
  mount(app, contract.deleteView, (ctx, { params }) => service.remove(ctx, params.room, params.name))
}
