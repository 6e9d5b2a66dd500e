import { randomUUID } from 'node:crypto'
import { MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import type { LetterWish } from '@junheng/core/features/rectification/letters/contract.ts'
import { LETTER_FACTS } from '@junheng/core/features/rectification/letters/kinds.ts'
import type { LetterDetail } from '@junheng/core/features/rectification/letters/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { paperDocx } from '../../documents/docx/paper-docx.ts'
import { templateFor } from '../../documents/templates/service.ts'
import { type StandingOrg, todayOf } from '../../orgs/service.ts'
import { refusePersonalIn } from '../ledger/personal.ts'
import { addSteps } from '../ledger/steps.ts'
import { type ReadyLetter, readyLetter } from './draft-letter.ts'
import { detailOf } from './letter-view.ts'
import * as queries from './queries.ts'
import { deliver, noteStep, OFFICE_LINES } from './step-letter.ts'

/**
 * Numbers a letter, writes it and keeps it for good, in one transaction: a number is given exactly if its letter is kept. Each item's life says so.
 *
 * @param isDelivered by the system at once
 * @throws Problem as `readyLetter`, and letter.no-receiver, letter.others-item, letter.incomplete, letter.number-taken
 */
export async function issueLetter(ctx: Context, wish: LetterWish, isDelivered: boolean): Promise<LetterDetail> {
  const { code, isDemo } = countyOf(ctx.actor)
  const ready = await readyLetter(ctx, wish)
  const { texts, term, rows, paperOf } = ready
  const receiver = fitReceiver(ready)
  if (wish.kind === 'opinion' && (texts.situation === '' || texts.merits === '')) throw new Problem('letter.incomplete')
  refusePersonalIn(
    Object.values(texts).map((text) => ['正文', text] as const),
    OFFICE_LINES,
  )
  const on = todayOf(ctx)
  const year = Number(on.slice(0, 4))
  const template = await templateFor(ctx.db, code, 'letter')
  const write = async (tx: Db): Promise<LetterDetail> => {
    const serial = await queries.takeSerial(tx, code, wish.kind, year)
    const paper = paperOf(serial)
    const letter_id = randomUUID()
    const number = documentNumber({ agency: texts.agency, year, serial })
    await queries.addLetter(tx, {
      county_code: code,
      letter_id,
      kind: wish.kind,
      agency: texts.agency,
      year,
      serial,
      title: texts.title,
      receiver_org_id: receiver.id,
      receiver: receiver.name,
      school_code: receiver.schoolCode,
      issued_on: on,
      state: 'issued',
      paper: JSON.stringify(paper),
      texts: JSON.stringify(texts),
      term: JSON.stringify(term),
      file_id: await storeFile(tx, code, { bytes: paperDocx(paper, template), mediaType: MEDIA_TYPES.docx }, ctx.now),
      delivered_on: null,
      delivered_how: null,
      delivered_to: '',
      received_on: null,
      reply_due: null,
      replied_on: null,
      holder: 'county',
      escalates_on: null,
      void_reason: null,
      made_at: ctx.now.toISOString(),
      made_name: ctx.actor.displayName,
      is_demo: isDemo,
    })
    if (rows.length > 0)
      await queries.addItemsOf(
        tx,
        rows.map(({ item_no }) => ({ county_code: code, letter_id, item_no })),
      )
    const row = (await queries.takeLetter(tx, code, letter_id))!
    await noteStep(tx, ctx, row, 'issue', `主送${receiver.name}`)
    const action = LETTER_FACTS[wish.kind].zh
    const note = `${number}，主送${receiver.name}`
    await addSteps(
      tx,
      ctx,
      rows.map(({ item_no: no }) => ({ county: code, no, action, note })),
    )
    const details = { 文号: number, 主送: receiver.name, 台账: rows.map(({ item_no }) => `№${item_no}`).join('、') }
    await audit(tx, ctx, { verb: 'letters.issue', subject: letter_id, subjectName: texts.title, details })
    if (isDelivered) await deliver(tx, ctx, row, { on, how: 'system', to: '' })
    return detailOf(tx, ctx, (await queries.findLetter(tx, code, letter_id))!)
  }
  return atomically(ctx.db, write).catch((error: unknown) => {
    if (isDuplicate(error)) throw new Problem('letter.number-taken', { agency: texts.agency, year })
    throw error
  })
}

/** A school is written to about its own alone: it would read of others. @throws Problem letter.no-receiver, letter.others-item */
function fitReceiver({ receiver, rows }: ReadyLetter): StandingOrg {
  if (!receiver) throw new Problem('letter.no-receiver')
  const foreign = rows.find(({ school_code }) => school_code !== null && school_code !== receiver.schoolCode)
  if (receiver.kind === 'school' && foreign) throw new Problem('letter.others-item', { no: foreign.item_no, to: receiver.name })
  return receiver
}
