/** A code counts so long, and for so many tries. */
export const CODE_MINUTES = 15
export const MOST_TRIES = 5

const PAUSE_SECONDS = 60
const MOST_A_DAY = 10
const DAY_MS = 24 * 3_600_000

/** What was mailed before: the last time, how often since `firstAt`. */
export interface SentCodes {
  sentAt: string
  sends: number
  firstAt: string
}

/** Whether a person may have another code mailed: `wait` seconds, or not before tomorrow; nobody's box is to be flooded. */
export function mayMailCode(
  before: SentCodes | null,
  now: Date,
): { is: 'yes' } | { is: 'wait'; seconds: number } | { is: 'tomorrow' } {
  if (!before) return { is: 'yes' }
  const left = Date.parse(before.sentAt) + PAUSE_SECONDS * 1000 - now.getTime()
  if (left > 0) return { is: 'wait', seconds: Math.ceil(left / 1000) }
  if (before.sends >= MOST_A_DAY && !isOver(before, now)) return { is: 'tomorrow' }
  return { is: 'yes' }
}

/** The count after one more. */
export function withAnother(before: SentCodes | null, now: Date): Pick<SentCodes, 'sends' | 'firstAt'> {
  if (!before || isOver(before, now)) return { sends: 1, firstAt: now.toISOString() }
  return { sends: before.sends + 1, firstAt: before.firstAt }
}

export const codeUntil = (sentAt: string): Date => new Date(Date.parse(sentAt) + CODE_MINUTES * 60_000)

const isOver = ({ firstAt }: SentCodes, now: Date): boolean => now.getTime() - Date.parse(firstAt) >= DAY_MS

/** `zhang.wei@example.com` as it may be shown to others and written down: `z…@example.com`. */
export const maskedMail = (mail: string): string => `${mail.slice(0, 1)}…${mail.slice(mail.lastIndexOf('@'))}`
