import { type Download, type InputOf, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import type { LetterFilter, listLetters as listContract } from '@junheng/core/features/rectification/letters/contract.ts'
import { LETTER_FACTS } from '@junheng/core/features/rectification/letters/kinds.ts'
import { LETTER_STATE_NAMES } from '@junheng/core/features/rectification/letters/life.ts'
import { HOWS, type LetterDetail, type LetterLine } from '@junheng/core/features/rectification/letters/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { downloadOf } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { bodyStyle, SheetDraft, STYLES, workbookOf } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getLetter } from './find-letter.ts'
import { detailOf, linesOf } from './letter-view.ts'
import * as queries from './queries.ts'

type Reply = z.output<typeof listContract.reply>

/** The register as far as the viewer sees it, newest first. `late`: how many of all they see wait in vain. */
export async function listLetters(
  ctx: Context,
  { page, size, ...filter }: InputOf<typeof listContract>['query'],
): Promise<Reply> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const count = async (wanted: LetterFilter) =>
    (
      await queries
        .chosenLetters(ctx.db, ctx.actor, code, today, wanted)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
    ).total
  const rows = await newest(ctx, filter)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const items = await linesOf(ctx.db, code, today, rows)
  return { items, total: await count(filter), page, size, late: await count({ state: 'late' }) }
}

const newest = (ctx: Context, filter: LetterFilter) =>
  queries
    .chosenLetters(ctx.db, ctx.actor, countyOf(ctx.actor).code, todayOf(ctx), filter)
    .selectAll('supervision_letter')
    .orderBy('made_at', 'desc')
    .orderBy('kind')
    .orderBy('serial', 'desc')

/** @throws Problem record.missing */
export const readLetter = async (ctx: Context, id: string): Promise<LetterDetail> =>
  detailOf(ctx.db, ctx, await getLetter(ctx, id))

/** @throws Problem record.missing */
export async function downloadLetter(ctx: Context, id: string): Promise<Download> {
  const row = await getLetter(ctx, id)
  return downloadOf(ctx.db, row.county_code, row.file_id, `${documentNumber(row)} ${row.title}.docx`)
}

/** @throws Problem record.missing */
export async function downloadReplyFile(ctx: Context, id: string, step: number): Promise<Download> {
  const row = await getLetter(ctx, id)
  const found = (await queries.stepsOf(ctx.db, row.county_code, id)).find((each) => each.step === step)
  if (!found?.file_id) throw new Problem('record.missing')
  return downloadOf(ctx.db, row.county_code, found.file_id, found.file_name!)
}

const COLUMNS: readonly { zh: string; width: number; of: (line: LetterLine) => string | number | null }[] = [
  { zh: '文号', width: 22, of: ({ number }) => number },
  { zh: '种类', width: 12, of: ({ kind }) => LETTER_FACTS[kind].zh },
  { zh: '标题', width: 44, of: ({ title }) => title },
  { zh: '主送单位', width: 22, of: ({ to }) => to },
  { zh: '台账号', width: 14, of: ({ items }) => items.map((no) => `№${no}`).join('、') },
  { zh: '成文日期', width: 12, of: ({ on }) => on },
  { zh: '送达日期', width: 12, of: ({ deliveredOn }) => deliveredOn },
  { zh: '送达方式', width: 12, of: ({ deliveredHow }) => (deliveredHow ? HOWS[deliveredHow] : null) },
  { zh: '签收日期', width: 12, of: ({ receivedOn }) => receivedOn },
  { zh: '回复期限', width: 12, of: ({ replyDue }) => replyDue },
  { zh: '回复日期', width: 12, of: ({ repliedOn }) => repliedOn },
  { zh: '是否逾期', width: 10, of: ({ isLate }) => (isLate ? '逾期' : null) },
  { zh: '状态', width: 10, of: ({ state }) => LETTER_STATE_NAMES[state] },
  { zh: '作废原因', width: 24, of: ({ voidReason }) => voidReason },
  { zh: '经办', width: 14, of: ({ madeBy }) => madeBy },
]

/** The register as a workbook: what is filtered, whole, void ones too. */
export async function exportLetters(ctx: Context, filter: LetterFilter): Promise<Download> {
  const { code, name } = countyOf(ctx.actor)
  const lines = await linesOf(ctx.db, code, todayOf(ctx), await newest(ctx, filter).execute())
  const text = bodyStyle('left')
  const draft = new SheetDraft(
    '督办文书登记簿',
    COLUMNS.map(({ width }) => width),
  )
  COLUMNS.forEach(({ zh }, col) => {
    draft.put(0, col, zh, STYLES.head)
  })
  lines.forEach((line, i) => {
    COLUMNS.forEach(({ of }, col) => {
      draft.put(i + 1, col, of(line), text)
    })
  })
  const bytes = await workbookOf([draft.done({ paperSize: 'a3', orientation: 'landscape' }, [0, 0])])
  return { fileName: `${name}督办文书登记簿.xlsx`, mediaType: MEDIA_TYPES.xlsx, size: bytes.length, bytes }
}
