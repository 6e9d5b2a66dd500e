import { PLACES } from '@junheng/core/features/access/roles.ts'
import type { OwnReturn } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import { type Actor, type Context, countyOf } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import { summaryOf } from '../read-return.ts'
import * as queries from './queries.ts'

/**
 * The returns that are the caller's own to fill in or sign, of every round: those that wait first, by the day they are due. Whoever sees the whole
 * county has the progress board for that, and none of their own.
 */
export async function listOwnReturns(ctx: Context): Promise<{ returns: OwnReturn[]; today: string }> {
  const today = todayOf(ctx)
  const whose = whoseOf(ctx.actor)
  if (whose === null) return { returns: [], today }
  const rows = await queries.ownReturns(ctx.db, countyOf(ctx.actor).code, whose)
  const returns = rows.map(
    (row): OwnReturn => ({
      ...summaryOf(row, ctx.actor),
      roundName: row.round_name,
      schoolYear: row.school_year,
      roundState: row.round_state,
      filled: row.filled,
      openRemarks: row.open_remarks,
    }),
  )
  return { returns: returns.sort(byUrgency), today }
}

/** A unit's officer sees schools too, but their returns are those schools' own; who inspects schools has no other. */
function whoseOf({ reach, role, post }: Actor): queries.Whose | null {
  if (reach.kind !== 'schools') return null
  if (PLACES[role] === 'school' || role === 'inspector') return { schools: reach.codes, unit: null }
  return { schools: [], unit: { orgId: post.orgId, name: post.unit } }
}

const WAITING: readonly ReturnState[] = ['returned', 'draft', 'submitted', 'accepted', 'locked']

function byUrgency(a: OwnReturn, b: OwnReturn): number {
  const waits = WAITING.indexOf(a.state) - WAITING.indexOf(b.state)
  return waits !== 0 ? waits : (a.due ?? '9999') < (b.due ?? '9999') ? -1 : a.due === b.due ? 0 : 1
}
