import * as contract from '@junheng/core/features/evaluation/judgements/contract.ts'
import * as core from '@junheng/core/features/evaluation/judgements/core-results/contract.ts'
import * as duties from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { readCoreResults, readCoreSheet, saveCoreResults } from './core-results/core-results.ts'
import { readCountyItems } from './county-items.ts'
import { decideDoubt, listDoubts } from './doubts.ts'
import { assign, listDuties } from './duties/duties.ts'
import { ownJudgements } from './duties/own-judgements.ts'
import * as evidence from './evidence.ts'
import { recordJudgement } from './record.ts'
import { readHistory, reviewJudgement } from './review.ts'
import * as rubrics from './rubrics.ts'

export function judgementRoutes(app: App): void {
  mount(app, contract.readCountyItems, (ctx, { params, query }) => readCountyItems(ctx, params.id, query))
  mount(app, contract.recordJudgement, (ctx, { body, files }) => recordJudgement(ctx, body, files.file))
  mount(app, contract.addEvidence, (ctx, { body, files }) => evidence.addEvidence(ctx, body, files.file))
  mount(app, contract.downloadEvidence, (ctx, { params }) => evidence.downloadEvidence(ctx, params.id))
  mount(app, contract.withdrawEvidence, (ctx, { params, body }) => evidence.withdrawEvidence(ctx, params.id, body.reason))
  mount(app, contract.reviewJudgement, (ctx, { body }) => reviewJudgement(ctx, body))
  mount(app, contract.readJudgementHistory, (ctx, { query }) => readHistory(ctx, query))
  mount(app, contract.listDoubts, (ctx, { query }) => listDoubts(ctx, query.schoolYear))
  mount(app, contract.decideDoubt, (ctx, { body }) => decideDoubt(ctx, body))
  mount(app, contract.readRubrics, (ctx, { query }) => rubrics.readRubrics(ctx, query.schoolYear))
  mount(app, contract.setScores, (ctx, { body }) => rubrics.setScores(ctx, body))
  mount(app, contract.setCoreItems, (ctx, { body }) => rubrics.setCoreItems(ctx, body))
  mount(app, duties.listJudgementDuties, (ctx, { query }) => listDuties(ctx, query.standard))
  mount(app, duties.assignJudgements, (ctx, { body }) => assign(ctx, body))
  mount(app, duties.listOwnJudgements, (ctx, { query }) => ownJudgements(ctx, query.schoolYear))
  mount(app, core.readCoreResults, (ctx, { query }) => readCoreResults(ctx, query.schoolYear))
  mount(app, core.saveCoreResults, (ctx, { body }) => saveCoreResults(ctx, body))
  mount(app, core.readCoreSheet, (ctx, { files }) => readCoreSheet(ctx, files.file))
}
