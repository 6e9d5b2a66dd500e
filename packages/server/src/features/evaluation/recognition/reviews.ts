import { randomUUID } from 'node:crypto'
import type { Download, Upload } from '@junheng/core/endpoint.ts'
import {
  mayReview,
  REVIEW_LIFE,
  REVIEW_STATE_NAMES,
  type ReviewAction,
} from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type {
  Review,
  ReviewChange,
  ReviewFacts,
  ReviewStepCall,
  ReviewSummary,
} from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { downloadOf, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { mediaTypeOf } from '../../collection/service.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import * as queries from './review-queries.ts'
import { changesBetween, detailOf, summaryOf } from './review-view.ts'

export async function listReviews(ctx: Context): Promise<{ items: ReviewSummary[] }> {
  const rows = await queries.reviewsOf(ctx.db, countyOf(ctx.actor).code)
  return { items: rows.map((row) => summaryOf(row, Number(row.letters ?? 0), todayOf(ctx))) }
}

/** @throws Problem record.missing */
export async function readReview(ctx: Context, id: string): Promise<Review> {
  const row = await queries.findReview(ctx.db, countyOf(ctx.actor).code, id)
  if (!row) throw new Problem('record.missing')
  return detailOf(ctx, row, ctx.db)
}

/** @throws Problem recognition.unknown-school, recognition.in-future */
export function addReview(ctx: Context, facts: ReviewFacts): Promise<Review> {
  return atomically(ctx.db, async (tx) => {
    const { code } = countyOf(ctx.actor)
    const said = await columnsOf(tx, ctx, facts, [])
    const row = { county_code: code, review_id: randomUUID(), state: 'planned' as const, ...said, revision: 1 }
    await queries.addReview(tx, { ...row, schools: JSON.stringify(row.schools) })
    await addStep(tx, ctx, row, 'add')
    await audit(tx, ctx, { verb: 'recognition.add-review', subject: row.review_id, subjectName: row.title })
    return detailOf(ctx, row, tx)
  })
}

/** @throws Problem record.missing, record.changed, recognition.review-state, recognition.unknown-school, recognition.in-future */
export function changeReview(ctx: Context, id: string, { revision, ...facts }: ReviewChange): Promise<Review> {
  return changed(ctx, id, revision, 'edit', async (tx, row) => {
    const said = await columnsOf(tx, ctx, facts, row.schools)
    const changes = changesBetween(row, said)
    if (changes.length === 0) return
    await queries.setReview(tx, row, { ...said, schools: JSON.stringify(said.schools), revision: row.revision + 1 })
    await addStep(tx, ctx, row, 'edit', null, changes)
    const side = (of: 'before' | 'after') => Object.fromEntries(changes.map((each) => [each.name, each[of]]))
    const what = { verb: 'recognition.change-review', subject: id, subjectName: row.title } as const
    await audit(tx, ctx, { ...what, before: side('before'), after: side('after') })
  })
}

/** @throws Problem record.missing, record.changed, recognition.review-state, recognition.lacks */
export function stepReview(ctx: Context, id: string, { action, note, revision }: ReviewStepCall): Promise<Review> {
  return changed(ctx, id, revision, action, async (tx, row) => {
    const { zh, to, asks } = REVIEW_LIFE[action]
    const has = { heldOn: row.held_on, conclusion: row.conclusion, note }
    const lacking = asks.filter((each) => has[each] === null).map((each) => ASKED[each])
    if (lacking.length > 0) throw new Problem('recognition.lacks', { names: lacking.join('、') })
    await queries.setReview(tx, row, { state: to!, revision: row.revision + 1 })
    await addStep(tx, ctx, row, action, note)
    await audit(tx, ctx, {
      verb: 'recognition.step-review',
      subject: id,
      subjectName: `${row.title}：${zh}`,
      before: { 状态: REVIEW_STATE_NAMES[row.state] },
      after: { 状态: REVIEW_STATE_NAMES[to!] },
      reason: note,
    })
  })
}

const ASKED = { heldOn: '开展日期', conclusion: '结论', note: '说明' } as const

/** Keeps 反馈意见 as it came; earlier ones stay. @throws Problem record.missing */
export function addLetter(ctx: Context, id: string, file: Upload): Promise<Review> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const row = await queries.takeReview(tx, code, id)
    if (!row) throw new Problem('record.missing')
    const kept = { bytes: file.bytes, mediaType: mediaTypeOf(file.kind) }
    await queries.addLetter(tx, {
      county_code: code,
      review_id: id,
      number: (await queries.lettersOf(tx, code, id)).length + 1,
      file_id: await storeFile(tx, code, kept, ctx.now),
      file_name: file.fileName,
      at: ctx.now.toISOString(),
      account_name: ctx.actor.displayName,
    })
    await addStep(tx, ctx, row, 'letter', file.fileName)
    await audit(tx, ctx, {
      verb: 'recognition.add-letter',
      subject: id,
      subjectName: row.title,
      details: { 文件: file.fileName },
    })
    return detailOf(ctx, row, tx)
  })
}

/** @throws Problem record.missing */
export async function downloadLetter(ctx: Context, id: string, number: number): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const found = (await queries.lettersOf(ctx.db, code, id)).find((each) => each.number === number)
  if (!found) throw new Problem('record.missing')
  return downloadOf(ctx.db, code, found.file_id, found.file_name)
}

/** Takes the review, refuses what is not open now or was changed meanwhile, lets `act` change it, and answers how it stands then. */
function changed(
  ctx: Context,
  id: string,
  revision: number,
  action: ReviewAction,
  act: (tx: Db, row: queries.ReviewRow) => Promise<void>,
): Promise<Review> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const row = await queries.takeReview(tx, code, id)
    if (!row) throw new Problem('record.missing')
    if (row.revision !== revision) throw new Problem('record.changed')
    if (!mayReview(action, row.state, ctx.actor.role))
      throw new Problem('recognition.review-state', { state: REVIEW_STATE_NAMES[row.state], action: REVIEW_LIFE[action].zh })
    await act(tx, row)
    return detailOf(ctx, (await queries.findReview(tx, code, id))!, tx)
  })
}

/** @param known schools already picked, which may have left the directory since */
async function columnsOf(tx: Db, ctx: Context, facts: ReviewFacts, known: readonly { code: string; name: string }[]) {
  const { kind, title, plannedOn, heldOn, team, conclusion, results, term } = facts
  if (heldOn !== null && heldOn > todayOf(ctx)) throw new Problem('recognition.in-future', { on: heldOn })
  const names = new Map(known.map(({ code, name }) => [code, name]))
  for (const { schoolCode, name } of await standingOrgs(tx, countyOf(ctx.actor).code, todayOf(ctx)))
    if (schoolCode !== null && !names.has(schoolCode)) names.set(schoolCode, name)
  const codes = [...new Set(facts.schools)]
  const unknown = codes.filter((code) => !names.has(code))
  if (unknown.length > 0) throw new Problem('recognition.unknown-school', { codes: unknown.join('、') })
  const schools = codes.map((code) => ({ code, name: names.get(code)! }))
  return { kind, title, planned_on: plannedOn, held_on: heldOn, team, schools, conclusion, results, term }
}

async function addStep(
  tx: Db,
  ctx: Context,
  { county_code, review_id }: Pick<queries.ReviewRow, 'county_code' | 'review_id'>,
  action: Review['history'][number]['action'],
  note: string | null = null,
  changes: Review['history'][number]['changes'] = [],
): Promise<void> {
  const number = (await queries.stepsOf(tx, county_code, review_id)).length + 1
  await queries.addStep(tx, {
    county_code,
    review_id,
    number,
    action,
    note,
    changes: JSON.stringify(changes),
    at: ctx.now.toISOString(),
    account_name: ctx.actor.displayName,
  })
}
