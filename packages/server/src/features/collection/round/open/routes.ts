import * as contract from '@junheng/core/features/collection/round/open/contract.ts'
import { type App, mount } from '../../../../http/mount.ts'
import { readBoard } from './board.ts'
import { changeCalendar, changeKeeper, listUnits } from './change-calendar.ts'
import { confirmCopies, copyPrevious } from './copy-previous.ts'
import { importRound } from './import-round.ts'
import { openRound } from './open-round.ts'
import { proposeRound } from './proposal.ts'
import { listRounds, readRound } from './read-round.ts'
import { remindLate } from './remind.ts'
import { readSelfCheck } from './self-check.ts'

export function openRoutes(app: App): void {
  mount(app, contract.listRounds, (ctx) => listRounds(ctx))
  mount(app, contract.proposeRound, (ctx, { query }) => proposeRound(ctx, query))
  mount(app, contract.openRound, (ctx, { body }) => openRound(ctx, body))
  mount(app, contract.importRound, (ctx, { body, files }) => importRound(ctx, body, files.file))
  mount(app, contract.readRound, (ctx, { params }) => readRound(ctx, params.id))
  mount(app, contract.readBoard, (ctx, { params }) => readBoard(ctx, params.id))
  mount(app, contract.remindLate, (ctx, { params, body }) => remindLate(ctx, params.id, body))
  mount(app, contract.changeCalendar, (ctx, { params, body }) => changeCalendar(ctx, params.id, body))
  mount(app, contract.listUnits, (ctx) => listUnits(ctx))
  mount(app, contract.changeKeeper, (ctx, { params, body }) => changeKeeper(ctx, params.id, params.return, body))
  mount(app, contract.copyPrevious, (ctx, { params, body }) => copyPrevious(ctx, params.id, body))
  mount(app, contract.confirmCopies, (ctx, { params, body }) => confirmCopies(ctx, params.id, body))
  mount(app, contract.readSelfCheck, (ctx, { params }) => readSelfCheck(ctx, params.id))
}
