import * as contract from '@junheng/core/features/evaluation/map/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './service.ts'

export function mapRoutes(app: App): void {
  mount(app, contract.readMap, (ctx) => service.readMap(ctx))
  mount(app, contract.checkMap, (ctx, { files }) => service.checkMap(ctx, files.file))
  mount(app, contract.putMap, (ctx, { files, body }) => service.putMap(ctx, files.file, body.towns))
  mount(app, contract.withdrawMap, (ctx, { params }) => service.withdrawMap(ctx, params.version))
}
