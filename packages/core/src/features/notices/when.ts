import type { Urgency } from './kinds.ts'

/** `immediate`: as it comes. `daily`: all of a day in one message at 08:00. `none`: only in the inbox. */
export const DIGESTS = ['immediate', 'daily', 'none'] as const
export type Digest = (typeof DIGESTS)[number]

/** From `from` until `to`, China time, `21:00`; over midnight where `to` is the earlier. Equal ones are no hours at all. */
export interface QuietHours {
  from: string
  to: string
}

export const USUAL_QUIET: QuietHours = { from: '21:00', to: '07:30' }
export const DIGEST_AT = '08:00'

/**
 * The moment a notice of `urgency`, written at `now`, is to leave by a channel; null where it leaves by none. What is urgent leaves at once, so
 * long as the person wants messages at all.
 */
export function leavesAt(now: Date, urgency: Urgency, wish: { digest: Digest; quiet: QuietHours | null }): Date | null {
  if (wish.digest === 'none') return null
  if (urgency === 'urgent') return now
  return afterQuiet(wish.digest === 'daily' ? nextAt(now, DIGEST_AT) : now, wish.quiet)
}

/** The moment itself, or the end of the quiet hours it lies in. Their first minute is quiet, their last moment is not. */
export function afterQuiet(at: Date, quiet: QuietHours | null): Date {
  if (!quiet || quiet.from === quiet.to) return at
  const [from, to, minute] = [minuteOf(quiet.from), minuteOf(quiet.to), minuteInChina(at)]
  const isQuiet = from < to ? from <= minute && minute < to : minute >= from || minute < to
  return isQuiet ? nextAt(at, quiet.to) : at
}

/** The next moment after `at` when it is `time` in China. */
export function nextAt(at: Date, time: string): Date {
  const dayStart = Math.floor((at.getTime() + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS
  const today = dayStart + minuteOf(time) * MINUTE_MS
  return new Date(today > at.getTime() ? today : today + DAY_MS)
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
// China has had one zone and no summer time since 1991.
const CHINA_MS = 8 * 60 * MINUTE_MS

const minuteInChina = (at: Date): number => Math.floor(((at.getTime() + CHINA_MS) % DAY_MS) / MINUTE_MS)

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':')
  return Number(hour) * 60 + Number(minute)
}
