import * as contract from '@junheng/core/features/evaluation/trends/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './service.ts'

export function trendRoutes(app: App): void {
  mount(app, contract.readTrend, (ctx, { query }) => service.readTrend(ctx, query.standard))
  mount(app, contract.readIndicatorTrend, (ctx, { query: { standard, stage, indicator } }) =>
    service.readIndicatorTrend(ctx, standard, stage, indicator),
  )
  mount(app, contract.readSchoolTrend, (ctx, { params, query }) => service.readSchoolTrend(ctx, query.standard, params.school))
}
