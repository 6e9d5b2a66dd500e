import * as contract from '@junheng/core/features/collection/round/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { basesRoutes } from './bases/routes.ts'
import { checkRoutes } from './check/routes.ts'
import { fillRoutes } from './fill/routes.ts'
import { lockRoutes } from './lock/routes.ts'
import { openRoutes } from './open/routes.ts'
import { readReturn } from './read-return.ts'
import * as steps from './return-steps.ts'
import { saveValues } from './save-values.ts'

export function roundRoutes(app: App): void {
  openRoutes(app)
  lockRoutes(app)
  mount(app, contract.readReturn, (ctx, { params }) => readReturn(ctx, params.id))
  mount(app, contract.saveValues, (ctx, { params, body }) => saveValues(ctx, params.id, body))
  mount(app, contract.submitReturn, (ctx, { params, body }) => steps.submit(ctx, params.id, body))
  mount(app, contract.resumeReturn, (ctx, { params, body }) => steps.resume(ctx, params.id, body))
  mount(app, contract.withdrawReturn, (ctx, { params, body }) => steps.withdraw(ctx, params.id, body))
  mount(app, contract.returnReturn, (ctx, { params, body }) => steps.giveBack(ctx, params.id, body))
  mount(app, contract.acceptReturn, (ctx, { params, body }) => steps.accept(ctx, params.id, body))
  checkRoutes(app)
  fillRoutes(app)
  basesRoutes(app)
}
