/** How often a county has its figures gone through by itself. `dates`: on days it names. */
export const EVERY = ['never', 'month', 'quarter', 'dates'] as const
export type Every = (typeof EVERY)[number]

/** `day`: of the month, or of the quarter's first month; 1–28, so that every month has it. `dates`: `YYYY-MM-DD`, in any order. */
export interface MonitoringCalendar {
  every: Every
  day: number
  dates: readonly string[]
}

/** The newest day of the calendar up to and with `today`, none before `since`; null where there is none. A day that was missed is thus caught up once. */
export function lastDay(calendar: MonitoringCalendar, since: string, today: string): string | null {
  return daysAround(calendar, today).findLast((day) => day >= since && day <= today) ?? null
}

/** The first day of the calendar after `today`; null where there is none. */
export function nextDay(calendar: MonitoringCalendar, today: string): string | null {
  return daysAround(calendar, today).find((day) => day > today) ?? null
}

/** The calendar's days from the year before `today`'s to the year after, in order; of named days all. */
function daysAround({ every, day, dates }: MonitoringCalendar, today: string): string[] {
  if (every === 'never') return []
  if (every === 'dates') return [...dates].sort()
  const year = Number(today.slice(0, 4))
  const months = Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => every === 'month' || month % 3 === 1)
  return [year - 1, year, year + 1].flatMap((of) => months.map((month) => `${of}-${two(month)}-${two(day)}`))
}

const two = (n: number): string => String(n).padStart(2, '0')
