import * as contract from '@junheng/core/features/rectification/unit-years/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { downloadUnitYears, readUnitYears, setScoreRule } from './unit-years.ts'

export function unitYearRoutes(app: App): void {
  mount(app, contract.readUnitYears, (ctx, { query }) => readUnitYears(ctx, query))
  mount(app, contract.downloadUnitYears, (ctx, { query }) => downloadUnitYears(ctx, query))
  mount(app, contract.setScoreRule, (ctx, { body }) => setScoreRule(ctx, body.rule))
}
