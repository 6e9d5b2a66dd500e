import { mayRole } from '@junheng/core/features/access/rules.ts'
import type { DeskTask } from '@junheng/core/features/home/schema.ts'
import { type Context, countyOf } from '../../http/context.ts'
import * as queries from './queries.ts'

/** What the open rounds ask of who sees them: late units of anybody; reviews, amendments and the lock of who manages them. */
export async function roundTasks(ctx: Context, today: string): Promise<DeskTask[]> {
  const { code } = countyOf(ctx.actor)
  const rounds = await queries.openRounds(ctx.db, [code], today)
  const tasks = rounds.flatMap(({ round_id, name, late, first_late }): DeskTask[] =>
    late === 0
      ? []
      : [{ kind: 'round-late', urgency: 'overdue', n: late, name, due: first_late, link: `/rounds/${round_id}?late=overdue` }],
  )
  if (!mayRole(ctx.actor.role, 'round.manage')) return tasks
  const add = (kind: DeskTask['kind'], n: number, name: string | null, link: string) => {
    if (n > 0) tasks.push({ kind, urgency: 'waiting', n, name, due: null, link })
  }
  for (const { round_id, name, submitted, accepted, asked } of rounds) {
    add('round-review', submitted, name, `/rounds/${round_id}?state=submitted`)
    if (asked > 0 && accepted === asked) add('round-lock', asked, name, `/rounds/${round_id}/lock`)
  }
  for (const { round_id, name, n } of await queries.amendmentsAsked(ctx.db, code))
    add('round-amendments', n, name, `/rounds/${round_id}/lock`)
  if (rounds.length === 0) add('round-open', 1, null, '/rounds/new')
  return tasks
}
