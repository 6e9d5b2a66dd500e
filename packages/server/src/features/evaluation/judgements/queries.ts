import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Insertable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { ItemKey, JudgementEvidenceTable, JudgementReviewTable, JudgementTable } from './tables.ts'

export type JudgementRow = Awaited<ReturnType<typeof judgementsOf>>[number]
export type ReviewRow = Awaited<ReturnType<typeof reviewsOf>>[number]
export type EvidenceRow = Awaited<ReturnType<typeof evidenceOf>>[number]

/** Of which items: all of a school year and standard, or one. */
export interface Items {
  county_code: string
  school_year: number
  standard_key: StandardKey
  element?: string
}

/** Newest version first. */
export function judgementsOf(db: Db, { county_code, school_year, standard_key, element }: Items) {
  return db
    .selectFrom('judgement')
    .selectAll()
    .where('county_code', '=', county_code)
    .where('school_year', '=', school_year)
    .where('standard_key', '=', standard_key)
    .$if(element !== undefined, (query) => query.where('element', '=', element!))
    .orderBy('element')
    .orderBy('version', 'desc')
    .execute()
}

/** The last review of a version first. */
export function reviewsOf(db: Db, { county_code, school_year, standard_key, element }: Items) {
  return db
    .selectFrom('judgement_review')
    .selectAll()
    .where('county_code', '=', county_code)
    .where('school_year', '=', school_year)
    .where('standard_key', '=', standard_key)
    .$if(element !== undefined, (query) => query.where('element', '=', element!))
    .orderBy('element')
    .orderBy('version', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

const evidence = (db: Db) =>
  db
    .selectFrom('judgement_evidence as e')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.county_code', '=', 'e.county_code').onRef('f.file_id', '=', 'e.file_id'),
    )
    .selectAll('e')
    .select(['f.size', 'f.sha256'])

export function evidenceOf(db: Db, { county_code, school_year, standard_key, element }: Items) {
  return evidence(db)
    .where('e.county_code', '=', county_code)
    .where('e.school_year', '=', school_year)
    .where('e.standard_key', '=', standard_key)
    .$if(element !== undefined, (query) => query.where('e.element', '=', element!))
    .orderBy('e.at')
    .orderBy('e.evidence_id')
    .execute()
}

export function findEvidence(db: Db, countyCode: string, id: string) {
  return evidence(db).where('e.county_code', '=', countyCode).where('e.evidence_id', '=', id).executeTakeFirst()
}

export const addJudgement = (tx: Db, row: Insertable<JudgementTable>) => tx.insertInto('judgement').values(row).execute()

export const addReview = (tx: Db, row: Insertable<JudgementReviewTable>) =>
  tx.insertInto('judgement_review').values(row).execute()

export const addEvidence = (tx: Db, row: Insertable<JudgementEvidenceTable>) =>
  tx.insertInto('judgement_evidence').values(row).execute()

/** @returns whether it was still there to be withdrawn */
export async function withdrawEvidence(
  tx: Db,
  countyCode: string,
  id: string,
  by: { withdrawn_at: string; withdrawn_name: string; withdrawn_reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('judgement_evidence')
    .set(by)
    .where('county_code', '=', countyCode)
    .where('evidence_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const itemOf = ({ county_code, school_year, standard_key, element }: ItemKey): ItemKey => ({
  county_code,
  school_year,
  standard_key,
  element,
})
