import { regionStem } from '@junheng/core/features/orgs/directory.ts'
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

/**
 * 标识码 of the schools in an organisation's remit on `day`, as `inRemit` says: those under it (隶属), those lying in its town (属地), and those a
 * zone or community has as members. Empty where it does not stand on that day. Asked at every call of a unit's post, so the database looks for them.
 */
export async function schoolsInRemit(db: Db, countyCode: string, orgId: string, day: string): Promise<string[]> {
  const keepers = [...new Set([countyCode, cityOf(countyCode)])]
  const holder = await queries.standingOrg(db, keepers, orgId, day)
  if (!holder) return []
  const town = holder.kind === 'township' ? regionStem(holder.region_code) : null
  return queries.schoolCodesOf(db, keepers, { orgId, town }, day)
}
