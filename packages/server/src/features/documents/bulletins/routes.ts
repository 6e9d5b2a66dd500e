import * as contract from '@junheng/core/features/documents/bulletins/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as circulars from './circular.ts'
import * as notices from './notice.ts'
import * as progress from './progress.ts'
import * as issued from './read-issued.ts'

export function bulletinRoutes(app: App): void {
  mount(app, contract.draftCircular, (ctx, { params, body }) => circulars.draft(ctx, params.run, body))
  mount(app, contract.issueCircular, (ctx, { params, body: { serial, ...wish } }) =>
    circulars.issue(ctx, params.run, wish, serial),
  )
  mount(app, contract.draftNotice, (ctx, { body }) => notices.draft(ctx, body))
  mount(app, contract.issueNotice, (ctx, { body: { serial, ...wish } }) => notices.issue(ctx, wish, serial))
  mount(app, contract.draftProgress, (ctx, { body }) => progress.draft(ctx, body))
  mount(app, contract.issueProgress, (ctx, { body: { serial, ...wish } }) => progress.issue(ctx, wish, serial))
  mount(app, contract.listIssued, (ctx, { query }) => issued.list(ctx, query))
  mount(app, contract.readIssued, (ctx, { params }) => issued.read(ctx, params.id))
  mount(app, contract.downloadIssued, (ctx, { params }) => issued.download(ctx, params.id))
}
