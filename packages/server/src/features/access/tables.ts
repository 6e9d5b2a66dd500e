import type { Branch, Role } from '@junheng/core/features/access/roles.ts'
import type { Generated } from 'kysely'

export interface AccessTables {
  account: AccountTable
  post: PostTable
  post_school: PostSchoolTable
  password_history: PasswordHistoryTable
  session: SessionTable
  sign_in_throttle: SignInThrottleTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  post_request: PostRequestTable
  account_identity: AccountIdentityTable
  sign_on_flow: SignOnFlowTable
}

export interface AccountTable {
  account_id: string
  name: string
  display_name: string
  /** Business work or one of the three administrations; never changes. */
  branch: Branch
  /** argon2id, with its salt and costs inside. */
  password_hash: string
  phone: string | null
  must_change: boolean
  disabled: boolean
  last_sign_in_at: string | null
  password_changed_at: string
  created_at: string
}

export interface PostTable {
  post_id: string
  account_id: string
  role: Role
  /** Follows from the role, in the database. */
  branch: Generated<Branch>
  county_code: string | null
  org_id: string | null
  school_code: string | null
  unit_name: string
  valid_from: string
  valid_to: string | null
  granted_at: string
  granted_name: string
  ended_name: string | null
}

export interface PostSchoolTable {
  post_id: string
  school_code: string
}

export interface PasswordHistoryTable {
  account_id: string
  changed_at: string
  password_hash: string
}

export interface SessionTable {
  /** SHA-256 in hex of the token in the cookie. */
  token_hash: string
  account_id: string
  post_id: string
  /** The county a 市级督导 looks at; null = the post's own. */
  county_code: string | null
  csrf_token: string
  session_id: string
  address: string | null
  agent: string | null
  idle_minutes: number
  created_at: string
  last_used_at: string
  ends_at: string
  ended_at: string | null
  code_shown_at: string | null
  factor_required: boolean
  via_provider: boolean
}

export interface SignInThrottleTable {
  name_hash: string
  failures: number
  locked_until: string | null
  changed_at: string
}

export interface SecondFactorTable {
  account_id: string
  /** Sealed (secret-key.ts). */
  secret: string
  confirmed_at: string | null
  last_step: number
  begun_at: string
}

export interface RecoveryCodeTable {
  account_id: string
  code_hash: string
  used_at: string | null
}

export interface PostRequestTable {
  request_id: string
  account_id: string
  role: Role
  county_code: string
  school_code: string | null
  unit_name: string
  requested_at: string
  requested_name: string
  decided_at: string | null
  decided_name: string | null
  /** The post it became; null where it was refused. */
  post_id: string | null
}

export interface AccountIdentityTable {
  issuer: string
  /** The claim `sub`. */
  subject: string
  account_id: string
  bound_at: string
  bound_name: string
}

export interface SignOnFlowTable {
  /** SHA-256 in hex of the secret in the browser's cookie. */
  flow_hash: string
  state: string
  nonce: string
  verifier: string
  /** Whose account is being bound; null: signing in. */
  account_id: string | null
  begun_at: string
}
