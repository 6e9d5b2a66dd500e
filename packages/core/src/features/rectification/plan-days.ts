/** Days as text `YYYY-MM-DD`; which day it is now is always an argument. */

const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Whole days from `today` until `day`; negative once it has passed. */
export const daysUntil = (day: string, today: string): number => Math.round((at(day) - at(today)) / DAY)

/** 2024-02 → 2024-02-29: a completion month ends with its last day. */
export function lastDayOf(month: string): string {
  const [year, no] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, no, 0)).toISOString().slice(0, 10)
}

/** How far a deadline is, as people say it; both ends in whole days. */
export function countdown(day: string, today: string): { state: 'overdue' | 'today' | 'ahead'; days: number } {
  const days = daysUntil(day, today)
  return { state: days < 0 ? 'overdue' : days === 0 ? 'today' : 'ahead', days: Math.abs(days) }
}
