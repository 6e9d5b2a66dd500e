import type { ReturnFaults, Unready } from '@junheng/core/features/collection/round/check/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import type { ReturnRow } from '../find-return.ts'
import * as queries from './check-queries.ts'
import { faultsOf } from './return-faults.ts'

/**
 * Refuses to hand in what has errors, warnings nobody explained, or needed values that are neither reported nor explained. Whoever asks first
 * without a transaction (`faultsOf`) finds the answer ready here.
 *
 * @returns what the return's row keeps of it
 * @throws Problem round.has-faults with `unready`: all of it
 */
export async function assertSubmittable(tx: Db, ctx: Context, row: ReturnRow): Promise<Counts> {
  const found = await faultsOf({ db: tx, work: ctx.work, now: ctx.now }, countyOf(ctx.actor).name, row)
  const unready = unreadyOf(found)
  const { errors, warnings, missing } = unready
  if (errors.length + warnings.length + missing.length > 0)
    throw new Problem('round.has-faults', { errors: errors.length, warnings: warnings.length, missing: missing.length, unready })
  return countsOf(found)
}

/** @throws Problem round.nothing-new where every value that can exist by now is reported or explained */
export async function assertSomethingNew(tx: Db, ctx: Context, row: ReturnRow): Promise<void> {
  const found = await faultsOf({ db: tx, work: ctx.work, now: ctx.now }, countyOf(ctx.actor).name, row)
  if (unreadyOf(found).missing.length === 0) throw new Problem('round.nothing-new')
}

const unreadyOf = ({ faults, missing }: ReturnFaults): Unready => ({
  errors: faults.filter(({ severity }) => severity === 'error'),
  warnings: faults.filter(({ severity, explanation }) => severity === 'warn' && explanation === null),
  missing: missing.filter(({ explanation }) => explanation === null),
})

/** How a return's faults are counted wherever they are counted. Explained ones stay warnings: the reviewer wants to see them. */
export const countsOf = ({ faults }: Pick<ReturnFaults, 'faults'>): Counts => {
  const errors = faults.filter(({ severity }) => severity === 'error').length
  const unexplained = faults.filter(({ severity, explanation }) => severity !== 'error' && explanation === null).length
  return { errors, warnings: faults.length - errors, unexplained }
}

interface Counts {
  errors: number
  warnings: number
  /** Of the warnings. */
  unexplained: number
}

/** Keeps the counts of a check, unless the return has changed meanwhile. */
export const keepCounts = (db: Db, row: ReturnRow, found: Pick<ReturnFaults, 'faults'>) =>
  queries.putCounts(db, row, countsOf(found))
