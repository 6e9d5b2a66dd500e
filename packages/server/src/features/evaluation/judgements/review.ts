import { reviewRefusal } from '@junheng/core/features/evaluation/judgements/review.ts'
import type { Judgement, JudgementVersion, StatementKey } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { assertInReach } from './duties/duties.ts'
import { getJudgement, versionsOf } from './judgement-view.ts'
import * as queries from './queries.ts'
import { statementAt } from './statement-at.ts'
import { tellReviewed } from './tell.ts'

/**
 * What a second person says to the version that stands. Said again, it is another review; the last one counts.
 *
 * @throws Problem judgements.no-such-item, judgements.not-recorded, judgements.own, record.changed
 */
export async function reviewJudgement(
  ctx: Context,
  { standard, schoolYear, element, version, accepted, note }: StatementKey & { version: number; accepted: boolean; note: string },
): Promise<Judgement> {
  const statement = statementAt(standard, element)
  const key = { county_code: countyOf(ctx.actor).code, school_year: schoolYear, standard_key: standard, element }
  return atomically(ctx.db, async (tx) => {
    const [last] = await queries.judgementsOf(tx, key)
    if (!last) throw new Problem('judgements.not-recorded')
    const { accountId, displayName } = ctx.actor
    const refused = reviewRefusal({ authorId: last.account_id, version: last.version }, { accountId, version })
    if (refused !== null) throw new Problem(refused === 'author' ? 'judgements.own' : 'record.changed')
    const before = (await queries.reviewsOf(tx, key)).find((each) => each.version === version)
    await queries.addReview(tx, {
      ...key,
      version,
      number: (before?.number ?? 0) + 1,
      accepted,
      note,
      at: ctx.now.toISOString(),
      author_id: last.account_id,
      account_id: accountId,
      account_name: displayName,
    })
    const details = { 学年: schoolYear, 标准: standard, 版次: version, 复核: accepted ? '通过' : '不通过' }
    const subject = `${schoolYear}:${element}`
    await audit(tx, ctx, { verb: 'evaluation.judge-review', subject, subjectName: statement.zh, details, reason: note })
    await tellReviewed(tx, ctx, { standard, schoolYear, statement, author: last.account_id, accepted, note })
    return getJudgement(tx, key, accountId)
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

/** @throws Problem judgements.no-such-item, judgements.not-yours */
export async function readHistory(
  ctx: Context,
  { standard, schoolYear, element }: StatementKey,
): Promise<{ versions: JudgementVersion[] }> {
  statementAt(standard, element)
  await assertInReach(ctx.db, ctx.actor, standard, element)
  const key = { county_code: countyOf(ctx.actor).code, school_year: schoolYear, standard_key: standard, element }
  return { versions: await versionsOf(ctx.db, key) }
}
