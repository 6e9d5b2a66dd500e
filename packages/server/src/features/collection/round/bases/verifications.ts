import type { Download, Upload } from '@junheng/core/endpoint.ts'
import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import { readValue } from '@junheng/core/features/collection/read-value.ts'
import type {
  Verification,
  VerificationList,
  VerificationRequest,
  VerificationWithdrawal,
} from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import {
  ABSENT,
  VERIFICATION_METHOD_NAMES,
  type VerificationMethod,
} from '@junheng/core/features/collection/round/bases/verified.ts'
import { readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { downloadOf, storeFile } from '../../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { mediaTypeOf } from '../../media-types.ts'
import { findReturn, type ReturnRow, takeReturn } from '../find-return.ts'
import { refusePaths } from '../known-paths.ts'
import { putValues, updateReturn, valuesAt } from '../return-queries.ts'
import { getRound } from '../round-queries.ts'
import { ownNames, wordsOf } from './names.ts'
import * as queries from './verification-queries.ts'

/**
 * Keeps a value as it was found, beside what was reported; from now on runs take it before the reported one.
 *
 * @throws Problem record.missing, round.wrong-state, round.unknown-value, round.unreadable-value, record.changed
 */
export async function verify(ctx: Context, id: string, request: VerificationRequest, file: Upload | null): Promise<Verification> {
  const { path, value, method, on, evidence, seen } = request
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, 'verify')
    await refuseUnknown(tx, row, path, value)
    const [standing] = await valuesAt(tx, row, 'verified', [path])
    if ((standing?.version ?? 0) !== seen) throw new Problem('record.changed')
    const version = seen + 1
    await write(
      tx,
      ctx,
      row,
      { path, value, version },
      {
        how: 'verified',
        note: `${VERIFICATION_METHOD_NAMES[method]}（${on}）：${evidence}`,
        details: { method, on, evidence },
      },
    )
    if (file) {
      const { county_code, round_id, return_id } = row
      const file_id = await storeFile(tx, county_code, { bytes: file.bytes, mediaType: mediaTypeOf(file.kind) }, ctx.now)
      const key = { county_code, round_id, return_id, basis: 'verified', path, version } as const
      await queries.addEvidence(tx, { ...key, file_id, file_name: file.fileName })
    }
    const [before, after] = [wordsOf(path, standing?.value), wordsOf(path, value)]
    const what = { verb: 'round.verify', subject: id, subjectName: row.unit_name } as const
    const details = { 项目: path, 方式: VERIFICATION_METHOD_NAMES[method], 日期: on, ...(file && { 文件: file.fileName }) }
    await audit(tx, ctx, { ...what, details, before: { 核实: before }, after: { 核实: after }, reason: evidence })
    return (await listOf(tx, row)).find((each) => each.path === path)!
  })
}

/** The reported value counts again; that it was once verified stays in its history. @throws Problem record.missing, round.wrong-state, record.changed */
export async function withdrawVerification(
  ctx: Context,
  id: string,
  { path, reason, seen }: VerificationWithdrawal,
): Promise<VerificationList> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, 'verify')
    const [standing] = await valuesAt(tx, row, 'verified', [path])
    if (standing?.value === undefined || standing.value === '') throw new Problem('record.missing')
    if (standing.version !== seen) throw new Problem('record.changed')
    await write(tx, ctx, row, { path, value: '', version: seen + 1 }, { how: 'withdrawn', note: reason, details: null })
    const what = { verb: 'round.end-verification', subject: id, subjectName: row.unit_name } as const
    await audit(tx, ctx, {
      ...what,
      details: { 项目: path },
      before: { 核实: wordsOf(path, standing.value) },
      after: { 核实: null },
      reason,
    })
    return { verifications: await listOf(tx, row) }
  })
}

/** @throws Problem record.missing */
export async function listReturnVerifications(ctx: Context, id: string): Promise<VerificationList> {
  return { verifications: await listOf(ctx.db, await findReturn(ctx, id)) }
}

/** @throws Problem record.missing */
export async function listRoundVerifications(ctx: Context, roundId: string): Promise<VerificationList> {
  const { county_code, round_id } = await getRound(ctx.db, countyOf(ctx.actor).code, roundId)
  return { verifications: (await queries.verificationsOf(ctx.db, county_code, round_id)).map(verificationOf) }
}

/** @throws Problem record.missing */
export async function downloadEvidence(ctx: Context, id: string, query: { path: string; version: number }): Promise<Download> {
  const { county_code, return_id } = await findReturn(ctx, id)
  const found = await queries.findEvidence(ctx.db, { county_code, return_id, ...query })
  if (!found) throw new Problem('record.missing')
  return downloadOf(ctx.db, county_code, found.file_id, found.file_name)
}

/** A list's row that is not there must have been reported; all else must be a value of its kind that can be read. */
async function refuseUnknown(tx: Db, row: ReturnRow, path: string, value: string): Promise<void> {
  const place = readPath(path)
  if (value === ABSENT) {
    const [reported] = await valuesAt(tx, row, 'reported', [path])
    if (place && 'row' in place && reported && reported.value !== '') return
    throw new Problem('round.unknown-value', { paths: [path], count: 1 })
  }
  refusePaths(row, [{ path, value }])
  if (place === null || place.table === 'self' || place.table === 'none' || place.table === 'county') return
  const table = place.table === 'of' ? 'schools' : place.table
  const cells = 'column' in place ? { [place.column]: value } : (readRow(value) ?? {})
  const { values: rules } = tableColumns(table, readCatalogue())
  for (const rule of rules) {
    const text = cells[rule.key]
    const trouble = text === undefined || text === '' ? undefined : readValue(text, rule)
    if (trouble && Number.isNaN(trouble.value))
      throw new Problem('round.unreadable-value', { value: text, reason: trouble.notes.at(-1)?.message ?? '' })
  }
}

async function write(
  tx: Db,
  ctx: Context,
  row: ReturnRow,
  value: { path: string; value: string; version: number },
  said: { how: string; note: string; details: Record<string, unknown> | null },
): Promise<void> {
  const { county_code, round_id, return_id } = row
  const at = ctx.now.toISOString()
  const by = { account_id: ctx.actor.accountId, account_name: ctx.actor.displayName, at }
  await putValues(tx, { county_code, round_id, basis: 'verified', ...said, ...by }, [{ return_id, ...value }])
  await updateReturn(tx, row, { revision: row.revision + 1, changed_at: at })
}

const listOf = async (db: Db, { county_code, round_id, return_id }: ReturnRow): Promise<Verification[]> =>
  (await queries.verificationsOf(db, county_code, round_id, return_id)).map(verificationOf)

type Row = Awaited<ReturnType<typeof queries.verificationsOf>>[number]

function verificationOf({ path, value, reported, details, ...row }: Row): Verification {
  const { sheet, where, what, unit } = ownNames().nameOf(path, readRow(reported || value))
  // What `verify` wrote.
  const { method, on, evidence } = details as { method: VerificationMethod; on: string; evidence: string }
  return {
    returnId: row.return_id,
    unit: row.unit_name,
    path,
    sheet,
    where,
    what,
    unitOfMeasure: unit,
    words: wordsOf(path, value) ?? '',
    reported: wordsOf(path, reported ?? ''),
    version: row.version,
    method,
    on,
    evidence,
    file: row.file_name,
    at: row.at,
    by: row.account_name,
  }
}
