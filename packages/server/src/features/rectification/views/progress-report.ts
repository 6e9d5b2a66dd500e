import type { LateLine, ProgressInput } from '@junheng/core/features/documents/bulletins/progress-bulletin.ts'
import type { WallLine } from '@junheng/core/features/rectification/views/schema.ts'
import type { Context } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { countLedger, indicatorGroups, rankUnits } from './progress.ts'
import * as queries from './queries.ts'
import { linesOf } from './wall.ts'

/** As many overdue items as a paper lists. */
const MOST = 500

const STAGE_WORDS = { primary: '小学', junior: '初中' } as const

type Report = Pick<ProgressInput, 'counts' | 'turns' | 'indicators' | 'units' | 'sections' | 'late'>

/** The county's ledger today as a public paper tells it. @param since from which day on changes are told; null: none */
export async function readProgressReport(ctx: Context, since: string | null): Promise<Report> {
  const today = todayOf(ctx)
  const { inState: _, ...counts } = await countLedger(ctx)
  const late = await linesOf(ctx, null, today, MOST)
  return {
    counts,
    turns: since === null ? null : await turnsSince(ctx, since),
    indicators: await indicatorGroups(ctx),
    units: await rankUnits(ctx, 'unit'),
    sections: await rankUnits(ctx, 'section'),
    late: late.map((line) => lateLine(line, today)),
  }
}

async function turnsSince(ctx: Context, since: string): Promise<NonNullable<Report['turns']>> {
  const done = new Map((await queries.stepsSince(ctx, since)).map(({ action, count }) => [action, count]))
  const of = (action: string) => done.get(action) ?? 0
  return { since, listed: of('create'), closed: of('close'), returned: of('return'), rebounds: of('reopen') }
}

const lateLine = ({ no, schoolName, stage, indicatorName, deadline, units }: WallLine, today: string): LateLine => ({
  no,
  subject: `${schoolName ?? '全县'}${stage ? `（${STAGE_WORDS[stage]}）` : ''}${indicatorName}`,
  units,
  deadline,
  daysLate: Math.round((Date.parse(today) - Date.parse(deadline)) / 86_400_000),
})
