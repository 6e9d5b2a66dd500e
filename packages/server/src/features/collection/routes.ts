import * as contract from '@junheng/core/features/collection/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as handIn from './hand-in.ts'
import { nationalRoutes } from './national/routes.ts'
import * as packages from './packages.ts'
import { roundRoutes } from './round/routes.ts'
import * as workbooks from './workbooks.ts'

export function collectionRoutes(app: App): void {
  nationalRoutes(app)
  roundRoutes(app)
  mount(app, contract.checkPackage, (ctx, { files }) => handIn.check(ctx, files.file))
  mount(app, contract.downloadTemplate, (ctx, { params }) => workbooks.template(ctx, params.kind))
  mount(app, contract.annotateWorkbook, (ctx, { files }) => workbooks.annotated(ctx, files.file))
  mount(app, contract.handInPackage, (ctx, { files, body }) => handIn.handIn(ctx, files.file, body))
  mount(app, contract.listPackages, (ctx, { query }) => packages.list(ctx, query))
  mount(app, contract.readPackage, (ctx, { params }) => packages.read(ctx, params.id))
  mount(app, contract.readRow, (ctx, { params, query }) => packages.readRow(ctx, params.id, query.sheet, query.row))
  mount(app, contract.downloadPackage, (ctx, { params }) => packages.download(ctx, params.id))
  mount(app, contract.downloadWorkbook, (ctx, { params }) => workbooks.workbook(ctx, params.id))
  mount(app, contract.withdrawPackage, (ctx, { params, body }) => packages.withdraw(ctx, params.id, body))
}
