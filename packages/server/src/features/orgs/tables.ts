import type { OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import type { Change, OrgFacts, Region } from '@junheng/core/features/orgs/schema.ts'

export interface OrgsTables {
  region: RegionTable
  organisation: OrganisationTable
  organisation_version: OrganisationVersionTable
  organisation_lineage: OrganisationLineageTable
  organisation_alias: OrganisationAliasTable
  organisation_tag: OrganisationTagTable
  organisation_member: OrganisationMemberTable
}

export interface RegionTable {
  /** GB/T 2260, six digits; towns nine. */
  region_code: string
  level: Region['level']
  name: string
  province_code: string | null
  city_code: string | null
  county_code: string | null
}

export interface OrganisationTable {
  /** The region that keeps the entry: a county's, or a city's code. */
  county_code: string
  org_id: string
  kind: OrgKind
  is_demo: boolean
  created_at: string
  created_name: string
}

export interface OrganisationVersionTable {
  county_code: string
  org_id: string
  version_no: number
  valid_from: string
  /** The first day it no longer held. */
  valid_to: string | null
  state: 'active' | 'closed'
  name: string
  short_name: string | null
  parent_county_code: string | null
  parent_org_id: string | null
  /** Ids from the root down to itself. */
  path: string[]
  region_code: string
  school_code: string | null
  attributes: Pick<OrgFacts, 'school' | 'duty'>
  change: Change
  event_id: string
  reason: string
  recorded_at: string
  recorded_name: string
  set_aside_at: string | null
  set_aside_name: string | null
  set_aside_reason: string | null
}

export interface OrganisationLineageTable {
  county_code: string
  event_id: string
  from_org_id: string
  to_org_id: string
  kind: 'merge' | 'split'
  on_date: string
  withdrawn_at: string | null
}

export interface OrganisationAliasTable {
  county_code: string
  alias_id: string
  org_id: string
  name: string
  /** Where that name was met. */
  source: string
  confirmed_at: string
  confirmed_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
}

export interface OrganisationTagTable {
  county_code: string
  tag_id: string
  org_id: string
  tag: string
  valid_from: string
  valid_to: string | null
  reason: string
  recorded_at: string
  recorded_name: string
  ended_name: string | null
}

export interface OrganisationMemberTable {
  county_code: string
  member_id: string
  org_id: string
  member_county_code: string | null
  member_org_id: string | null
  person_name: string | null
  post: string
  duty: string
  valid_from: string
  valid_to: string | null
  recorded_at: string
  recorded_name: string
  ended_name: string | null
  end_reason: string | null
}
