import type { Account } from '@junheng/core/features/access/schema.ts'

/** A one-time password to be handed over, while it stands on the screen. */
export interface Issued {
  account: Account
  password: string
}
