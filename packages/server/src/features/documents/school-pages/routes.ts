import * as contract from '@junheng/core/features/documents/school-pages/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { downloadPage, downloadPages, makePages } from './pages.ts'

export function schoolPagesRoutes(app: App): void {
  mount(app, contract.makeSchoolPages, (ctx, { params, body }) => makePages(ctx, params.id, body))
  mount(app, contract.downloadSchoolPages, (ctx, { params }) => downloadPages(ctx, params.id))
  mount(app, contract.downloadSchoolPage, (ctx, { params, query }) => downloadPage(ctx, params.id, params.school, query))
}
