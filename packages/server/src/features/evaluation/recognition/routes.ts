import * as contract from '@junheng/core/features/evaluation/recognition/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as declarations from './declarations.ts'
import { readRecognition } from './read-recognition.ts'
import { readReadiness, setDemands } from './readiness.ts'
import { recordBasic, recordMonitoring, recordStatus } from './record-entries.ts'
import * as reviews from './reviews.ts'
import { readSince } from './since.ts'

export function recognitionRoutes(app: App): void {
  mount(app, contract.readRecognition, (ctx) => readRecognition(ctx))
  mount(app, contract.recordStatus, (ctx, { body }) => recordStatus(ctx, body))
  mount(app, contract.recordBasic, (ctx, { body }) => recordBasic(ctx, body))
  mount(app, contract.recordMonitoring, (ctx, { body }) => recordMonitoring(ctx, body))
  mount(app, contract.declareRun, (ctx, { body }) => declarations.declareRun(ctx, body))
  mount(app, contract.addReceipt, (ctx, { params, body, files }) =>
    declarations.addReceipt(ctx, params.number, body.docNo ?? null, files.file),
  )
  mount(app, contract.downloadReceipt, (ctx, { params }) => declarations.downloadReceipt(ctx, params.number, params.receipt))
  mount(app, contract.readSince, async (ctx, { query }) => ({ since: await readSince(ctx, query.run) }))
  mount(app, contract.readReadiness, (ctx) => readReadiness(ctx))
  mount(app, contract.setDemands, (ctx, { body }) => setDemands(ctx, body.demands))
  mount(app, contract.listReviews, (ctx) => reviews.listReviews(ctx))
  mount(app, contract.addReview, (ctx, { body }) => reviews.addReview(ctx, body))
  mount(app, contract.readReview, (ctx, { params }) => reviews.readReview(ctx, params.id))
  mount(app, contract.changeReview, (ctx, { params, body }) => reviews.changeReview(ctx, params.id, body))
  mount(app, contract.stepReview, (ctx, { params, body }) => reviews.stepReview(ctx, params.id, body))
  mount(app, contract.addLetter, (ctx, { params, files }) => reviews.addLetter(ctx, params.id, files.file))
  mount(app, contract.downloadLetter, (ctx, { params }) => reviews.downloadLetter(ctx, params.id, params.number))
}
