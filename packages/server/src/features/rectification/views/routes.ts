import * as contract from '@junheng/core/features/rectification/views/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { todayOf } from '../../orgs/service.ts'
import { changeItems } from './bulk.ts'
import { groupItems } from './groups.ts'
import { listNumbers, readMore } from './more.ts'
import { writePaper } from './paper.ts'
import { rankUnits, readFunds, readMatrix } from './progress.ts'
import { readTimeline } from './timeline.ts'
import { readWall } from './wall.ts'

export function viewRoutes(app: App): void {
  mount(app, contract.groupItems, async (ctx, { query: { by, ...filter } }) => ({ groups: await groupItems(ctx, filter, by) }))
  mount(app, contract.readItemMore, (ctx, { query }) => readMore(ctx, query.numbers))
  mount(app, contract.listItemNumbers, (ctx, { query }) => listNumbers(ctx, query))
  mount(app, contract.changeItems, (ctx, { body }) => changeItems(ctx, body.items, body.change))
  mount(app, contract.writeItemPaper, (ctx, { query }) => writePaper(ctx, query))
  mount(app, contract.readItemMatrix, (ctx, { query }) => readMatrix(ctx, query))
  mount(app, contract.readTimeline, (ctx, { query }) => readTimeline(ctx, query))
  mount(app, contract.rankUnits, async (ctx, { query }) => ({ today: todayOf(ctx), units: await rankUnits(ctx, query.part) }))
  mount(app, contract.readItemFunds, (ctx, { query }) => readFunds(ctx, query))
  mount(app, contract.readWall, (ctx) => readWall(ctx))
}
