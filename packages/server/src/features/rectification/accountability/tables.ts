import type { ProposalKind } from '@junheng/core/features/rectification/accountability/contract.ts'

export interface AccountabilityTables {
  ledger_check: { county_code: string; run_id: string; at: string; reopened: number }
  accountability_setting: { county_code: string; overdue_days: number; changed_at: string; changed_name: string }
  accountability_proposal: ProposalTable
}

export interface ProposalTable {
  county_code: string
  proposal_no: number
  item_no: number
  kind: ProposalKind
  occasion: string
  unit_names: string[]
  cause: string
  at: string
  decision: 'taken' | 'dismissed' | null
  decision_note: string | null
  decided_at: string | null
  decided_name: string | null
}
