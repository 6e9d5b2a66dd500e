import type { Upload } from '@junheng/core/endpoint.ts'
import type {
  StatisticsChange,
  StatisticsCheck,
  StatisticsConfirmation,
  StatisticsIntake,
  StatisticsRequest,
} from '@junheng/core/features/collection/round/bases/uploads/statistics-schema.ts'
import type { Uploaded } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { mayAct } from '@junheng/core/features/collection/round/life-cycle.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import type { ReturnRow } from '../find-return.ts'
import { schoolOf } from '../read-return.ts'
import { putValues } from '../return-queries.ts'
import { packageOfTables } from '../round-package.ts'
import {
  type HeldReturns,
  holdUnchanged,
  refuseClosed,
  roundTarget,
  standingReturns,
  type UploadTarget,
  versionKey,
} from './held-returns.ts'
import * as queries from './upload-queries.ts'
import { withoutFigures } from './without-figures.ts'

type Exports = Readonly<Record<string, Upload | null>>

const SHOWN = 2000

/** What exports of national systems say of a round's schools. Nothing is stored, not even that it was asked. */
export async function checkStatistics(
  ctx: Context,
  roundId: string,
  files: Exports,
  request: StatisticsRequest,
): Promise<StatisticsCheck> {
  const { found, rows } = await read(ctx, await roundTarget(ctx, roundId), files, request)
  const { sheets, unmatched, faults, counts } = found.report
  const changes: StatisticsChange[] = []
  const returns = found.returns.map(({ key, statistics, reported, same, left }) => {
    const row = rows.get(key)!
    for (const basis of ['statistics', 'reported'] as const)
      for (const { path: _path, value: _value, ...words } of basis === 'statistics' ? statistics : reported)
        if (changes.length < SHOWN) changes.push({ unit: row.unit_name, basis, ...words })
    const count = (kind: string) => [...statistics, ...reported].filter((change) => change.kind === kind).length
    return {
      key,
      name: row.unit_name,
      returnId: row.return_id,
      revision: row.revision,
      state: row.state,
      fillable: isOpen(ctx, row, reported.length > 0),
      changed: count('changed'),
      added: count('added'),
      removed: count('removed'),
      same,
      left,
    }
  })
  return {
    sheets,
    unmatched,
    faults,
    lists: { classes: counts.classes, pupils: counts.pupils, teachers: counts.teachers },
    returns,
    total: returns.reduce((sum, { changed, added, removed }) => sum + changed + added + removed, 0),
    changes,
  }
}

/**
 * Freezes what the exports say, with its day and place; lists also as reported where that was asked. All of it or nothing.
 *
 * @throws Problem collection.nothing-gathered, round.upload-refused, round.upload-stale, work.left
 */
export async function takeStatistics(
  ctx: Context,
  roundId: string,
  files: Exports,
  confirmation: StatisticsConfirmation,
): Promise<Uploaded> {
  const target = await roundTarget(ctx, roundId)
  const { found, rows, versions } = await read(ctx, target, files, confirmation)
  if (!found.report.filled) throw new Problem('collection.nothing-gathered')
  const { day, onlyOthers } = confirmation
  const open = refuseClosed(
    found.returns.map((each) => ({ ...each, row: rows.get(each.key)! })),
    ({ row, reported }) => isOpen(ctx, row, reported.length > 0),
    onlyOthers,
  ).filter(({ statistics, reported }) => statistics.length + reported.length > 0)
  if (ctx.signal.aborted) throw new Problem('work.left')
  ctx.tell(phase('storing'))
  return atomically(ctx.db, async (tx) => {
    await holdUnchanged(
      tx,
      open.map(({ row }) => row),
      confirmation.seen,
    )
    const { county_code, round_id } = target.round
    const at = ctx.now.toISOString()
    const by = {
      county_code,
      round_id,
      note: null,
      details: null,
      at,
      account_id: ctx.actor.accountId,
      account_name: ctx.actor.displayName,
    }
    for (const basis of ['statistics', 'reported'] as const) {
      const values = open.flatMap(({ row: { return_id }, ...each }) =>
        each[basis].map(({ path, value, source }) => ({
          return_id,
          path,
          value,
          version: (versions[basis].get(versionKey(return_id, path)) ?? 0) + 1,
          note: source,
          details: { source, day },
        })),
      )
      if (values.length > 0) await putValues(tx, { ...by, basis, how: 'gathered' }, values)
    }
    await queries.countChange(
      tx,
      county_code,
      open.map(({ row }) => row.return_id),
      at,
    )
    let written = 0
    for (const { row, statistics, reported } of open) {
      written += statistics.length + reported.length
      const details = { 统计时点: day, 统计数: statistics.length, ...(reported.length > 0 && { 采为自报: reported.length }) }
      await audit(tx, ctx, { verb: 'round.statistics', subject: row.return_id, subjectName: row.unit_name, details })
    }
    return { returns: open.length, values: written }
  })
}

/** @throws Problem record.missing */
export async function listStatistics(ctx: Context, roundId: string): Promise<{ intakes: StatisticsIntake[] }> {
  const { round } = await roundTarget(ctx, roundId)
  const rows = await queries.intakesOf(ctx.db, round.county_code, round.round_id)
  return { intakes: rows.map(({ account_name: by, ...row }) => ({ ...row, by })) }
}

/** Statistics are nobody's in the county to fill in, so they may come until the return is locked; taking a list over is filling in. */
const isOpen = (ctx: Context, { state }: ReturnRow, takesOver: boolean): boolean =>
  mayAct('verify', state, ctx.actor.role) && (!takesOver || mayAct('save', state, ctx.actor.role))

async function read(ctx: Context, target: UploadTarget, files: Exports, { takeOver }: StatisticsRequest) {
  const statistics = await standingReturns(ctx.db, target, 'statistics')
  const reported: HeldReturns | null = takeOver ? await standingReturns(ctx.db, target, 'reported') : null
  const found = await ctx.work.run(
    'roundStatistics',
    {
      files: Object.values(files).flatMap((file) => (file ? [{ name: file.fileName, bytes: file.bytes }] : [])),
      base: packageOfTables(
        withoutFigures(
          countyOf(ctx.actor),
          target.returns.flatMap((row) => {
            const school = schoolOf(row)
            return school ? [{ returnId: row.return_id, school, values: new Map() }] : []
          }),
        ),
      ),
      salt: target.round.salt,
      statistics: statistics.standing,
      reported: reported?.standing ?? null,
    },
    ctx.signal,
    ctx.tell,
  )
  const rows = new Map(target.returns.map((row) => [row.unit_key, row]))
  return { found, rows, versions: { statistics: statistics.versions, reported: reported?.versions ?? new Map<string, number>() } }
}
