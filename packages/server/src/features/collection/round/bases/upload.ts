import type { Upload } from '@junheng/core/endpoint.ts'
import type {
  UploadChange,
  UploadCheck,
  UploadConfirmation,
  Uploaded,
} from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically } from '../../../../db/database.ts'
import type { Context } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { actionsFor } from '../find-return.ts'
import { putValues } from '../return-queries.ts'
import { holdUnchanged, refuseClosed, standingReturns, type UploadTarget, versionKey } from './held-returns.ts'
import * as queries from './upload-queries.ts'

/** As many changes as a page can show; the rest are counted. */
const SHOWN = 2000

/** Reads and checks a file and holds it against what stands. Nothing is stored; a caller who leaves ends the work. */
export async function checkUpload(ctx: Context, target: UploadTarget, file: Upload): Promise<UploadCheck> {
  const { found, written } = await read(ctx, target, file, true)
  const { readable, faults, notRun, form, views, foreign, notices } = found
  const changes: UploadChange[] = []
  const returns = written.map(({ key, row, changes: own, same, left }) => {
    for (const { path: _path, value: _value, ...words } of own)
      if (changes.length < SHOWN) changes.push({ unit: row.unit_name, ...words })
    const count = (kind: UploadChange['kind']) => own.filter((change) => change.kind === kind).length
    return {
      key,
      name: row.unit_name,
      returnId: row.return_id,
      revision: row.revision,
      state: row.state,
      fillable: actionsFor(ctx.actor, row).includes('save'),
      changed: count('changed'),
      added: count('added'),
      removed: count('removed'),
      same,
      left,
    }
  })
  return {
    fileName: file.fileName,
    form,
    readable,
    errors: faults.filter(({ severity }) => severity === 'error').length,
    warnings: faults.filter(({ severity }) => severity === 'warn').length,
    faults,
    notRun,
    views,
    returns,
    foreign,
    total: returns.reduce((sum, { changed, added, removed }) => sum + changed + added + removed, 0),
    changes,
    notices,
  }
}

/**
 * Writes what the file says otherwise than it stands, all of it or nothing. What was read of the file and not understood is left as it stands.
 *
 * @throws Problem round.upload-unreadable with all faults, round.upload-refused with every return and school that stands against it,
 * round.upload-stale with those that changed since they were shown, work.left
 */
export async function upload(
  ctx: Context,
  target: UploadTarget,
  file: Upload,
  { seen, onlyOthers }: UploadConfirmation,
): Promise<Uploaded> {
  const { found, written, versions } = await read(ctx, target, file, false)
  if (!found.readable) throw new Problem('round.upload-unreadable', { faults: found.faults })
  const mayFill = ({ row }: (typeof written)[number]) => actionsFor(ctx.actor, row).includes('save')
  const open = refuseClosed(written, mayFill, onlyOthers, found.foreign).filter(({ changes }) => changes.length > 0)
  if (ctx.signal.aborted) throw new Problem('work.left')
  ctx.tell(phase('storing'))
  const { county_code, round_id } = target.round
  return atomically(ctx.db, async (tx) => {
    const rows = open.map(({ row }) => row)
    await holdUnchanged(tx, rows, seen)
    const values = open.flatMap(({ row: { return_id }, changes }) =>
      changes.map(({ path, value }) => {
        const version = (versions.get(versionKey(return_id, path)) ?? 0) + 1
        return { return_id, path, value, version }
      }),
    )
    if (values.length === 0) return { returns: 0, values: 0 }
    const at = ctx.now.toISOString()
    const by = { account_id: ctx.actor.accountId, account_name: ctx.actor.displayName, at }
    const writing = { county_code, round_id, basis: 'reported', how: 'uploaded', note: file.fileName, details: null } as const
    await putValues(tx, { ...writing, ...by }, values)
    await queries.countChange(
      tx,
      county_code,
      rows.map(({ return_id }) => return_id),
      at,
    )
    for (const { row, changes } of open) {
      const details = { 文件: file.fileName, 项数: changes.length }
      await audit(tx, ctx, { verb: 'round.upload', subject: row.return_id, subjectName: row.unit_name, details })
    }
    return { returns: open.length, values: values.length }
  })
}

async function read(ctx: Context, target: UploadTarget, file: Upload, forPeople: boolean) {
  const { standing, versions } = await standingReturns(ctx.db, target, 'reported')
  const input = { bytes: file.bytes, salt: target.round.salt, forPeople, standing }
  const found = await ctx.work.run('roundUpload', input, ctx.signal, ctx.tell)
  const rows = new Map(target.returns.map((row) => [row.unit_key, row]))
  return { found, written: found.returns.map((each) => ({ ...each, row: rows.get(each.key)! })), versions }
}
