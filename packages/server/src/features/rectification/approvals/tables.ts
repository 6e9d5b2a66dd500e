import type { ApprovalState } from '@junheng/core/features/rectification/approvals/schema.ts'

export interface ApprovalTables {
  parallel_approval: ParallelApprovalTable
  approval_step: ApprovalStepTable
}

export interface ParallelApprovalTable {
  county_code: string
  approval_id: string
  title: string
  item_no: number | null
  project_id: string | null
  made_at: string
  made_name: string
  is_demo: boolean
}

export interface ApprovalStepTable {
  county_code: string
  approval_id: string
  position: number
  org_id: string
  unit_name: string
  matter: string
  due: string | null
  state: ApprovalState
  state_on: string | null
  note: string
  version: number
  changed_at: string
  changed_name: string
}
