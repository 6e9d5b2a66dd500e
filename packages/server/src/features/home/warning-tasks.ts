import type { Role } from '@junheng/core/features/access/roles.ts'
import type { DeskTask } from '@junheng/core/features/home/schema.ts'
import type { Holder } from '@junheng/core/features/warnings/schema.ts'
import { type Context, countyOf } from '../../http/context.ts'
import * as queries from './queries.ts'

/** Whose turn it is, by role: what was handed up to the leader is no longer the office's first work. */
const HOLDS: Partial<Readonly<Record<Role, Holder>>> = { leader: 'leader', city_supervisor: 'city' }

/** Warnings that wait for the caller: past their term, handed up to them, red, the rest; each warning in one line only. */
export async function warningTasks(ctx: Context, today: string): Promise<DeskTask[]> {
  const { actor, db } = ctx
  const schools = actor.reach.kind === 'schools' ? actor.reach.codes : null
  const counts = await queries.countWarnings(db, [countyOf(actor).code], schools, today)
  const holder = HOLDS[actor.role] ?? 'county'
  const sum = (test: (each: queries.WarningCounts) => boolean) => counts.filter(test).reduce((total, { n }) => total + n, 0)
  const isMine = (each: queries.WarningCounts) => each.holder === holder && each.state !== 'acknowledged'
  const line = (kind: DeskTask['kind'], urgency: DeskTask['urgency'], n: number, link: string): DeskTask[] =>
    n === 0 ? [] : [{ kind, urgency, n, name: null, due: null, link }]
  const late = sum((each) => isMine(each) && each.isLate)
  if (holder !== 'county')
    return [
      ...line('warning-late', 'overdue', late, '/warnings?state=escalated'),
      ...line(
        'warning-handed-up',
        'red',
        sum((each) => isMine(each) && !each.isLate),
        '/warnings?state=escalated',
      ),
    ]
  return [
    ...line('warning-late', 'overdue', late, '/warnings?state=open'),
    ...line(
      'warning-red',
      'red',
      sum((each) => isMine(each) && !each.isLate && each.level === 'red'),
      '/warnings?level=red',
    ),
    ...line(
      'warning-open',
      'waiting',
      sum((each) => isMine(each) && !each.isLate && each.level !== 'red'),
      '/warnings?state=open',
    ),
  ]
}
