import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { basisRoutes } from './bases/routes.ts'
import { compareProfiles } from './difference.ts'
import { financeRoutes } from './finance/routes.ts'
import { judgementRoutes } from './judgements/routes.ts'
import { listRoutes } from './lists/routes.ts'
import { mapRoutes } from './map/routes.ts'
import { recognitionRoutes } from './recognition/routes.ts'
import { runRoutes } from './runs/routes.ts'
import * as schools from './schools.ts'
import * as service from './service.ts'
import { readSpread } from './spread.ts'
import { trendRoutes } from './trends/routes.ts'

export function evaluationRoutes(app: App): void {
  runRoutes(app)
  trendRoutes(app)
  listRoutes(app)
  basisRoutes(app)
  mapRoutes(app)
  judgementRoutes(app)
  financeRoutes(app)
  recognitionRoutes(app)
  mount(app, contract.evaluatePackage, (ctx, { params, query }) => service.readEvaluation(ctx, params.id, query))
  mount(app, contract.readMatrix, (ctx, { params, query }) => service.readMatrix(ctx, params.id, query))
  mount(app, contract.readForms, (ctx, { params, query }) => service.readForms(ctx, params.id, query))
  mount(app, contract.listSchools, (ctx, { params, query }) => schools.listSchools(ctx, params.id, query))
  mount(app, contract.readPresent, (ctx) => schools.readPresent(ctx))
  mount(app, contract.readSchool, (ctx, { params, query }) => schools.readSchool(ctx, params.id, params.school, query))
  mount(app, contract.downloadPaper, (ctx, { params, query }) => service.paper(ctx, params.id, params.paper, query))
  mount(app, contract.readSchoolPaper, (ctx, { params, query }) => service.schoolPaper(ctx, params.id, params.school, query))
  mount(app, contract.downloadSchoolPaper, (ctx, { params, query }) =>
    service.schoolFile(ctx, params.id, params.school, params.format, query),
  )
  mount(app, contract.readSpread, (ctx, { params, query }) => {
    const { stage, indicator, ...judging } = query
    return readSpread(ctx, params.id, judging, stage, indicator)
  })
  mount(app, contract.compareProfiles, (ctx, { params, query }) => {
    const { against, ...judging } = query
    return compareProfiles(ctx, params.id, judging, against)
  })
  mount(app, contract.explainFigure, (ctx, { params, query }) => {
    const { school, stage, indicator, ...judging } = query
    return service.explain(ctx, params.id, judging, { indicator, ...(school && { school }), ...(stage && { stage }) })
  })
}
