import * as contract from '@junheng/core/features/rectification/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import { accountabilityRoutes } from './accountability/routes.ts'
import { adoptRoutes } from './adopt/routes.ts'
import { approvalRoutes } from './approvals/routes.ts'
import * as decide from './decide.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { letterRoutes } from './letters/routes.ts'
import { lookBackRoutes } from './look-back/routes.ts'
import { measureRoutes } from './measures/routes.ts'
import { milestoneRoutes } from './milestones/routes.ts'
import { schoolPlanRoutes } from './school-plan/routes.ts'
import * as service from './service.ts'
import { sourceRoutes } from './sources/routes.ts'
import { unitYearRoutes } from './unit-years/routes.ts'
import { viewRoutes } from './views/routes.ts'

export function rectificationRoutes(app: App): void {
  ledgerRoutes(app)
  milestoneRoutes(app)
  evidenceRoutes(app)
  sourceRoutes(app)
  accountabilityRoutes(app)
  schoolPlanRoutes(app)
  measureRoutes(app)
  viewRoutes(app)
  letterRoutes(app)
  lookBackRoutes(app)
  approvalRoutes(app)
  adoptRoutes(app)
  unitYearRoutes(app)
  mount(app, contract.importPlan, (ctx, { files, body }) =>
    service.importPlan(ctx, { file: files.file, body: files.body, publishedSchools: body.publishedSchools ?? null }),
  )
  mount(app, contract.listPlans, (ctx, { query }) => service.list(ctx, query))
  mount(app, contract.readPlan, (ctx, { params }) => service.read(ctx, params.id))
  mount(app, contract.reviewName, (ctx, { params, body }) => decide.reviewName(ctx, params.id, body))
  mount(app, contract.reviewFinding, (ctx, { params, body }) => decide.reviewFinding(ctx, params.id, body))
  mount(app, contract.withdrawPlan, (ctx, { params, body }) => decide.withdrawPlan(ctx, params.id, body))
  mount(app, contract.extractLedger, (ctx, { params, body }) => service.extractLedger(ctx, params.id, body))
  mount(app, contract.exportPlan, (ctx, { params, query }) => service.exportPlan(ctx, params.id, query.format))
}
