import type { ItemOrigin, ItemSource } from '@junheng/core/features/rectification/ledger/schema.ts'

export interface SourceTables {
  feedback_letter: FeedbackLetterTable
  item_origin: ItemOriginTable
}

export interface FeedbackLetterTable {
  county_code: string
  letter_id: string
  review_id: string | null
  source: ItemSource
  agency: string
  number: string
  title: string
  dated: string
  due: string
  is_demo: boolean
  added_at: string
  added_by: string
  added_name: string
}

export interface ItemOriginTable {
  county_code: string
  item_no: number
  kind: ItemOrigin['kind']
  record: string
}
