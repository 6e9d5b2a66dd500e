import type { ColumnType } from 'kysely'

export interface StandardsTables {
  local_profile: LocalProfileTable
  profile_adoption: ProfileAdoptionTable
}

export interface LocalProfileTable {
  county_code: string
  profile_id: string
  name: string
  settings: ColumnType<Record<string, unknown>, string, never>
  created_at: string
  created_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
}

export interface ProfileAdoptionTable {
  county_code: string
  adoption_no: number
  /** Null: the standard's own defaults. */
  profile_id: string | null
  adopted_at: string
  adopted_name: string
}
