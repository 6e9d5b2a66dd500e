import * as contract from '@junheng/core/features/documents/templates/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './service.ts'

export function paperTemplateRoutes(app: App): void {
  mount(app, contract.listTemplates, (ctx) => service.listTemplates(ctx))
  mount(app, contract.downloadTemplate, (ctx, { params, query }) => service.download(ctx, params.kind, query.version))
  mount(app, contract.replaceTemplate, (ctx, { params, files }) => service.replace(ctx, params.kind, files.file))
  mount(app, contract.restoreTemplate, (ctx, { params }) => service.restore(ctx, params.kind))
}
