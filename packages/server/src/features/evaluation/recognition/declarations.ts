import type { Download, Upload } from '@junheng/core/endpoint.ts'
import type { NewDeclaration, Recognition } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { downloadOf, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { mediaTypeOf } from '../../collection/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getRun } from '../runs/read-runs.ts'
import * as queries from './queries.ts'
import { readRecognition } from './read-recognition.ts'

/**
 * Seals a final run as 申报版. The one before stays to be seen; whoever replaces it says why.
 *
 * @throws Problem record.missing, record.changed, recognition.not-final, recognition.same-run, recognition.lacks, recognition.in-future
 */
export async function declareRun(ctx: Context, { run, on, reason, seen }: NewDeclaration): Promise<Recognition> {
  const { code } = countyOf(ctx.actor)
  const { run_id, name, kind, standard_key, run_basis, verdict } = await getRun(ctx, run)
  const isFit = kind === 'final' && standard_key === 'quality_balanced_2017' && (run_basis ?? 'effective') === 'effective'
  if (!isFit) throw new Problem('recognition.not-final')
  if (on > todayOf(ctx)) throw new Problem('recognition.in-future', { on })
  try {
    return await atomically(ctx.db, async (tx) => {
      const before = await queries.declarationsOf(tx, code)
      if (before.length !== seen) throw new Problem('record.changed')
      if (before.at(-1)?.run_id === run_id) throw new Problem('recognition.same-run')
      if (before.length > 0 && reason === null) throw new Problem('recognition.lacks', { names: '替换原申报版的原因' })
      await queries.addDeclaration(tx, {
        county_code: code,
        number: seen + 1,
        run_id,
        declared_on: on,
        reason,
        at: ctx.now.toISOString(),
        account_name: ctx.actor.displayName,
      })
      const details = { 日期: on, 结论: verdict, 第几版: seen + 1 }
      await audit(tx, ctx, { verb: 'recognition.declare', subject: run_id, subjectName: name, details, reason })
      return readRecognition(ctx, tx)
    })
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('record.changed')
    throw error
  }
}

/** 回执: its number, its file, or both. @throws Problem record.missing, recognition.lacks, record.changed */
export async function addReceipt(ctx: Context, number: number, docNo: string | null, file: Upload | null): Promise<Recognition> {
  const { code } = countyOf(ctx.actor)
  if (docNo === null && file === null) throw new Problem('recognition.lacks', { names: '回执文号或文件' })
  try {
    return await atomically(ctx.db, async (tx) => {
      if (!(await queries.declarationsOf(tx, code)).some((each) => each.number === number)) throw new Problem('record.missing')
      const receipt = (await queries.receiptsOf(tx, code)).filter((each) => each.number === number).length + 1
      const kept = file && { bytes: file.bytes, mediaType: mediaTypeOf(file.kind) }
      await queries.addReceipt(tx, {
        county_code: code,
        number,
        receipt,
        doc_no: docNo,
        file_id: kept && (await storeFile(tx, code, kept, ctx.now)),
        file_name: file?.fileName ?? null,
        at: ctx.now.toISOString(),
        account_name: ctx.actor.displayName,
      })
      const details = { 第几版: number, 文号: docNo, 文件: file?.fileName ?? null }
      await audit(tx, ctx, { verb: 'recognition.receipt', subject: code, subjectName: docNo ?? file?.fileName ?? null, details })
      return readRecognition(ctx, tx)
    })
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('record.changed')
    throw error
  }
}

/** @throws Problem record.missing */
export async function downloadReceipt(ctx: Context, number: number, receipt: number): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const found = (await queries.receiptsOf(ctx.db, code)).find((each) => each.number === number && each.receipt === receipt)
  if (!found?.file_id) throw new Problem('record.missing')
  return downloadOf(ctx.db, code, found.file_id, found.file_name!)
}
