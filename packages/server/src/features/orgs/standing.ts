import type { OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import type { Db } from '../../db/database.ts'
import { cityOf } from './book.ts'
import * as queries from './standing-queries.ts'

/** An organisation as others name it. `schoolCode`: 标识码, null where it is no school or has none. */
export interface StandingOrg {
  id: string
  kind: OrgKind
  name: string
  schoolCode: string | null
}

/** What stands in a county's directory on a day, and its city's bodies, by kind and name; without opening their past. */
export async function standingOrgs(db: Db, countyCode: string, day: string): Promise<StandingOrg[]> {
  const rows = await queries.standingOn(db, [...new Set([countyCode, cityOf(countyCode)])], day)
  return rows.map(({ org_id, kind, name, school_code }) => ({ id: org_id, kind, name, schoolCode: school_code }))
}
