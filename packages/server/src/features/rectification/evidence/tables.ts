import type { EvidenceKind } from '@junheng/core/features/rectification/evidence/schema.ts'

export interface EvidenceTables {
  item_evidence: EvidenceTable
}

export interface EvidenceTable {
  county_code: string
  evidence_id: string
  item_no: number
  /** Shared by the versions of one document: the first one's id. */
  chain_id: string
  version: number
  measure_id: string | null
  milestone_no: number | null
  file_id: string
  file_name: string
  kind: EvidenceKind
  about: string
  valid_from: string | null
  valid_until: string | null
  at: string
  account_id: string
  account_name: string
  withdrawn_at: string | null
  withdrawn_name: string | null
  withdrawn_reason: string | null
}
