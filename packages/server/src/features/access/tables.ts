import type { Role } from '@junheng/core/features/access/rules.ts'

export interface AccessTables {
  account: AccountTable
  session: SessionTable
  sign_in_throttle: SignInThrottleTable
}

export interface AccountTable {
  account_id: string
  name: string
  display_name: string
  role: Role
  county_code: string | null
  /** argon2id, with its salt and costs inside. */
  password_hash: string
  disabled: boolean
  last_sign_in_at: string | null
  password_changed_at: string
  created_at: string
}

export interface SessionTable {
  /** SHA-256 in hex of the token in the cookie. */
  token_hash: string
  account_id: string
  csrf_token: string
  created_at: string
  last_used_at: string
  ends_at: string
  ended_at: string | null
}

export interface SignInThrottleTable {
  name_hash: string
  failures: number
  locked_until: string | null
  changed_at: string
}
