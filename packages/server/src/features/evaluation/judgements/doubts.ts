import { DOUBT_RULES, doubtsIn } from '@junheng/core/features/evaluation/judgements/doubts.ts'
import type { Doubt } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { changedValues } from '../../collection/service.ts'

/** What the school year's data give reason to ask about, newest first, each with what was decided of it. */
export async function listDoubts(ctx: Context, schoolYear: number): Promise<{ doubts: Doubt[] }> {
  const { code } = countyOf(ctx.actor)
  const facts = await changedValues(ctx.db, code, schoolYear, DOUBT_RULES.hoursBeforeLock)
  const decisions = await decisionsOf(ctx, schoolYear)
  return {
    doubts: doubtsIn(facts).map((fact) => {
      const last = decisions.find(({ doubt_key }) => doubt_key === fact.key)
      const decision = last ? { accepted: last.accepted, reason: last.reason, at: last.at, by: last.account_name } : null
      return { ...fact, decision }
    }),
  }
}

/** Whether a person takes it for one. No veto follows by itself. @throws Problem judgements.no-such-doubt, record.changed */
export async function decideDoubt(
  ctx: Context,
  { schoolYear, key, accepted, reason }: { schoolYear: number; key: string; accepted: boolean; reason: string },
): Promise<{ doubts: Doubt[] }> {
  const { code: county_code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const inside = { ...ctx, db: tx }
    const doubt = (await listDoubts(inside, schoolYear)).doubts.find((each) => each.key === key)
    if (!doubt) throw new Problem('judgements.no-such-doubt')
    const last = (await decisionsOf(inside, schoolYear)).find(({ doubt_key }) => doubt_key === key)
    await tx
      .insertInto('data_doubt_decision')
      .values({
        county_code,
        school_year: schoolYear,
        doubt_key: key,
        number: (last?.number ?? 0) + 1,
        accepted,
        reason,
        at: ctx.now.toISOString(),
        account_id: ctx.actor.accountId,
        account_name: ctx.actor.displayName,
      })
      .execute()
    await audit(tx, ctx, {
      verb: 'evaluation.decide-doubt',
      subject: doubt.returnId,
      subjectName: doubt.unit,
      details: { 数据项: doubt.what, 原值: doubt.before, 现值: doubt.after, 处理: accepted ? '认可' : '排除' },
      reason,
    })
    return listDoubts(inside, schoolYear)
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

/** The last decision of each first. */
const decisionsOf = (ctx: Context, schoolYear: number) =>
  ctx.db
    .selectFrom('data_doubt_decision')
    .selectAll()
    .where('county_code', '=', countyOf(ctx.actor).code)
    .where('school_year', '=', schoolYear)
    .orderBy('number', 'desc')
    .execute()
