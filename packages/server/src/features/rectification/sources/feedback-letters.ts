import { randomUUID } from 'node:crypto'
import { type Download, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import { planPaper, reportPaper } from '@junheng/core/features/rectification/sources/answer-paper.ts'
import { LETTER_PAPERS } from '@junheng/core/features/rectification/sources/contract.ts'
import type {
  FeedbackLetter,
  FeedbackLetterLine,
  LetterProblem,
  NewFeedbackLetter,
} from '@junheng/core/features/rectification/sources/schema.ts'
import { subjectOf } from '@junheng/core/features/rectification/sources/subject.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { paperDocx } from '../../documents/docx/paper-docx.ts'
import { templateFor } from '../../documents/templates/service.ts'
import { readReview } from '../../evaluation/service.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import { addItems, type ItemDraft } from '../ledger/add-items.ts'
import { linesOf } from '../ledger/item-view.ts'
import { proofDayOf } from '../ledger/proof-day.ts'
import { itemsOf } from '../ledger/queries.ts'
import * as queries from './queries.ts'

export async function listFeedbackLetters(ctx: Context): Promise<{ letters: FeedbackLetterLine[] }> {
  return { letters: (await queries.lettersOf(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))).map(lineOf) }
}

/** @throws Problem record.missing */
export async function readFeedbackLetter(ctx: Context, id: string): Promise<FeedbackLetter> {
  const { row, list } = await letterWithItems(ctx, id)
  return { ...lineOf(row), list, addedAt: row.added_at, addedBy: row.added_name }
}

/** @throws Problem record.missing, item.no-school, item.no-indicator, item.exists, feedback-letter.exists */
export async function addFeedbackLetter(ctx: Context, letter: NewFeedbackLetter): Promise<FeedbackLetter> {
  const { code, isDemo } = countyOf(ctx.actor)
  const { review, source, agency, number, title, dated, due } = letter
  if (review !== null) await readReview(ctx, review)
  const drafts = await draftsOf(ctx, letter)
  const letter_id = randomUUID()
  await atomically(ctx.db, async (tx) => {
    await queries.addLetter(tx, {
      county_code: code,
      letter_id,
      review_id: review,
      ...{ source, agency, number, title, dated, due },
      is_demo: isDemo,
      added_at: ctx.now.toISOString(),
      added_by: ctx.actor.accountId,
      added_name: ctx.actor.displayName,
    })
    const numbers = await addItems(tx, ctx, { code, isDemo }, drafts)
    await queries.addOrigins(
      tx,
      numbers.map((item_no) => ({ county_code: code, item_no, kind: 'letter' as const, record: letter_id })),
    )
    await audit(tx, ctx, {
      verb: 'feedback-letter.add',
      subject: letter_id,
      subjectName: `${number} ${title}`,
      countyCode: code,
      details: { 条数: numbers.length, 整改期限: due },
    })
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('feedback-letter.exists', { number }) : error
  })
  return readFeedbackLetter(ctx, letter_id)
}

/** 整改方案 or 整改报告 as it stands today. @throws Problem record.missing */
export async function letterPaperFile(ctx: Context, id: string, paper: keyof typeof LETTER_PAPERS): Promise<Download> {
  const { code, name } = countyOf(ctx.actor)
  const { row, list } = await letterWithItems(ctx, id)
  const rows = new Map(
    (
      await itemsOf(
        ctx.db,
        code,
        list.map(({ no }) => no),
      )
    ).map((item) => [item.item_no, item]),
  )
  const items = list.map((line) => {
    const { requirement, close_standard: closeStandard, chief, deputy, closed_proof: closedProof } = rows.get(line.no)!
    return { ...line, requirement, closeStandard, chief, deputy, closedProof }
  })
  const paperOf = paper === 'plan' ? planPaper : reportPaper
  const bytes = paperDocx(paperOf(lineOf(row), items, name, todayOf(ctx)), await templateFor(ctx.db, code, 'letter'))
  const fileName = `${row.title.slice(0, 60)}-${LETTER_PAPERS[paper]}.docx`.replace(/[\\/:*?"<>|]/g, '')
  return { fileName, mediaType: MEDIA_TYPES.docx, size: bytes.length, bytes }
}

type LetterRow = Awaited<ReturnType<typeof queries.lettersOf>>[number]

const lineOf = (row: LetterRow): FeedbackLetterLine => ({
  id: row.letter_id,
  review: row.review_id === null ? null : { id: row.review_id, title: row.review_title ?? '' },
  source: row.source,
  agency: row.agency,
  number: row.number,
  title: row.title,
  dated: row.dated,
  due: row.due,
  items: row.items,
  settled: row.settled,
  overdue: row.overdue,
})

async function letterWithItems(ctx: Context, id: string) {
  const { code } = countyOf(ctx.actor)
  const [row] = await queries.lettersOf(ctx.db, code, todayOf(ctx), id)
  if (!row) throw new Problem('record.missing')
  const numbers = (await queries.itemsOfLetter(ctx.db, code, id)).map(({ item_no }) => item_no)
  return { row, list: await linesOf(ctx.db, code, todayOf(ctx), await itemsOf(ctx.db, code, numbers)) }
}

async function draftsOf(ctx: Context, letter: NewFeedbackLetter): Promise<ItemDraft[]> {
  const today = todayOf(ctx)
  const schools = new Map(
    (await standingOrgs(ctx.db, countyOf(ctx.actor).code, today)).flatMap(({ schoolCode, name }) =>
      schoolCode ? [[schoolCode, name]] : [],
    ),
  )
  return letter.problems.map((problem): ItemDraft => {
    if (problem.schoolCode !== null && !schools.has(problem.schoolCode))
      throw new Problem('item.no-school', { problem: problem.problem })
    const about = aboutOf(letter, problem)
    return {
      ...about,
      ...letter.common,
      source: letter.source,
      channel: null,
      sourceNumber: letter.number,
      sourceDate: letter.dated,
      problem: problem.problem,
      basis: `${letter.agency}《${letter.title}》（${letter.number}）`,
      requirement: problem.requirement,
      closeStandard: '',
      deadline: letter.due,
      funds: [],
      schoolName: problem.schoolCode === null ? null : schools.get(problem.schoolCode)!,
      value: null,
      threshold: null,
      gap: null,
      unit: '',
      runId: null,
      ...proofDayOf(about, today),
      how: `由反馈意见 ${letter.number} 列入`,
    }
  })
}

function aboutOf({ standard }: NewFeedbackLetter, { problem, requirement: _, ...named }: LetterProblem) {
  const about = subjectOf(getStandard(standard), standard, named)
  if ('missing' in about) throw new Problem('item.no-indicator', { problem, reason: about.missing })
  return about
}
