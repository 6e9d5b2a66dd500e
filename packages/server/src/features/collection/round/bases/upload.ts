import type { Upload } from '@junheng/core/endpoint.ts'
import type {
  UploadChange,
  UploadCheck,
  UploadConfirmation,
  Uploaded,
} from '@junheng/core/features/collection/round/bases/upload-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { actionsFor, findReturn, type ReturnRow } from '../find-return.ts'
import { schoolOf } from '../read-return.ts'
import { putValues, returnsOf } from '../return-queries.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import * as queries from './upload-queries.ts'

/** What a file is held against: one school's return, or all that report figures in a round. */
export interface UploadTarget {
  round: RoundRow
  returns: readonly ReturnRow[]
}

/** @throws Problem record.missing */
export async function returnTarget(ctx: Context, id: string): Promise<UploadTarget> {
  const row = await findReturn(ctx, id)
  if (row.school_code === null) throw new Problem('record.missing')
  return { round: await getRound(ctx.db, row.county_code, row.round_id), returns: [row] }
}

/** @throws Problem record.missing */
export async function roundTarget(ctx: Context, id: string): Promise<UploadTarget> {
  const { code } = countyOf(ctx.actor)
  const round = await getRound(ctx.db, code, id)
  return { round, returns: (await returnsOf(ctx.db, code, id)).filter(({ kind }) => kind !== 'self_check') }
}

/** As many changes as a page can show; the rest are counted. */
const SHOWN = 2000

/** Reads and checks a file and holds it against what stands. Nothing is stored; a caller who leaves ends the work. */
export async function checkUpload(ctx: Context, target: UploadTarget, file: Upload): Promise<UploadCheck> {
  const { found, rows } = await read(ctx, target, file, true)
  const { readable, faults, notRun, form, views, foreign, notices } = found
  const changes: UploadChange[] = []
  const returns = found.returns.map(({ key, changes: own, same, left }) => {
    const row = rows.get(key)!
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
  confirmation: UploadConfirmation,
): Promise<Uploaded> {
  const { found, rows, versions } = await read(ctx, target, file, false)
  if (!found.readable) throw new Problem('round.upload-unreadable', { faults: found.faults })
  const { seen, onlyOthers } = confirmation
  const closed = found.returns.map(({ key }) => rows.get(key)!).filter((row) => !actionsFor(ctx.actor, row).includes('save'))
  if (!onlyOthers && closed.length + found.foreign.length > 0)
    throw new Problem('round.upload-refused', {
      count: closed.length + found.foreign.length,
      names: [...closed.map(({ unit_name }) => unit_name), ...found.foreign.map(({ name, code }) => name || code)].join('、'),
    })
  const writable = found.returns.filter(({ key, changes }) => !closed.includes(rows.get(key)!) && changes.length > 0)
  if (ctx.signal.aborted) throw new Problem('work.left')
  ctx.tell(phase('storing'))
  return atomically(ctx.db, async (tx) => {
    const held = await queries.lockReturns(
      tx,
      target.round.county_code,
      writable.map(({ key }) => rows.get(key)!.return_id),
    )
    const stale = held.filter(
      ({ unit_key, revision }) => revision !== rows.get(unit_key)!.revision || revision !== seen[unit_key],
    )
    if (stale.length > 0) {
      const names = stale.map(({ unit_name }) => unit_name).join('、')
      throw new Problem('round.upload-stale', { count: stale.length, names })
    }
    return write(
      tx,
      ctx,
      target,
      file,
      writable.map(({ key, changes }) => ({ row: rows.get(key)!, changes })),
      versions,
    )
  })
}

type Found = Awaited<ReturnType<typeof read>>['found']

async function write(
  tx: Db,
  ctx: Context,
  { round: { county_code, round_id } }: UploadTarget,
  file: Upload,
  written: readonly { row: ReturnRow; changes: Found['returns'][number]['changes'] }[],
  versions: ReadonlyMap<string, number>,
): Promise<Uploaded> {
  const at = ctx.now.toISOString()
  const by = { account_id: ctx.actor.accountId, account_name: ctx.actor.displayName }
  const values = written.flatMap(({ row: { return_id }, changes }) =>
    changes.map(({ path, value }) => ({ return_id, path, value, version: (versions.get(`${return_id} ${path}`) ?? 0) + 1 })),
  )
  if (values.length === 0) return { returns: 0, values: 0 }
  const writing = {
    county_code,
    round_id,
    basis: 'reported',
    how: 'uploaded',
    note: file.fileName,
    details: null,
    at,
    ...by,
  } as const
  await putValues(tx, writing, values)
  await queries.countChange(
    tx,
    county_code,
    written.map(({ row }) => row.return_id),
    at,
  )
  for (const { row, changes } of written) {
    const details = { 文件: file.fileName, 项数: changes.length }
    await audit(tx, ctx, { verb: 'round.upload', subject: row.return_id, subjectName: row.unit_name, details })
  }
  return { returns: written.length, values: values.length }
}

async function read(ctx: Context, { round, returns }: UploadTarget, file: Upload, forPeople: boolean) {
  const rows = new Map(returns.map((row) => [row.unit_key, row]))
  const standing = await queries.standingValues(
    ctx.db,
    round.county_code,
    round.round_id,
    'reported',
    returns.map(({ return_id }) => return_id),
  )
  const versions = new Map(standing.map(({ return_id, path, version }) => [`${return_id} ${path}`, version]))
  const byReturn = Map.groupBy(standing, ({ return_id }) => return_id)
  const found = await ctx.work.run(
    'roundUpload',
    {
      bytes: file.bytes,
      salt: round.salt,
      forPeople,
      standing: returns.map((row) => ({
        key: row.unit_key,
        typeCode: schoolOf(row)?.typeCode ?? null,
        values: new Map((byReturn.get(row.return_id) ?? []).map(({ path, value }) => [path, value])),
      })),
    },
    ctx.signal,
    ctx.tell,
  )
  return { found, rows, versions }
}
