import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as service from './service.ts'

export function evaluationRoutes(app: App): void {
  mount(app, contract.evaluatePackage, (ctx, { params, query }) => service.evaluate(ctx, params.id, query))
  mount(app, contract.readForms, (ctx, { params, query }) => service.readForms(ctx, params.id, query))
  mount(app, contract.downloadPaper, (ctx, { params, query }) => service.paper(ctx, params.id, params.paper, query))
  mount(app, contract.explainFigure, (ctx, { params, query }) => {
    const { school, stage, indicator, ...judging } = query
    return service.explain(ctx, params.id, judging, { indicator, ...(school && { school }), ...(stage && { stage }) })
  })
}
