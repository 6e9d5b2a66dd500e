import { mayRole, type Permission } from '@junheng/core/features/access/rules.ts'
import type { OwnReturn } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import { type Desk, type DeskTask, URGENCIES } from '@junheng/core/features/home/schema.ts'
import type { Context } from '../../http/context.ts'
import { listOwnReturns } from '../collection/service.ts'
import { listRuns } from '../evaluation/service.ts'
import { countNotices } from '../notices/service.ts'
import { todayOf } from '../orgs/service.ts'
import { list as listWarnings } from '../warnings/service.ts'
import { administrationTasks } from './administration-tasks.ts'
import { itemTasks } from './item-tasks.ts'
import { roundTasks } from './round-tasks.ts'
import { warningTasks } from './warning-tasks.ts'

/** The caller's own work: only what their post may do something about, the soonest first. */
export async function readDesk(ctx: Context): Promise<Desk> {
  const { actor } = ctx
  const may = (permission: Permission): boolean => mayRole(actor.role, permission)
  const today = todayOf(ctx)
  const inCounty = actor.county !== null
  const own = inCounty && may('return.read') ? (await listOwnReturns(ctx)).returns.filter(isOpen) : []
  const tasks = [
    ...returnTasks(own, today, may('return.verify')),
    ...(inCounty && may('round.read') ? await roundTasks(ctx, today) : []),
    ...(inCounty && may('warning.read') ? await warningTasks(ctx, today) : []),
    ...(inCounty && may('item.read') ? await itemTasks(ctx) : []),
    ...(inCounty ? [] : await administrationTasks(ctx, today)),
  ]
  const { urgent } = await countNotices(ctx)
  if (urgent > 0) tasks.push({ kind: 'notices', urgency: 'waiting', n: urgent, name: null, due: null, link: '/inbox' })
  return {
    today,
    tasks: tasks.sort(bySoonest),
    done: { submitted: countOf(own, 'submitted'), accepted: countOf(own, 'accepted') },
    warnings: inCounty && may('warning.read') ? await topWarnings(ctx) : { top: [], total: 0, checkedAt: null },
    lastRun: inCounty && may('evaluation.read') ? await newestRun(ctx) : null,
  }
}

const isOpen = ({ roundState }: OwnReturn): boolean => roundState === 'open'
const countOf = (returns: readonly OwnReturn[], state: ReturnState): number =>
  returns.filter((each) => each.state === state).length

/** A return asks for whoever may fill it in or sign it; who verifies gets one line for all that are in. */
function returnTasks(own: readonly OwnReturn[], today: string, verifies: boolean): DeskTask[] {
  const tasks = own
    .filter(({ mayDo }) => mayDo.includes('save') || mayDo.includes('submit'))
    .map((each): DeskTask => {
      const isLate = each.due !== null && each.due < today
      return {
        kind: each.kind === 'self_check' ? 'self-check' : each.mayDo.includes('submit') ? 'return-sign' : 'return-fill',
        urgency: each.state === 'returned' ? 'returned' : isLate ? 'overdue' : each.due === null ? 'waiting' : 'due',
        n: each.openRemarks,
        name: each.unitName,
        due: each.due,
        link: `/returns/${each.id}`,
      }
    })
  const verifiable = own.filter(({ mayDo, state }) => mayDo.includes('verify') && state === 'submitted').length
  if (verifies && verifiable > 0)
    tasks.push({ kind: 'verify', urgency: 'waiting', n: verifiable, name: null, due: null, link: '/returns' })
  return tasks
}

async function topWarnings(ctx: Context): Promise<Desk['warnings']> {
  const { items, total, checkedAt } = await listWarnings(ctx, { state: 'standing', page: 1, size: 5 })
  return {
    top: items.map(({ id, level, cause, state, due, isOverdue, subject }) => ({
      id,
      level,
      cause,
      state,
      due,
      isOverdue,
      schoolName: subject.schoolName,
    })),
    total,
    checkedAt,
  }
}

/** By 2017, which the county's desk speaks of. */
async function newestRun(ctx: Context): Promise<Desk['lastRun']> {
  const { items } = await listRuns(ctx, { page: 1, size: 20 })
  return items.find(({ standard }) => standard.key === 'quality_balanced_2017') ?? null
}

function bySoonest(a: DeskTask, b: DeskTask): number {
  const urgency = URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency)
  return urgency || (a.due ?? '9999').localeCompare(b.due ?? '9999')
}
