import type { ReturnValue, SavedValues, SaveValues, ValueChange } from '@junheng/core/features/collection/round/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { withHashedNumbers } from './bases/hashed-numbers.ts'
import { type ReturnRow, takeReturn } from './find-return.ts'
import { refusePaths } from './known-paths.ts'
import * as queries from './return-queries.ts'

/**
 * Keeps what was typed, value by value. A value somebody else changed since the caller saw it is left as it stands and answered; the rest is durable
 * when this returns. Saving what already stands changes nothing. `take`: how the return is got and who may; else whoever fills it in.
 *
 * @throws Problem record.missing, round.wrong-state, round.unknown-value (with all of them)
 */
export async function saveValues(ctx: Context, id: string, given: SaveValues, take = takeToSave): Promise<SavedValues> {
  return atomically(ctx.db, async (tx) => {
    const row = await take(tx, ctx, id)
    refusePaths(row, given.changes)
    const changes = await withHashedNumbers(tx, row, given.changes)
    const paths = changes.map(({ path }) => path)
    if (new Set(paths).size < paths.length) throw new Problem('round.twice')
    const standing = new Map((await queries.valuesAt(tx, row, 'reported', paths)).map((value) => [value.path, value]))
    const versionOf = (path: string) => standing.get(path)?.version ?? 0
    const differs = ({ path, value }: ValueChange) => (standing.get(path)?.value ?? '') !== value
    const conflicts = changes.filter((change) => change.seen !== versionOf(change.path) && differs(change))
    const kept = changes.filter((change) => !conflicts.includes(change) && differs(change))
    const revision = kept.length > 0 ? await write(tx, ctx, row, kept, versionOf) : row.revision
    return {
      revision,
      saved: changes
        .filter((change) => !conflicts.includes(change))
        .map((change) => ({ path: change.path, version: versionOf(change.path) + (differs(change) ? 1 : 0) })),
      conflicts: conflicts.map(({ path }) => savedValue(standing.get(path)!)),
    }
  })
}

const takeToSave = (tx: Db, ctx: Context, id: string): Promise<ReturnRow> => takeReturn(tx, ctx, id, 'save')

async function write(
  tx: Db,
  ctx: Context,
  row: ReturnRow,
  kept: readonly ValueChange[],
  versionOf: (path: string) => number,
): Promise<number> {
  const at = ctx.now.toISOString()
  const { county_code, round_id, return_id } = row
  const revision = row.revision + 1
  await queries.putValues(
    tx,
    {
      county_code,
      round_id,
      basis: 'reported',
      how: 'typed',
      note: null,
      details: null,
      at,
      account_id: ctx.actor.accountId,
      account_name: ctx.actor.displayName,
    },
    kept.map(({ path, value }) => ({ return_id, path, value, version: versionOf(path) + 1 })),
  )
  await queries.updateReturn(tx, row, { revision, changed_at: at })
  const details = { 项数: kept.length, ...(kept.length <= 20 && { 内容: kept.map(({ path }) => path) }) }
  await audit(tx, ctx, { verb: 'round.save', subject: return_id, subjectName: row.unit_name, details })
  return revision
}

export function savedValue(row: queries.ValueRow): ReturnValue {
  const { basis, path, value, version, how, note, at, account_name: by } = row
  return { basis, path, value, version, how, note, at, by }
}
