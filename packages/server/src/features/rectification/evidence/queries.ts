import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { EvidenceTable } from './tables.ts'

export type EvidenceRow = Awaited<ReturnType<typeof evidenceOf>>[number]

/** Every version of every piece, the newest document first, within a document the newest version. `is_newest`: no version stands above it. */
export const evidenceOf = (db: Db, countyCode: string, no: number) =>
  chosen(db)
    .where('item_evidence.county_code', '=', countyCode)
    .where('item_evidence.item_no', '=', no)
    .orderBy(sql`max(item_evidence.at) over (partition by item_evidence.chain_id)`, 'desc')
    .orderBy('item_evidence.chain_id')
    .orderBy('item_evidence.version', 'desc')
    .execute()

export const findEvidence = (db: Db, countyCode: string, id: string) =>
  chosen(db).where('item_evidence.county_code', '=', countyCode).where('item_evidence.evidence_id', '=', id).executeTakeFirst()

const chosen = (db: Db) =>
  db
    .selectFrom('item_evidence')
    .innerJoin('stored_file', (join) =>
      join
        .onRef('stored_file.county_code', '=', 'item_evidence.county_code')
        .onRef('stored_file.file_id', '=', 'item_evidence.file_id'),
    )
    .selectAll('item_evidence')
    .select(['stored_file.size', 'stored_file.sha256'])
    .select((eb) =>
      eb
        .not(
          eb.exists(
            eb
              .selectFrom('item_evidence as newer')
              .select('newer.version')
              .whereRef('newer.county_code', '=', 'item_evidence.county_code')
              .whereRef('newer.chain_id', '=', 'item_evidence.chain_id')
              .whereRef('newer.version', '>', 'item_evidence.version'),
          ),
        )
        .as('is_newest'),
    )

export const addEvidence = (tx: Db, row: Insertable<EvidenceTable>) => tx.insertInto('item_evidence').values(row).execute()

/** @returns false where somebody withdrew it already */
export async function withdrawEvidence(
  tx: Db,
  countyCode: string,
  id: string,
  by: Pick<EvidenceTable, 'withdrawn_at' | 'withdrawn_name' | 'withdrawn_reason'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('item_evidence')
    .set(by)
    .where('county_code', '=', countyCode)
    .where('evidence_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
