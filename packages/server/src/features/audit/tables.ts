import type { ColumnType } from 'kysely'

export interface AuditTables {
  audit_entry: AuditEntryTable
}

export interface AuditEntryTable {
  entry_id: string
  at: string
  account_id: string | null
  actor_name: string
  verb: string
  county_code: string | null
  /** What it was done to: an id or an account name. */
  subject: string
  details: ColumnType<Record<string, unknown>, string>
  /** The request's reference number, as in the log and in a problem reply. */
  reference: string
}
