import type { Basis, RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import type { FoundInReturn } from '../check/check-return.ts'
import { toCheckOn } from '../check/return-faults.ts'
import { type ReturnRow, type ValueRow, valuesOf } from '../return-queries.ts'
import { effectiveValues } from '../round-sheets.ts'

interface Change {
  basis: Basis
  path: string
  after: string
}

/**
 * Holds a locked return as an amendment would make it against what stands. Errors block here as they do before a signature; warnings are for whoever
 * decides.
 *
 * @returns the warnings it would bring, in words
 * @throws Problem round.amends-into-errors
 */
export async function assertSound(tx: Db, ctx: Context, row: ReturnRow, changes: readonly Change[]): Promise<string[]> {
  const { errors, warnings } = await amendedFaults(tx, ctx, row, changes)
  if (errors.length > 0) throw new Problem('round.amends-into-errors', { count: errors.length, first: errors[0]! })
  return warnings
}

/** Errors and warnings, in words, that an amendment would bring to a return as it stands. */
export async function amendedFaults(
  db: Db,
  ctx: Context,
  row: ReturnRow,
  changes: readonly Change[],
): Promise<{ errors: string[]; warnings: string[] }> {
  if (row.kind === 'self_check') return { errors: [], warnings: [] }
  const standing = await valuesOf(db, row.county_code, row.round_id, row.return_id)
  const [errors, warnings] = [new Set<string>(), new Set<string>()]
  for (const run of ['reported', 'effective'] as const) {
    const [before, after] = [await found(db, ctx, row, standing, run), await found(db, ctx, row, amended(standing, changes), run)]
    const known = new Set(before.faults.map(({ key }) => key))
    for (const { key, severity, message } of after.faults)
      if (!known.has(key)) (severity === 'error' ? errors : warnings).add(message)
  }
  return { errors: [...errors], warnings: [...warnings] }
}

type Standing = Pick<ValueRow, 'basis' | 'path' | 'value' | 'version'>

function amended(standing: readonly Standing[], changes: readonly Change[]): Standing[] {
  const isChanged = (value: Standing) => changes.some(({ basis, path }) => basis === value.basis && path === value.path)
  const now = changes.map(({ basis, path, after }): Standing => ({ basis, path, value: after, version: 0 }))
  return [...standing.filter((value) => !isChanged(value)), ...now]
}

async function found(tx: Db, ctx: Context, row: ReturnRow, values: readonly Standing[], run: RunBasis): Promise<FoundInReturn> {
  const chosen = effectiveValues(values, run)
  return ctx.work.run('checkReturn', await toCheckOn(tx, countyOf(ctx.actor).name, row, todayOf(ctx), chosen))
}
