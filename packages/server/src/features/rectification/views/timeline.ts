import type { readTimeline as readTimelineContract } from '@junheng/core/features/rectification/views/contract.ts'
import type { Timeline, TimelineProject } from '@junheng/core/features/rectification/views/schema.ts'
import type { z } from 'zod'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { chosenItems, inOrder } from '../ledger/list-items.ts'
import * as queries from './queries.ts'

/** A page of items by deadline as bars, with their milestones and the projects their measures wait for. */
export async function readTimeline(
  ctx: Context,
  { page, size, ...filter }: z.output<typeof readTimelineContract.query>,
): Promise<Timeline> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const rows = await inOrder(chosenItems(ctx, filter).selectAll('rectification_item'), 'deadline')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const numbers = rows.map(({ item_no }) => item_no)
  const milestones = Map.groupBy(await queries.milestonesOf(ctx.db, code, numbers), ({ item_no }) => item_no)
  const waiting = await queries.projectsOf(ctx.db, code, numbers)
  const projects = Map.groupBy(waiting, ({ item_no }) => item_no)
  return {
    today,
    items: rows.map((row) => ({
      no: row.item_no,
      label: [row.school_name ?? '全县', indicatorName(row.standard_key, row) || row.problem].join(' · '),
      state: row.state,
      from: dayOf(row.created_at),
      to: row.deadline,
      isLate: row.deadline !== null && row.deadline < today && !SETTLED.has(row.state),
      steps: (milestones.get(row.item_no) ?? []).flatMap(({ due, text, done_on }) =>
        due === null ? [] : { due, text, doneOn: done_on },
      ),
      projects: [...new Set((projects.get(row.item_no) ?? []).map(({ project_id }) => project_id))],
    })),
    projects: [...new Map(waiting.map((row) => [row.project_id, projectOf(row)])).values()],
    total: await queries.countOf(ctx, filter),
    page,
    size,
  }
}

const SETTLED: ReadonlySet<string> = new Set(['closed', 'merged', 'dropped'])

type Project = Awaited<ReturnType<typeof queries.projectsOf>>[number]

/** A building counts once it is accepted; where nobody said when, from its completion. */
const projectOf = (row: Project): TimelineProject => {
  const planned = row.planned_acceptance ?? row.planned_completion
  return {
    key: row.project_id,
    name: row.name,
    planned,
    expected: row.forecast_acceptance ?? row.forecast_completion ?? planned,
    isDone: row.state === 'accepted',
  }
}

const dayOf = (iso: string): string => new Date(iso).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
