import * as contract from '@junheng/core/features/notices/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import type { Channels } from './channel.ts'
import * as service from './service.ts'

export function noticesRoutes(app: App, channels: Channels): void {
  mount(app, contract.countNotices, (ctx) => service.countNotices(ctx))
  mount(app, contract.listNotices, (ctx, { query }) => service.listNotices(ctx, query))
  mount(app, contract.markNotices, (ctx, { body }) => service.markNotices(ctx, body))
  mount(app, contract.markAllRead, (ctx, { body }) => service.markAllRead(ctx, body))
  mount(app, contract.undoAllRead, (ctx, { body }) => service.undoAllRead(ctx, body.at))
  mount(app, contract.readNoticeSettings, (ctx) => service.readSettings(ctx, channels))
  mount(app, contract.setNoticeWishes, (ctx, { body }) => service.setWishes(ctx, channels, body))
  mount(app, contract.askMailCode, (ctx, { body }) => service.askMailCode(ctx, channels, body.mail))
  mount(app, contract.confirmMail, (ctx, { body }) => service.confirmMail(ctx, channels, body.code))
  mount(app, contract.removeMail, (ctx) => service.removeMail(ctx, channels))
  mount(app, contract.listHooks, (ctx) => service.listHooks(ctx, channels))
  mount(app, contract.addHook, (ctx, { body }) => service.addHook(ctx, channels, body))
  mount(app, contract.changeHook, (ctx, { params, body }) => service.changeHook(ctx, channels, params.id, body))
  mount(app, contract.removeHook, (ctx, { params }) => service.removeHook(ctx, channels, params.id))
  mount(app, contract.testHook, (ctx, { params }) => service.testHook(ctx, channels, params.id))
  mount(app, contract.listDeliveries, (ctx, { query }) => service.listDeliveries(ctx, channels, query))
  mount(app, contract.retryDeliveries, (ctx, { body }) => service.retryDeliveries(ctx, body.ids))
}
