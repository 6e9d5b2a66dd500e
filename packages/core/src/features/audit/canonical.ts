/** The fields of an entry in the order in which they are hashed. */
export const ENTRY_FIELDS = [
  'entry_id',
  'at',
  'account_id',
  'actor_name',
  'role',
  'address',
  'verb',
  'county_code',
  'subject',
  'subject_name',
  'before',
  'after',
  'details',
  'reason',
  'reference',
] as const
export type EntryField = (typeof ENTRY_FIELDS)[number]

/**
 * An entry as it is hashed and exported: every field the text the database holds, null for null. `at` is UTC with microseconds,
 * `2026-11-23T02:00:00.000000Z`; `before`, `after` and `details` are PostgreSQL's text of the jsonb.
 */
export type EntryTexts = Readonly<Record<EntryField, string | null>>

export interface SealTexts {
  sealNo: number
  firstNo: number
  lastNo: number
  /** UTC with microseconds. */
  sealedAt: string
  /** The hash of entry `lastNo`. */
  entryHash: string
}

/** What stands before the first entry and before the first seal. */
export const BEFORE_THE_FIRST = '0'.repeat(64)

/**
 * The exact text behind the hash of entry `no`, where `previous` is the hash of the entry before it: the previous hash, a line feed, and
 * the JSON array of the number (as text) and the fields, as ECMAScript's JSON.stringify writes strings and null. The hash is the SHA-256
 * of its UTF-8 bytes, in lower-case hexadecimal.
 */
export function entryText(previous: string, no: number, entry: EntryTexts): string {
  return `${previous}\n${JSON.stringify([String(no), ...ENTRY_FIELDS.map((field) => entry[field])])}`
}

/** The exact text behind the hash of a seal, in the same way; `previous` is the hash of the seal before it. */
export function sealText(previous: string, { sealNo, firstNo, lastNo, sealedAt, entryHash }: SealTexts): string {
  return `${previous}\n${JSON.stringify([String(sealNo), String(firstNo), String(lastNo), sealedAt, entryHash])}`
}
