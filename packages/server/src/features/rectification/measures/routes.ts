import * as contract from '@junheng/core/features/rectification/measures/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { previewMeasure, readForecast } from './effects.ts'
import { createMeasure, editMeasure, listMeasures, settleMeasure } from './measures.ts'
import { createProject, editProject, listProjects } from './projects.ts'

export function measureRoutes(app: App): void {
  mount(app, contract.listMeasures, (ctx, { params }) => listMeasures(ctx, params.no))
  mount(app, contract.createMeasure, (ctx, { body }) => createMeasure(ctx, body))
  mount(app, contract.editMeasure, (ctx, { params, body }) => editMeasure(ctx, params.id, body))
  mount(app, contract.settleMeasure, (ctx, { params, body }) => settleMeasure(ctx, params.id, body))
  mount(app, contract.previewMeasure, (ctx, { body }) => previewMeasure(ctx, body))
  mount(app, contract.listProjects, (ctx) => listProjects(ctx))
  mount(app, contract.createProject, (ctx, { body }) => createProject(ctx, body))
  mount(app, contract.editProject, (ctx, { params, body }) => editProject(ctx, params.id, body))
  mount(app, contract.readForecast, (ctx, { query }) => readForecast(ctx, query.standard, query.day ?? null))
}
