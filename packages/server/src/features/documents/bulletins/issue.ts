import { randomUUID } from 'node:crypto'
import { MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import type { IssuedKind, IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import type { Level } from '@junheng/core/features/warnings/rules.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { paperDocx } from '../docx/paper-docx.ts'
import { templateFor } from '../templates/service.ts'
import { issuedOf } from './issued-view.ts'
import * as queries from './queries.ts'

/** What is to be issued; `paperOf` makes it once its number is known. */
export interface ToIssue {
  kind: IssuedKind
  texts: BulletinTexts
  run: string | null
  against: string | null
  level: Level | null
  school: string | null
  warnings: readonly string[]
  paperOf: (serial: number) => Paper
}

/**
 * Numbers a bulletin, writes it and keeps it for good, in one transaction: a number is given exactly if its paper is kept.
 *
 * @param wished a serial to skip ahead to; null: the next
 * @param tell what else belongs to the action
 * @throws Problem papers.number-given
 */
export async function issueBulletin(
  ctx: Context,
  { kind, texts, run, against, level, school, warnings, paperOf }: ToIssue,
  wished: number | null,
  tell: (tx: Db, issued: IssuedPaper) => Promise<unknown>,
): Promise<IssuedPaper> {
  const { code, isDemo } = countyOf(ctx.actor)
  const on = todayOf(ctx)
  const year = Number(on.slice(0, 4))
  const template = await templateFor(ctx.db, code, 'bulletin')
  return atomically(ctx.db, async (tx) => {
    const serial = await queries.takeSerial(tx, code, year, wished)
    if (serial === null) {
      const next = (await queries.lastSerial(tx, code, year)) + 1
      throw new Problem('papers.number-given', { year, serial: wished, next })
    }
    const paper = paperOf(serial)
    const file_id = await storeFile(tx, code, { bytes: paperDocx(paper, template), mediaType: MEDIA_TYPES.docx }, ctx.now)
    const row = {
      county_code: code,
      paper_id: randomUUID(),
      kind,
      agency: texts.agency,
      year,
      serial,
      title: paper.title,
      receiver: texts.to,
      issued_on: on,
      run_id: run,
      against_id: against,
      level,
      school_code: school,
      is_demo: isDemo,
      made_at: ctx.now.toISOString(),
      made_name: ctx.actor.displayName,
    }
    await queries.addIssued(tx, { ...row, file_id, paper: JSON.stringify(paper), texts: JSON.stringify(texts) })
    if (warnings.length > 0)
      await queries.addWarningsOf(
        tx,
        warnings.map((warning_id) => ({ county_code: code, paper_id: row.paper_id, warning_id })),
      )
    const details = { 文号: documentNumber({ agency: texts.agency, year, serial }), 主送: texts.to }
    await audit(tx, ctx, { verb: 'papers.issue', subject: row.paper_id, subjectName: paper.title, details })
    const issued = issuedOf(row, warnings)
    await tell(tx, issued)
    return issued
  })
}
