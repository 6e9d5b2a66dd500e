import * as contract from '@junheng/core/features/evaluation/runs/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { compareRuns } from './compare-runs.ts'
import { makeRun } from './make-run.ts'
import { listRuns, readRun, repeatRun } from './read-runs.ts'

export function runRoutes(app: App): void {
  mount(app, contract.listRuns, (ctx, { query }) => listRuns(ctx, query))
  mount(app, contract.readRun, (ctx, { params }) => readRun(ctx, params.id))
  mount(app, contract.makeRun, (ctx, { body }) => makeRun(ctx, body))
  mount(app, contract.repeatRun, (ctx, { params }) => repeatRun(ctx, params.id))
  mount(app, contract.compareRuns, (ctx, { params, query }) => compareRuns(ctx, params.id, query.with))
}
