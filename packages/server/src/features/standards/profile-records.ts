import type { LocalProfile } from '@junheng/core/features/standards/profile-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import * as queries from './queries.ts'

export type ProfileRow = NonNullable<Awaited<ReturnType<typeof queries.findProfile>>>

/** One profile of a county, also a withdrawn one. @throws Problem record.missing */
export async function getRow(db: Db, countyCode: string, id: string, find = queries.findProfile): Promise<ProfileRow> {
  const row = await find(db, countyCode, id)
  if (!row) throw new Problem('record.missing')
  return row
}

export function profileOf(row: ProfileRow): LocalProfile {
  const { profile_id, name, settings, created_at, created_name, withdrawn_at, withdrawn_name } = row
  return {
    id: profile_id,
    name,
    settings,
    createdAt: created_at,
    createdBy: created_name,
    withdrawn: withdrawn_at === null ? null : { at: withdrawn_at, by: withdrawn_name ?? '' },
  }
}
