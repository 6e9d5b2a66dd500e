import { randomInt } from 'node:crypto'

/** Twelve letters and digits in three groups, without those that look alike: 59 bits, and it can be read out over the telephone. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${group()}-${group()}-${group()}`
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
