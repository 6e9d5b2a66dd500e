import { randomUUID } from 'node:crypto'
import type { Download, Upload } from '@junheng/core/endpoint.ts'
import type { Judgement, StatementKey } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { downloadOf, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { mediaTypeOf } from '../../collection/service.ts'
import { assertInReach } from './duties/duties.ts'
import { getJudgement } from './judgement-view.ts'
import * as queries from './queries.ts'
import { statementAt } from './statement-at.ts'
import type { ItemKey } from './tables.ts'

interface Given {
  version: number
  about: string
  file: Upload
}

/** Stores a file with the version it bears out. Called inside the transaction of what it belongs to. */
export async function keepEvidence(tx: Db, ctx: Context, key: ItemKey, { version, about, file }: Given): Promise<void> {
  const file_id = await storeFile(tx, key.county_code, { bytes: file.bytes, mediaType: mediaTypeOf(file.kind) }, ctx.now)
  await queries.addEvidence(tx, {
    ...key,
    evidence_id: randomUUID(),
    version,
    file_id,
    file_name: file.fileName,
    about,
    at: ctx.now.toISOString(),
    account_name: ctx.actor.displayName,
    withdrawn_at: null,
    withdrawn_name: null,
    withdrawn_reason: null,
  })
}

/** To the conclusion that stands; a review of it keeps holding. @throws Problem judgements.no-such-item, judgements.not-recorded, judgements.not-yours */
export async function addEvidence(
  ctx: Context,
  { standard, schoolYear, element, about }: StatementKey & { about: string },
  file: Upload,
): Promise<Judgement> {
  const { zh } = statementAt(standard, element)
  const key = { county_code: countyOf(ctx.actor).code, school_year: schoolYear, standard_key: standard, element }
  return atomically(ctx.db, async (tx) => {
    await assertInReach(tx, ctx.actor, standard, element)
    const [last] = await queries.judgementsOf(tx, key)
    if (!last) throw new Problem('judgements.not-recorded')
    await keepEvidence(tx, ctx, key, { version: last.version, about, file })
    const details = { 学年: schoolYear, 标准: standard, 佐证: file.fileName }
    await audit(tx, ctx, { verb: 'evaluation.judge-evidence', subject: `${schoolYear}:${element}`, subjectName: zh, details })
    return getJudgement(tx, key, ctx.actor.accountId)
  })
}

/** @throws Problem record.missing, also for another county's; judgements.not-yours */
export async function downloadEvidence(ctx: Context, id: string): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const found = await queries.findEvidence(ctx.db, code, id)
  if (!found) throw new Problem('record.missing')
  await assertInReach(ctx.db, ctx.actor, found.standard_key, found.element)
  return downloadOf(ctx.db, code, found.file_id, found.file_name)
}

/** @throws Problem record.missing, record.changed where it was withdrawn already, judgements.not-yours */
export async function withdrawEvidence(ctx: Context, id: string, reason: string): Promise<Judgement> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const found = await queries.findEvidence(tx, code, id)
    if (!found) throw new Problem('record.missing')
    await assertInReach(tx, ctx.actor, found.standard_key, found.element)
    const by = { withdrawn_at: ctx.now.toISOString(), withdrawn_name: ctx.actor.displayName, withdrawn_reason: reason }
    if (!(await queries.withdrawEvidence(tx, code, id, by))) throw new Problem('record.changed')
    const { zh } = statementAt(found.standard_key, found.element)
    const subject = `${found.school_year}:${found.element}`
    const details = { 佐证: found.file_name }
    await audit(tx, ctx, { verb: 'evaluation.judge-evidence-withdraw', subject, subjectName: zh, details, reason })
    return getJudgement(tx, queries.itemOf(found), ctx.actor.accountId)
  })
}
