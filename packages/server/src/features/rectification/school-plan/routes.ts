import * as contract from '@junheng/core/features/rectification/school-plan/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { actOnPlan, writePlan } from './act-on-plan.ts'
import { listPlans } from './list-plans.ts'
import { downloadPlans, makePlans } from './make-plans.ts'
import { downloadPlan, readPlan } from './read-plan.ts'

export function schoolPlanRoutes(app: App): void {
  mount(app, contract.listSchoolPlans, (ctx, { query }) => listPlans(ctx, query.standard))
  mount(app, contract.readSchoolPlan, (ctx, { params, query }) => readPlan(ctx, params.school, query.standard))
  mount(app, contract.writeSchoolPlan, (ctx, { params, body }) => writePlan(ctx, params.school, body))
  mount(app, contract.actOnSchoolPlan, (ctx, { params, body }) => actOnPlan(ctx, params.school, body))
  mount(app, contract.downloadSchoolPlan, (ctx, { params, query }) =>
    downloadPlan(ctx, params.school, query.standard, query.step),
  )
  mount(app, contract.makeSchoolPlans, (ctx, { body }) => makePlans(ctx, body))
  mount(app, contract.downloadSchoolPlans, (ctx, { params }) => downloadPlans(ctx, params.id))
}
