import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as service from './service.ts'

export function evaluationRoutes(app: App): void {
  mount(app, contract.evaluatePackage, (ctx, { params, query }) => service.evaluate(ctx, params.id, query.standard, query.county))
  mount(app, contract.readForms, (ctx, { params, query }) => service.readForms(ctx, params.id, query.standard, query.county))
  mount(app, contract.downloadPaper, (ctx, { params, query }) =>
    service.paper(ctx, params.id, params.paper, query.standard, query.county),
  )
  mount(app, contract.explainFigure, (ctx, { params, query }) => {
    const { standard, county, school, stage, indicator } = query
    const place = { ...(county && { county }), ...(school && { school }), ...(stage && { stage }) }
    return service.explain(ctx, params.id, { standard, indicator, ...place })
  })
}
