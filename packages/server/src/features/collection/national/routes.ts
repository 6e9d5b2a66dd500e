import * as contract from '@junheng/core/features/collection/national/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './service.ts'

export function nationalRoutes(app: App): void {
  mount(app, contract.gatherExports, (ctx, { files, body }) => service.gatherReport(ctx, files, body))
  mount(app, contract.gatherWorkbook, (ctx, { files, body }) => service.gatheredWorkbook(ctx, files, body))
}
