import type { Upload } from '@junheng/core/endpoint.ts'
import type { RecordRequest } from '@junheng/core/features/evaluation/judgements/contract.ts'
import type { Judgement } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { conclusionWord, isConclusion } from '@junheng/core/features/evaluation/judgements/statements.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { writeCountyValue } from '../../collection/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { assertInReach } from './duties/duties.ts'
import { keepEvidence } from './evidence.ts'
import { getJudgement } from './judgement-view.ts'
import * as queries from './queries.ts'
import { maxOf } from './rubrics.ts'
import { statementAt } from './statement-at.ts'
import { tellRecorded } from './tell.ts'

/**
 * Records a conclusion as the item's next version and, where the school year has an open round, writes it into the return it is handed in with, so that
 * what is recorded is what is judged. Both or neither.
 *
 * @throws Problem judgements.no-such-item, judgements.not-a-conclusion, judgements.above-max, judgements.later-day, judgements.not-yours,
 *   record.changed
 */
export async function recordJudgement(ctx: Context, request: RecordRequest, file: Upload | null): Promise<Judgement> {
  const { standard, schoolYear, element, conclusion, grounds, responsible, concludedOn } = request
  const statement = statementAt(standard, element)
  if (!isConclusion(statement.kind, conclusion)) throw new Problem('judgements.not-a-conclusion', { conclusion })
  if (concludedOn > todayOf(ctx)) throw new Problem('judgements.later-day')
  const key = { county_code: countyOf(ctx.actor).code, school_year: schoolYear, standard_key: standard, element }
  const by = { at: ctx.now.toISOString(), account_id: ctx.actor.accountId, account_name: ctx.actor.displayName }
  const changed = () => new Problem('record.changed')
  return atomically(ctx.db, async (tx) => {
    await assertInReach(tx, ctx.actor, standard, element)
    if (statement.kind === 'score') await refuseAbove(tx, key.county_code, schoolYear, statement.item, conclusion)
    const [last] = await queries.judgementsOf(tx, key)
    if ((last?.version ?? 0) !== request.seen) throw changed()
    const return_id = await writeCountyValue(tx, ctx, { schoolYear, element, value: conclusion, seen: request.seenInRound })
    const version = request.seen + 1
    const row = { ...key, version, conclusion, grounds, responsible, concluded_on: concludedOn, return_id, ...by }
    await queries.addJudgement(tx, row)
    if (file) await keepEvidence(tx, ctx, key, { version, about: request.about, file })
    const word = (text: string) => conclusionWord(statement.kind, text)
    await audit(tx, ctx, {
      verb: 'evaluation.judge',
      subject: `${schoolYear}:${element}`,
      subjectName: statement.zh,
      before: { 结论: last ? word(last.conclusion) : null },
      after: { 结论: word(conclusion) },
      details: { 学年: schoolYear, 标准: standard, 版次: version, ...(file && { 佐证: file.fileName }) },
      reason: grounds,
    })
    await tellRecorded(tx, ctx, { standard, schoolYear, statement, word: word(conclusion) })
    return getJudgement(tx, key, ctx.actor.accountId)
  }).catch((error: unknown) => {
    // Two recorded the same version at the same moment.
    throw isDuplicate(error) ? changed() : error
  })
}

async function refuseAbove(tx: Context['db'], county: string, schoolYear: number, item: string, score: string): Promise<void> {
  const max = await maxOf(tx, county, schoolYear, item)
  if (max !== null && Number(score) > max) throw new Problem('judgements.above-max', { score: Number(score), max })
}
