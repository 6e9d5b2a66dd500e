import { proposedDue } from '@junheng/core/features/collection/round/open/calendar.ts'
import type { RoundDetail } from '@junheng/core/features/collection/round/open/schema.ts'
import type { RoundSummary } from '@junheng/core/features/collection/round/schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import { getProfile } from '../../../standards/service.ts'
import { findRound, getRound } from '../round-queries.ts'
import * as queries from './open-queries.ts'
import { askedUnder, departmentParts, partsOf, SELF_CHECK_DUE } from './round-basis.ts'

/** All rounds of the caller's county, newest school year first. */
export async function listRounds(ctx: Context): Promise<{ rounds: RoundSummary[] }> {
  return { rounds: (await queries.listRounds(ctx.db, countyOf(ctx.actor).code)).map(summaryOf) }
}

/** @throws Problem record.missing, also for another county's */
export async function readRound(ctx: Context, id: string): Promise<RoundDetail> {
  const county = countyOf(ctx.actor)
  const round = await getRound(ctx.db, county.code, id)
  const standard = round.standard_key as StandardKey
  const today = todayOf(ctx)
  const { duties } = askedUnder(standard)
  const previous = round.previous_round_id ? await findRound(ctx.db, county.code, round.previous_round_id) : undefined
  const profile = round.profile_id ? await getProfile(ctx, round.profile_id) : null
  return {
    ...summaryOf(round),
    today,
    isDemo: county.isDemo,
    profile: profile && { id: profile.id, name: profile.name },
    previous: previous ? { id: previous.round_id, name: previous.name } : null,
    parts: partsOf(standard, round.school_year, ({ key, opens }) => round.due[key] ?? proposedDue(opens, opens)),
    selfCheckDue: round.due[SELF_CHECK_DUE] ?? null,
    departments: (await queries.departmentReturns(ctx.db, county.code, id)).map((row) => ({
      id: row.return_id,
      reporter: row.unit_key,
      keeper: row.keeper_unit,
      parts: departmentParts(standard, row.unit_key),
      duties: duties.filter(({ reporter }) => reporter === row.unit_key).length,
    })),
    counts: await queries.countReturns(ctx.db, county.code, id),
  }
}

export function summaryOf(row: queries.RoundListRow): RoundSummary {
  return {
    id: row.round_id,
    schoolYear: row.school_year,
    number: row.number,
    name: row.name,
    origin: row.origin,
    standard: row.standard_key,
    state: row.state,
    openedAt: row.opened_at,
    openedBy: row.opened_name,
    lockedAt: row.locked_at,
  }
}
