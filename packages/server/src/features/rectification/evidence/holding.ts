import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'

/** How many pieces of evidence of each item hold on a day. Items without any are left out. */
export async function holdingEvidence(
  db: Db,
  countyCode: string,
  numbers: readonly number[],
  today: string,
): Promise<Map<number, number>> {
  const rows = await holdingPieces(db, countyCode, numbers, today)
    .select((eb) => ['piece.item_no', eb.fn.countAll<number>().as('count')])
    .groupBy('piece.item_no')
    .execute()
  return new Map(rows.map(({ item_no, count }) => [item_no, count]))
}

/** Evidence (`piece`) of items that holds on a day: the newest version of its document, not withdrawn, within its validity. */
export const holdingPieces = (db: Db, countyCode: string, numbers: readonly number[], today: string) =>
  db
    .selectFrom('item_evidence as piece')
    .where('piece.county_code', '=', countyCode)
    .where('piece.item_no', '=', sql<number>`any(${numbers})`)
    .where('piece.withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('piece.valid_from', 'is', null), eb('piece.valid_from', '<=', today)]))
    .where((eb) => eb.or([eb('piece.valid_until', 'is', null), eb('piece.valid_until', '>=', today)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('item_evidence as newer')
            .select('newer.version')
            .whereRef('newer.county_code', '=', 'piece.county_code')
            .whereRef('newer.chain_id', '=', 'piece.chain_id')
            .whereRef('newer.version', '>', 'piece.version'),
        ),
      ),
    )
