import type { ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'

export type EntryRow = Awaited<ReturnType<typeof entriesAt>>[number]

/** Every value there ever was at these places of a round, each place's oldest first. */
export async function entriesAt(db: Db, countyCode: string, roundId: string, addresses: readonly ValueAddress[]) {
  if (addresses.length === 0) return []
  const list = (pick: (address: ValueAddress) => string) => [...new Set(addresses.map(pick))]
  const wanted = new Set(addresses.map(({ returnId, path }) => `${returnId} ${path}`))
  const rows = await db
    .selectFrom('data_value_entry')
    .select(['return_id', 'basis', 'path', 'version', 'value', 'how', 'note', 'at', 'account_name'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .where('return_id', '=', sql<string>`any(${list(({ returnId }) => returnId)}::uuid[])`)
    .where('path', '=', sql<string>`any(${list(({ path }) => path)}::text[])`)
    .orderBy('version')
    .execute()
  return rows.filter(({ return_id, path }) => wanted.has(`${return_id} ${path}`))
}
