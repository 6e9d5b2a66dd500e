import type { VerificationResult } from '@junheng/core/features/audit/schema.ts'
import type { ColumnType } from 'kysely'

export interface AuditTables {
  audit_entry: AuditEntryTable
  audit_pending: { entry_id: string }
  audit_link: AuditLinkTable
  audit_seal: AuditSealTable
  audit_base: AuditBaseTable
  audit_verification: AuditVerificationTable
}

type Values = Record<string, unknown>

export interface AuditEntryTable {
  entry_id: string
  at: string
  account_id: string | null
  actor_name: string
  /** The post it was done in. */
  role: string | null
  /** Where the call came from; null at the machine itself. */
  address: string | null
  verb: string
  county_code: string | null
  /** What it was done to: an id or an account name. */
  subject: string
  subject_name: string | null
  before: ColumnType<Values | null, string | null>
  after: ColumnType<Values | null, string | null>
  details: ColumnType<Values, string>
  reason: string | null
  /** The request's reference number, as in the log and in a problem reply. */
  reference: string
}

export interface AuditLinkTable {
  entry_no: number
  entry_id: string
  hash: string
}

export interface AuditSealTable {
  seal_no: number
  first_no: number
  last_no: number
  sealed_at: string
  entry_hash: string
  hash: string
}

export interface AuditBaseTable {
  seal_no: number
  entry_no: number
  entry_hash: string
  hash: string
  archived_at: string
  file_sha256: string
}

export interface AuditVerificationTable {
  verification_id: string
  started_at: string
  started_by: string
  seen_at: string
  checked: number
  total: number
  finished_at: string | null
  result: ColumnType<VerificationResult | null, string | null, string>
  failure: string | null
}
