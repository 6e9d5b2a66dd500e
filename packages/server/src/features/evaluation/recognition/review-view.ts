import { CONCLUSION_NAMES, REVIEW_KIND_NAMES, reviewActions } from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type { Review, ReviewHistory, ReviewSummary } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import type { Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import * as queries from './review-queries.ts'

export function summaryOf(row: queries.ReviewRow, letters: number, today: string): ReviewSummary {
  return {
    id: row.review_id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    plannedOn: row.planned_on,
    heldOn: row.held_on,
    conclusion: row.conclusion,
    term: row.term,
    isOverdue: overdueSince(row, today) !== null,
    schools: row.schools.length,
    letters,
  }
}

/** The day a review is late since: its term while what was found is not settled, or its planned day while nobody wrote down that it was held. */
export function overdueSince({ state, planned_on, term }: queries.ReviewRow, today: string): string | null {
  if (state === 'planned') return planned_on !== null && planned_on < today ? planned_on : null
  return state === 'feedback' && term !== null && term < today ? term : null
}

export async function detailOf(ctx: Context, row: queries.ReviewRow, db: Db): Promise<Review> {
  const letters = await queries.lettersOf(db, row.county_code, row.review_id)
  const steps = await queries.stepsOf(db, row.county_code, row.review_id)
  return {
    ...summaryOf(row, letters.length, todayOf(ctx)),
    team: row.team,
    results: row.results,
    schoolList: row.schools,
    letterList: letters.map(({ number, file_name: name, sha256, size, at, account_name: by }) => ({
      number,
      name,
      sha256,
      size,
      at,
      by,
    })),
    revision: row.revision,
    history: steps
      .map(({ number, action, note, changes, at, account_name: by }) => ({ number, action, note, changes, at, by }))
      .toReversed(),
    actions: reviewActions(row.state, ctx.actor.role),
  }
}

type Facts = Pick<
  queries.ReviewRow,
  'kind' | 'title' | 'planned_on' | 'held_on' | 'team' | 'schools' | 'conclusion' | 'results' | 'term'
>

/** What is otherwise, by its name on the page and in words. */
export function changesBetween(before: Facts, after: Facts): ReviewHistory['changes'] {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  return Object.entries(is).flatMap(([name, now]) => (was[name] === now ? [] : [{ name, before: was[name]!, after: now }]))
}

const wordsOf = (facts: Facts): Record<string, string> => ({
  类别: REVIEW_KIND_NAMES[facts.kind],
  名称: facts.title,
  计划日期: facts.planned_on ?? '未定',
  开展日期: facts.held_on ?? '',
  评估组: facts.team,
  所到学校: facts.schools.map(({ name }) => name).join('、'),
  结论: facts.conclusion ? CONCLUSION_NAMES[facts.conclusion] : '',
  结果: facts.results,
  整改期限: facts.term ?? '',
})
