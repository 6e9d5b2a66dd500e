import type { EntryFacts, NameAnswer, NamePart } from '@junheng/core/features/rectification/adopt/schema.ts'
import type { ItemSource } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { ColumnType } from 'kysely'

export interface AdoptTables {
  published_name: PublishedNameTable
  plan_adoption: PlanAdoptionTable
  plan_item: PlanItemTable
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
