import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/database.ts'
import type { DataEvidenceTable } from './tables.ts'

export const addEvidence = (tx: Db, row: Insertable<DataEvidenceTable>) => tx.insertInto('data_evidence').values(row).execute()

/** Verified values as they stand, with what is known of them and what was reported; of one return, or of a round. */
export function verificationsOf(db: Db, countyCode: string, roundId: string, returnId?: string) {
  return db
    .selectFrom('data_value as v')
    .innerJoin('data_value_entry as e', (join) =>
      join
        .onRef('e.county_code', '=', 'v.county_code')
        .onRef('e.round_id', '=', 'v.round_id')
        .onRef('e.return_id', '=', 'v.return_id')
        .onRef('e.basis', '=', 'v.basis')
        .onRef('e.path', '=', 'v.path')
        .onRef('e.version', '=', 'v.version'),
    )
    .innerJoin('data_return as r', (join) =>
      join
        .onRef('r.county_code', '=', 'v.county_code')
        .onRef('r.round_id', '=', 'v.round_id')
        .onRef('r.return_id', '=', 'v.return_id'),
    )
    .leftJoin('data_evidence as f', (join) =>
      join
        .onRef('f.county_code', '=', 'v.county_code')
        .onRef('f.round_id', '=', 'v.round_id')
        .onRef('f.return_id', '=', 'v.return_id')
        .onRef('f.path', '=', 'v.path')
        .onRef('f.version', '=', 'v.version'),
    )
    .leftJoin('data_value as own', (join) =>
      join
        .onRef('own.county_code', '=', 'v.county_code')
        .onRef('own.round_id', '=', 'v.round_id')
        .onRef('own.return_id', '=', 'v.return_id')
        .onRef('own.path', '=', 'v.path')
        .on('own.basis', '=', 'reported'),
    )
    .select([
      'v.return_id',
      'r.unit_name',
      'v.path',
      'v.value',
      'v.version',
      'v.at',
      'v.account_name',
      'e.details',
      'f.file_name',
      'own.value as reported',
    ])
    .where('v.county_code', '=', countyCode)
    .where('v.round_id', '=', roundId)
    .where('v.basis', '=', 'verified')
    .where('v.value', '<>', '')
    .$if(returnId !== undefined, (query) => query.where('v.return_id', '=', returnId!))
    .orderBy('r.unit_key')
    .orderBy('v.path')
    .execute()
}

export function findEvidence(db: Db, key: { county_code: string; return_id: string; path: string; version: number }) {
  return db
    .selectFrom('data_evidence')
    .select(['file_id', 'file_name'])
    .where('county_code', '=', key.county_code)
    .where('return_id', '=', key.return_id)
    .where('path', '=', key.path)
    .where('version', '=', key.version)
    .executeTakeFirst()
}
