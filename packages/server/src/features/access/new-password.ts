import { randomInt } from 'node:crypto'
import { type AccessPolicy, type PasswordOwner, passwordTroubles } from '@junheng/core/features/access/policy.ts'

/** Twelve letters and digits in three groups, without those that look alike: 59 bits, and it can be read out over the telephone. */
export function newPassword(): string {
  return [group(LETTERS), group(LETTERS), group(LETTERS)].join('-')
}

/** Like `newPassword`, and one the rules would take: longer, and with capitals, where they ask for it. */
export function passwordFor(owner: PasswordOwner, policy: AccessPolicy): string {
  const groups = Math.max(3, Math.ceil((policy.minLength + 1) / 5))
  for (;;) {
    const first = policy.kinds > 3 ? CAPITALS : LETTERS
    const password = [group(first), ...Array.from({ length: groups - 1 }, () => group(LETTERS))].join('-')
    // By chance it may have no digit, or the person's name in it.
    if (passwordTroubles(password, owner, policy).length === 0) return password
  }
}

const group = (letters: string): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
