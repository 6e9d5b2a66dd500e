import type { Basis } from '@junheng/core/features/collection/round/bases.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { findReturn, type ReturnRow } from '../find-return.ts'
import { schoolOf } from '../read-return.ts'
import { returnsOf } from '../return-queries.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import type { StandingReturn } from './upload-input.ts'
import * as queries from './upload-queries.ts'

/** What a file is held against: one school's return, or all that report figures in a round. */
export interface UploadTarget {
  round: RoundRow
  returns: readonly ReturnRow[]
}

/** @throws Problem record.missing, also for a department's: its figures come with the county's file */
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

/** What stands under one basis; `versions` by return and path. */
export interface HeldReturns {
  standing: StandingReturn[]
  versions: ReadonlyMap<string, number>
}

export const versionKey = (returnId: string, path: string): string => `${returnId} ${path}`

export async function standingReturns(db: Db, { round, returns }: UploadTarget, basis: Basis): Promise<HeldReturns> {
  const ids = returns.map(({ return_id }) => return_id)
  const values = await queries.standingValues(db, round.county_code, round.round_id, basis, ids)
  const byReturn = Map.groupBy(values, ({ return_id }) => return_id)
  return {
    versions: new Map(values.map(({ return_id, path, version }) => [versionKey(return_id, path), version])),
    standing: returns.map((row) => ({
      key: row.unit_key,
      typeCode: schoolOf(row)?.typeCode ?? null,
      values: new Map((byReturn.get(row.return_id) ?? []).map(({ path, value }) => [path, value])),
    })),
  }
}

/**
 * Those that may be written into.
 * @param foreign schools of the file that have no return
 * @throws Problem round.upload-refused naming all others, unless only the open ones are wanted
 */
export function refuseClosed<T extends { row: ReturnRow }>(
  found: readonly T[],
  isOpen: (each: T) => boolean,
  onlyOthers: boolean,
  foreign: readonly { code: string; name: string }[] = [],
): T[] {
  const closed = found.filter((each) => !isOpen(each))
  const count = closed.length + foreign.length
  if (!onlyOthers && count > 0) {
    const names = [...closed.map(({ row }) => row.unit_name), ...foreign.map(({ name, code }) => name || code)].join('、')
    throw new Problem('round.upload-refused', { count, names })
  }
  return found.filter((each) => !closed.includes(each))
}

/** Holds returns until the transaction ends. @throws Problem round.upload-stale naming those that changed since they were read or shown */
export async function holdUnchanged(tx: Db, rows: readonly ReturnRow[], seen: Readonly<Record<string, number>>): Promise<void> {
  const read = new Map(rows.map((row) => [row.return_id, row.revision]))
  const held = await queries.lockReturns(tx, rows[0]?.county_code ?? '', [...read.keys()])
  const stale = held.filter(
    ({ return_id, unit_key, revision }) => revision !== read.get(return_id) || revision !== seen[unit_key],
  )
  if (stale.length === 0) return
  const names = stale.map(({ unit_name }) => unit_name).join('、')
  throw new Problem('round.upload-stale', { count: stale.length, names })
}
