import type { Copied, CopiesConfirmed, CopyRequest } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { COPY_KINDS, copiedValues, copyKindOf } from '@junheng/core/features/collection/round/open/copying.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { takeReturn } from '../find-return.ts'
import { holdReturns, lockRoundRow } from '../lock/queries.ts'
import { lockReturn, putValues, returnsOf, updateReturn, valuesOf, type Writing, type WrittenValue } from '../return-queries.ts'
import { getRound } from '../round-queries.ts'
import { effectiveValues } from '../round-sheets.ts'

/** `data_value.how` of what was taken over and not looked through yet. */
export const COPIED = 'copied'

/**
 * Takes last year's values of the chosen kinds into every return that is still being filled in, where nothing was given or cleared; all of it or
 * nothing. Without `confirm` it only counts.
 *
 * @throws Problem record.missing, round.closed, round.no-previous
 */
export async function copyPrevious(ctx: Context, id: string, { kinds, confirm }: CopyRequest): Promise<Copied> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const round = await lockRoundRow(tx, code, id)
    if (!round) throw new Problem('record.missing')
    if (round.state !== 'open') throw new Problem('round.closed', { name: round.name })
    const { previous_round_id } = await getRound(tx, code, id)
    if (previous_round_id === null) throw new Problem('round.no-previous')
    const previous = await getRound(tx, code, previous_round_id)
    // What somebody is saving now is not written over.
    if (confirm) await holdReturns(tx, code, id)
    const written = await toCopy(tx, code, id, previous.round_id, new Set(kinds))
    const returns = [...new Set(written.map(({ return_id }) => return_id))]
    const byKind = COPY_KINDS.flatMap((kind) => {
      const values = written.filter(({ path }) => copyKindOf(path) === kind).length
      return values > 0 ? [{ kind, values }] : []
    })
    if (confirm && written.length > 0) {
      const at = ctx.now.toISOString()
      await putValues(tx, { ...by(ctx), county_code: code, round_id: id, how: COPIED, note: `沿用${previous.name}`, at }, written)
      for (const return_id of returns) {
        const row = await lockReturn(tx, code, return_id)
        await updateReturn(tx, row!, { revision: row!.revision + 1, changed_at: at })
      }
      const details = { 取自: previous.name, 填报: returns.length, 值: written.length, 种类: kinds }
      await audit(tx, ctx, { verb: 'round.copy', subject: id, subjectName: round.name, details })
    }
    return { from: previous.name, returns: returns.length, values: written.length, byKind }
  })
}

async function toCopy(
  tx: Db,
  county: string,
  roundId: string,
  previousId: string,
  kinds: Parameters<typeof copiedValues>[3],
): Promise<WrittenValue[]> {
  const before = new Map((await returnsOf(tx, county, previousId)).map((row) => [`${row.kind} ${row.unit_key}`, row.return_id]))
  const then = Map.groupBy(await valuesOf(tx, county, previousId), ({ return_id }) => return_id)
  const now = Map.groupBy(await valuesOf(tx, county, roundId), ({ return_id }) => return_id)
  return (await returnsOf(tx, county, roundId)).flatMap((row) => {
    if (row.state !== 'draft' && row.state !== 'returned') return []
    const values = effectiveValues(then.get(before.get(`${row.kind} ${row.unit_key}`) ?? '') ?? [], 'effective')
    const own = (now.get(row.return_id) ?? []).filter(({ basis }) => basis === 'reported')
    const standing = new Set(own.map(({ path }) => path))
    const texts = new Map([...values].map(([path, { value }]) => [path, value]))
    return copiedValues(row.kind, texts, standing, kinds).map(([path, value]) => ({
      return_id: row.return_id,
      path,
      value,
      version: 1,
    }))
  })
}

/**
 * Says of values taken over from last year that they are right this year too: they stay what they are and become the return's own, with a history of
 * who said so.
 *
 * @throws Problem record.missing, access.forbidden, round.wrong-state
 */
export async function confirmCopies(ctx: Context, id: string, { paths }: CopiesConfirmed): Promise<{ confirmed: number }> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, 'save')
    const named = paths === null ? null : new Set(paths)
    const copied = (await valuesOf(tx, row.county_code, row.round_id, id)).filter(
      ({ basis, how, path }) => basis === 'reported' && how === COPIED && (named === null || named.has(path)),
    )
    if (copied.length === 0) return { confirmed: 0 }
    const at = ctx.now.toISOString()
    const { county_code, round_id } = row
    await putValues(
      tx,
      { ...by(ctx), county_code, round_id, how: 'typed', note: '沿用上年的值，已核对', at },
      copied.map(({ path, value, version }) => ({ return_id: id, path, value, version: version + 1 })),
    )
    await updateReturn(tx, row, { revision: row.revision + 1, changed_at: at })
    const details = { 核对: copied.length }
    await audit(tx, ctx, { verb: 'round.confirm-copies', subject: id, subjectName: row.unit_name, details })
    return { confirmed: copied.length }
  })
}

const by = ({ actor }: Context): Pick<Writing, 'basis' | 'details' | 'account_id' | 'account_name'> => ({
  basis: 'reported',
  details: null,
  account_id: actor.accountId,
  account_name: actor.displayName,
})
