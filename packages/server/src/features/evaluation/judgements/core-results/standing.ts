import type { Db } from '../../../../db/database.ts'

/** By school, the version that stands. */
export async function standingResults(db: Db, countyCode: string, schoolYear: number) {
  const rows = await db
    .selectFrom('core_result')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('school_year', '=', schoolYear)
    .orderBy('school_code')
    .orderBy('version')
    .execute()
  return new Map(rows.map((row) => [row.school_code, row]))
}
