import * as contract from '@junheng/core/features/collection/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { nationalRoutes } from './national/routes.ts'
import { roundRoutes } from './round/routes.ts'
import * as service from './service.ts'

export function collectionRoutes(app: App): void {
  nationalRoutes(app)
  roundRoutes(app)
  mount(app, contract.checkPackage, (ctx, { files }) => service.check(ctx, files.file))
  mount(app, contract.downloadTemplate, (ctx, { params }) => service.template(ctx, params.kind))
  mount(app, contract.annotateWorkbook, (ctx, { files }) => service.annotated(ctx, files.file))
  mount(app, contract.handInPackage, (ctx, { files, body }) => service.handIn(ctx, files.file, body))
  mount(app, contract.listPackages, (ctx, { query }) => service.list(ctx, query))
  mount(app, contract.readPackage, (ctx, { params }) => service.read(ctx, params.id))
  mount(app, contract.readRow, (ctx, { params, query }) => service.readRow(ctx, params.id, query.sheet, query.row))
  mount(app, contract.downloadPackage, (ctx, { params }) => service.download(ctx, params.id))
  mount(app, contract.downloadWorkbook, (ctx, { params }) => service.workbook(ctx, params.id))
  mount(app, contract.withdrawPackage, (ctx, { params, body }) => service.withdraw(ctx, params.id, body))
}
