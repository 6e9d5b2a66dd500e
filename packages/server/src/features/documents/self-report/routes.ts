import * as contract from '@junheng/core/features/documents/self-report/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './service.ts'
import { textHistory, writeText } from './texts.ts'

export function selfReportRoutes(app: App): void {
  mount(app, contract.readSelfReport, (ctx, { query }) => service.readReport(ctx, query.run))
  mount(app, contract.generateSelfReport, (ctx, { body }) => service.generate(ctx, body.run))
  mount(app, contract.writeOwnText, (ctx, { params, body }) => writeText(ctx, params, body))
  mount(app, contract.listOwnTexts, (ctx, { params }) => textHistory(ctx, params))
  mount(app, contract.listSelfReports, (ctx) => service.listReports(ctx))
  mount(app, contract.readReportChanges, (ctx, { params }) => service.readChanges(ctx, params.id))
  mount(app, contract.downloadSelfReport, (ctx, { params }) => service.download(ctx, params.id))
}
