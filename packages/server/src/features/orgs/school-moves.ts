import type { Db } from '../../db/database.ts'

/** A school that went into another, or from which another was made, on a day. */
export interface SchoolMove {
  kind: 'merge' | 'split'
  from: { code: string; name: string }
  to: { code: string; name: string }
  on: string
}

/** Merges and splits of a county's schools after `since` and up to `until`, days as `YYYY-MM-DD`; oldest first. */
export async function schoolMoves(db: Db, countyCode: string, since: string, until: string): Promise<SchoolMove[]> {
  const moves = await db
    .selectFrom('organisation_lineage')
    .select(['from_org_id', 'to_org_id', 'kind', 'on_date'])
    .where('county_code', '=', countyCode)
    .where('on_date', '>', since)
    .where('on_date', '<=', until)
    .where('withdrawn_at', 'is', null)
    .orderBy('on_date')
    .execute()
  if (moves.length === 0) return []
  const schools = await namesOf(db, countyCode, [...new Set(moves.flatMap((move) => [move.from_org_id, move.to_org_id]))])
  return moves.flatMap(({ from_org_id, to_org_id, kind, on_date }) => {
    const [from, to] = [schools.get(from_org_id), schools.get(to_org_id)]
    return from && to ? [{ kind, from, to, on: on_date }] : []
  })
}

/** Schools by the last name and code each went by. */
async function namesOf(db: Db, countyCode: string, ids: readonly string[]): Promise<Map<string, { code: string; name: string }>> {
  const rows = await db
    .selectFrom('organisation_version')
    .select(['org_id', 'name', 'school_code'])
    .where('county_code', '=', countyCode)
    .where('org_id', 'in', ids)
    .where('school_code', 'is not', null)
    .where('set_aside_at', 'is', null)
    .orderBy('version_no')
    .execute()
  return new Map(rows.map(({ org_id, name, school_code }) => [org_id, { code: school_code!, name }]))
}
