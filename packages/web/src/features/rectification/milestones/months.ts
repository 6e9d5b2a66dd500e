/** Months as `YYYY-MM`, days as `YYYY-MM-DD`. */

const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The weeks a month lies in, Monday first, with the days of its neighbours that complete them. */
export function weeksOf(month: string): string[][] {
  const first = at(`${month}-01`)
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY
  const end = at(lastOf(month))
  const weeks: string[][] = []
  for (let monday = start; monday <= end; monday += 7 * DAY)
    weeks.push(Array.from({ length: 7 }, (_, i) => dayAt(monday + i * DAY)))
  return weeks
}

/** The last day of a month. */
export const lastOf = (month: string): string => dayAt(at(`${monthAfter(month, 1)}-01`) - DAY)

export function monthAfter(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export const dayAfter = (day: string, by: number): string => dayAt(at(day) + by * DAY)
