import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import { AWAITING_REPLY, LETTER_LIFE, letterStepName, stepsOn } from '@junheng/core/features/rectification/letters/life.ts'
import type { LetterDetail, LetterLine } from '@junheng/core/features/rectification/letters/schema.ts'
import type { Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { isAddressee } from './find-letter.ts'
import * as queries from './queries.ts'

/** Letters as the register shows them, in the order given; `today` is the county's day. */
export async function linesOf(
  db: Db,
  countyCode: string,
  today: string,
  rows: readonly queries.LetterRow[],
): Promise<LetterLine[]> {
  const items = await queries.itemsOf(
    db,
    countyCode,
    rows.map(({ letter_id }) => letter_id),
  )
  return rows.map((row) => ({
    id: row.letter_id,
    kind: row.kind,
    number: documentNumber(row),
    title: row.title,
    to: row.receiver,
    schoolCode: row.school_code,
    items: items.get(row.letter_id) ?? [],
    on: row.issued_on,
    state: row.state,
    deliveredOn: row.delivered_on,
    deliveredHow: row.delivered_how,
    receivedOn: row.received_on,
    replyDue: row.reply_due,
    repliedOn: row.replied_on,
    isLate: isLate(row, today),
    holder: row.holder,
    voidReason: row.void_reason,
    madeBy: row.made_name,
    isDemo: row.is_demo,
  }))
}

function isLate({ state, reply_due: due, replied_on: replied }: queries.LetterRow, today: string): boolean {
  if (due === null || state === 'void') return false
  return AWAITING_REPLY.includes(state) ? due < today : replied !== null && due < replied
}

/** A letter with its text, its life and what the viewer may do now. */
export async function detailOf(db: Db, ctx: Context, row: queries.LetterRow): Promise<LetterDetail> {
  const [line] = await linesOf(db, row.county_code, todayOf(ctx), [row])
  const steps = await queries.stepsOf(db, row.county_code, row.letter_id)
  const isTheirs = ctx.actor.role === 'coordinator' || isAddressee(ctx.actor, row)
  return {
    ...line!,
    paper: row.paper,
    term: row.term,
    deliveredTo: row.delivered_to,
    steps: steps.map((step) => ({
      step: step.step,
      action: letterStepName(step.action),
      note: step.note,
      on: step.happened_on,
      at: step.at,
      by: step.account_name,
      file: step.file_name,
    })),
    actions: isTheirs ? stepsOn(row.state, ctx.actor.role).map((action) => ({ action, zh: LETTER_LIFE[action].zh })) : [],
  }
}
