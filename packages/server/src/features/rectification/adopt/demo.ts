import type { Context } from '../../../http/context.ts'
import { countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { proposeOverdue } from '../accountability/watch.ts'
import { actOnItem } from '../ledger/act.ts'
import { getItem } from '../ledger/find-item.ts'
import * as plans from '../queries.ts'
import { adoptPlanFor } from './adopt-plan.ts'
import * as queries from './queries.ts'
import { deskOf } from './service.ts'

type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

const DAY = 86_400_000

/**
 * The fictional county's published plan in the ledger, as far as the directory knows its names: the school nobody has confirmed yet waits, on purpose. Some
 * of its items are under way, some handed in. Only where no plan was adopted yet; all persons are made up.
 */
export async function loadDemoAdoption(as: As, now: Date): Promise<void> {
  const at = (days: number) => new Date(now.getTime() - days * DAY)
  const ctx = as('coordinator', '陈统筹（虚构）', at(33))
  const { code } = countyOf(ctx.actor)
  if ((await queries.listAdoptions(ctx.db, code)).length > 0) return
  const { rows } = await plans.listPlans(ctx.db, code, { page: 1, size: 1 })
  const [plan] = rows
  if (!plan) return
  await adoptPlanFor(ctx.db, ctx, deskOf(ctx), plan.plan_id)
  const made = await ctx.db
    .selectFrom('plan_item')
    .select('item_no')
    .where('county_code', '=', code)
    .where('plan_id', '=', plan.plan_id)
    .where('how', '=', 'made')
    .orderBy('item_no')
    .execute()
  const school = (days: number) => as('school', '何校长（虚构）', at(days))
  for (const [i, { item_no: no }] of made.entries()) {
    if (i % 3 === 2) continue
    await step(school(20), no, 'start')
    if (i % 6 === 0) await step(school(4), no, 'submit', '整改完成，请验收（演示）')
  }
  // The plan's days are fixed, and it was adopted longer ago than the county's term: what follows for days gone by is said before anybody looks, to nobody.
  const today = as('coordinator', '系统（演示）', now)
  await proposeOverdue(ctx.db, todayOf(today), () => today)
}

async function step(ctx: Context, no: number, action: 'start' | 'submit', note = ''): Promise<void> {
  const { version } = await getItem(ctx, no)
  await actOnItem(ctx, no, { action, note, seen: version })
}
