import * as contract from '@junheng/core/features/rectification/sources/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as failures from './failures.ts'
import * as letters from './feedback-letters.ts'
import * as sheet from './item-sheet.ts'
import { createNew, proposeNew } from './new-item.ts'
import * as records from './records.ts'

export function sourceRoutes(app: App): void {
  mount(app, contract.listFailures, (ctx, { query }) => failures.listFailures(ctx, query))
  mount(app, contract.createFromFailures, (ctx, { body }) => failures.createFromFailures(ctx, body))
  mount(app, contract.readProposal, (ctx, { query }) => records.readProposal(ctx, query))
  mount(app, contract.createFromRecord, (ctx, { body }) => records.createFromRecord(ctx, body))
  mount(app, contract.proposeNew, (ctx, { query }) => proposeNew(ctx, query))
  mount(app, contract.createNew, (ctx, { body }) => createNew(ctx, body))
  mount(app, contract.listLinks, (ctx, { query }) => records.listLinks(ctx, query.kind))
  mount(app, contract.listFeedbackLetters, (ctx) => letters.listFeedbackLetters(ctx))
  mount(app, contract.readFeedbackLetter, (ctx, { params }) => letters.readFeedbackLetter(ctx, params.id))
  mount(app, contract.addFeedbackLetter, (ctx, { body }) => letters.addFeedbackLetter(ctx, body))
  mount(app, contract.downloadLetterPaper, (ctx, { params }) => letters.letterPaperFile(ctx, params.id, params.paper))
  mount(app, contract.itemTemplate, async () => sheet.itemTemplate())
  mount(app, contract.checkItemSheet, (ctx, { files }) => sheet.checkItemSheet(ctx, files.file))
  mount(app, contract.importItemSheet, (ctx, { files, body }) => sheet.importItemSheet(ctx, files.file, body.sha256))
}
