import type { PartFacts, PartKind } from '@junheng/core/features/rectification/adopt/part-facts.ts'
import type { EntryFacts, NameAnswer, NamePart } from '@junheng/core/features/rectification/adopt/schema.ts'
import type { ItemSource } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { ColumnType } from 'kysely'

export interface AdoptTables {
  published_name: PublishedNameTable
  plan_adoption: PlanAdoptionTable
  plan_item: PlanItemTable
  plan_part: PlanPartTable
  plan_fund: PlanFundTable
}

export interface PublishedNameTable {
  county_code: string
  part: NamePart
  name: string
  /** From 1 within the name. */
  decision_no: number
  answer: NameAnswer
  org_ids: string[]
  plan_id: string
  decided_at: string
  decided_by: string
  decided_name: string
}

export interface PlanAdoptionTable {
  county_code: string
  plan_id: string
  follows_plan_id: string | null
  source: ItemSource
  source_number: string
  source_date: string | null
  adopted_at: string
  adopted_by: string
  adopted_name: string
}

export interface PlanItemTable {
  county_code: string
  plan_id: string
  /** `PlanEntry.key`. */
  entry_key: string
  item_no: number
  how: 'made' | 'linked' | 'followed'
  published: ColumnType<EntryFacts, string, string>
  linked_at: string
  linked_name: string
}

export interface PlanPartTable {
  county_code: string
  plan_id: string
  part: PartKind
  part_key: string
  /** Of a building_project, a rectification_measure or a plan_fund. */
  ref_id: string
  how: 'made' | 'linked' | 'followed'
  published: ColumnType<PartFacts, string, string>
  linked_at: string
  linked_name: string
}

/** Yuan of an indicator of a plan, once; null: not stated. */
export interface PlanFundTable {
  county_code: string
  fund_id: string
  about: string
  amount_cny: number | null
  published: string
  source: string
}
