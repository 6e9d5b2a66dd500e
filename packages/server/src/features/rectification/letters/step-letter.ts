import type { InputOf, Upload } from '@junheng/core/endpoint.ts'
import { MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import type { stepLetter as stepContract } from '@junheng/core/features/rectification/letters/contract.ts'
import { LETTER_FACTS } from '@junheng/core/features/rectification/letters/kinds.ts'
import { LETTER_LIFE, type LetterAction, mayStep } from '@junheng/core/features/rectification/letters/life.ts'
import { type Delivery, HOWS, type LetterDetail } from '@junheng/core/features/rectification/letters/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Updateable } from 'kysely'
import { atomically, type Db } from '../../../db/database.ts'
import { storeFile } from '../../../files/stored-files.ts'
import { type Context, PROGRAM } from '../../../http/context.ts'
import { audit, type By } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { daysAfter } from '../../warnings/service.ts'
import { refusePersonalIn } from '../ledger/personal.ts'
import { isAddressee, takeLetter } from './find-letter.ts'
import { detailOf } from './letter-view.ts'
import * as queries from './queries.ts'
import type { LetterTable } from './tables.ts'
import { tellAddressee, tellOffice } from './tell-letter.ts'

type Step = InputOf<typeof stepContract>['body']

/** @throws Problem record.missing, letter.not-now, letter.not-yours, letter.day */
export function stepLetter(ctx: Context, id: string, step: Step): Promise<LetterDetail> {
  return changed(ctx, id, step.action, async (tx, row) => {
    const today = todayOf(ctx)
    if (step.action === 'deliver') return deliver(tx, ctx, row, step.delivery)
    if (step.action === 'receive') return move(tx, ctx, row, 'receive', { received_on: today }, step.note || '已收到')
    if (step.action === 'settle') {
      await move(tx, ctx, row, 'settle', {}, step.note)
      return tellAddressee(tx, ctx, row, '已办结', step.note)
    }
    if (step.action === 'void') {
      await move(tx, ctx, row, 'void', { void_reason: step.note, escalates_on: null }, step.note)
      return row.delivered_on === null ? undefined : tellAddressee(tx, ctx, row, '已作废', step.note)
    }
    if (step.due < today) throw new Problem('letter.day', { reason: '重新回复的期限不能早于今天。' })
    const anew = { replied_on: null, reply_due: step.due, holder: 'county', escalates_on: step.due } as const
    // Sent back, it has certainly been received.
    await move(
      tx,
      ctx,
      row,
      'return',
      { ...anew, received_on: row.received_on ?? today },
      `${step.note}（请于 ${step.due} 前重新回复）`,
    )
    return tellAddressee(tx, ctx, row, '回复被退回', step.note)
  })
}

/** The addressee's written reply; it ends the waiting. @throws Problem record.missing, letter.not-now, letter.not-yours */
export function replyToLetter(ctx: Context, id: string, text: string, file: Upload | null): Promise<LetterDetail> {
  return changed(ctx, id, 'reply', async (tx, row) => {
    const today = todayOf(ctx)
    await queries.setLetter(tx, row.county_code, id, {
      state: LETTER_LIFE.reply.to,
      replied_on: today,
      received_on: row.received_on ?? today,
      escalates_on: null,
    })
    await noteStep(tx, ctx, row, 'reply', text, today, file)
    await auditStep(tx, ctx, row, 'reply', file ? `附件：${file.fileName}` : '')
    await tellOffice(tx, ctx, row)
  })
}

/** Delivered on a day; from then on the days of the term run. @throws Problem letter.day */
export async function deliver(tx: Db, ctx: Context, row: queries.LetterRow, { on, how, to }: Delivery): Promise<void> {
  if (on < row.issued_on || on > todayOf(ctx))
    throw new Problem('letter.day', { reason: `送达日期应在成文日期 ${row.issued_on} 和今天之间。` })
  const due = row.term.by === 'day' ? row.term.day : daysAfter(on, row.term.days)
  const change = { delivered_on: on, delivered_how: how, delivered_to: to, reply_due: due, escalates_on: due }
  const note = `${HOWS[how]}${to ? `，${to}接收` : ''}；回复期限 ${due}`
  await move(tx, ctx, row, 'deliver', change, note, on)
  await tellAddressee(tx, ctx, row, `请签收，并于 ${due} 前书面回复`, row.texts.cause)
}

async function changed(
  ctx: Context,
  id: string,
  action: LetterAction,
  act: (tx: Db, row: queries.LetterRow) => Promise<unknown>,
): Promise<LetterDetail> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeLetter(tx, ctx, id)
    if (!LETTER_LIFE[action].from.includes(row.state)) throw new Problem('letter.not-now')
    const isTheirs = ctx.actor.role === 'coordinator' || isAddressee(ctx.actor, row)
    if (!isTheirs || !mayStep(action, row.state, ctx.actor.role)) throw new Problem('letter.not-yours')
    await act(tx, row)
    return detailOf(tx, ctx, (await queries.findLetter(tx, row.county_code, id))!)
  })
}

async function move(
  tx: Db,
  ctx: Context,
  row: queries.LetterRow,
  action: LetterAction,
  change: Updateable<LetterTable>,
  note: string,
  on = todayOf(ctx),
): Promise<void> {
  await queries.setLetter(tx, row.county_code, row.letter_id, { state: LETTER_LIFE[action].to, ...change })
  await noteStep(tx, ctx, row, action, note, on)
  await auditStep(tx, ctx, row, action, note)
}

const auditStep = (tx: Db, ctx: Context, row: queries.LetterRow, action: LetterAction, note: string) =>
  audit(tx, ctx, {
    verb: 'letters.step',
    subject: row.letter_id,
    subjectName: row.title,
    details: { 操作: LETTER_LIFE[action].zh, 文号: documentNumber(row), 种类: LETTER_FACTS[row.kind].zh },
    reason: note || null,
  })

/** A letter says where its office can be called. */
export const OFFICE_LINES = ['电话号码'] as const

/** A line of the letter's life; of the row held, so that two never take one number. @throws Problem item.personal */
export async function noteStep(
  tx: Db,
  by: By,
  { county_code, letter_id }: queries.LetterRow,
  action: string,
  note: string,
  on = todayOf(by),
  file: Upload | null = null,
): Promise<void> {
  refusePersonalIn([['说明', note]], OFFICE_LINES)
  const last = (await queries.stepsOf(tx, county_code, letter_id)).at(-1)?.step ?? 0
  const kept = file && (await storeFile(tx, county_code, { bytes: file.bytes, mediaType: MEDIA_TYPES[file.kind] }, by.now))
  await queries.addStep(tx, {
    county_code,
    letter_id,
    step: last + 1,
    action,
    note,
    happened_on: on,
    file_id: kept,
    file_name: file?.fileName ?? null,
    at: by.now.toISOString(),
    account_id: typeof by.actor === 'string' ? PROGRAM : by.actor.accountId,
    account_name: typeof by.actor === 'string' ? by.actor : by.actor.displayName,
  })
}
