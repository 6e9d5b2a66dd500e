import * as contract from '@junheng/core/features/rectification/adopt/contract.ts'
import * as plans from '@junheng/core/features/rectification/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { adoptPlan } from './adopt-plan.ts'
import { exportAdopted } from './adopted-table.ts'
import { readItemPlans } from './item-plans.ts'
import { finishPlanMilestone, readPlanProgress } from './plan-progress.ts'
import * as service from './service.ts'

export function adoptRoutes(app: App): void {
  mount(app, contract.readAdoption, (ctx, { params, query }) => service.readAdoption(ctx, params.id, query.follows))
  mount(app, contract.answerNames, (ctx, { params, body }) => service.answerNames(ctx, params.id, body))
  mount(app, contract.adoptPlan, (ctx, { params, body }) => adoptPlan(ctx, params.id, body))
  mount(app, plans.exportAdopted, (ctx, { params, query }) => exportAdopted(ctx, params.id, query.format))
  mount(app, plans.readPlanProgress, (ctx, { params }) => readPlanProgress(ctx, params.id))
  mount(app, plans.finishPlanMilestone, (ctx, { params, body }) => finishPlanMilestone(ctx, params.id, body))
  mount(app, contract.readItemPlans, (ctx, { params }) => readItemPlans(ctx, params.no))
}
