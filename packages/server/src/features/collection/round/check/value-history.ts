import type { ValueEntry } from '@junheng/core/features/collection/round/check/review-schema.ts'
import type { Context } from '../../../../http/context.ts'
import { entriesAt } from '../entry-queries.ts'
import { findReturn } from '../find-return.ts'

/** Where one value came from: every value there ever was at its place, newest first. @throws Problem record.missing */
export async function readValueHistory(ctx: Context, id: string, path: string): Promise<{ entries: ValueEntry[] }> {
  const row = await findReturn(ctx, id)
  const place = { returnId: row.return_id, path, basis: 'reported', version: 0 } as const
  const entries = await entriesAt(ctx.db, row.county_code, row.round_id, [place])
  const said = new Map<string, string>()
  const told = entries.map(({ basis, version, value, how, note, at, account_name: by }): ValueEntry => {
    const before = said.get(basis) ?? null
    said.set(basis, value)
    return { basis, version, before, value, how, note, at, by }
  })
  return { entries: told.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version)) }
}
