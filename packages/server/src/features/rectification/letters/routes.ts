import * as contract from '@junheng/core/features/rectification/letters/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { draftLetter } from './draft-letter.ts'
import { issueLetter } from './issue-letter.ts'
import * as register from './letter-register.ts'
import { listSettings, setSetting } from './settings.ts'
import { replyToLetter, stepLetter } from './step-letter.ts'

export function letterRoutes(app: App): void {
  mount(app, contract.draftLetter, (ctx, { body }) => draftLetter(ctx, body))
  mount(app, contract.issueLetter, (ctx, { body: { deliver, ...wish } }) => issueLetter(ctx, wish, deliver))
  mount(app, contract.listLetters, (ctx, { query }) => register.listLetters(ctx, query))
  mount(app, contract.exportLetters, (ctx, { query }) => register.exportLetters(ctx, query))
  mount(app, contract.readLetter, (ctx, { params }) => register.readLetter(ctx, params.id))
  mount(app, contract.downloadLetter, (ctx, { params }) => register.downloadLetter(ctx, params.id))
  mount(app, contract.stepLetter, (ctx, { params, body }) => stepLetter(ctx, params.id, body))
  mount(app, contract.replyToLetter, (ctx, { params, body, files }) => replyToLetter(ctx, params.id, body.text, files.file))
  mount(app, contract.downloadReplyFile, (ctx, { params }) => register.downloadReplyFile(ctx, params.id, params.step))
  mount(app, contract.listLetterSettings, (ctx) => listSettings(ctx))
  mount(app, contract.setLetterSetting, (ctx, { params, body }) => setSetting(ctx, params.kind, body))
}
