const DAY = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Days from `today` to `day`; negative once it is past. Both `YYYY-MM-DD`. */
export const daysLeft = (day: string, today: string): number => Math.round((at(day) - at(today)) / DAY)

/** The same day `years` later; 29 February becomes 28 February where the year has none. @param day `YYYY-MM-DD` */
export function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const same = new Date(`${String(year).padStart(4, '0')}-${day.slice(5)}T00:00:00Z`)
  return same.toISOString().slice(5, 10) === day.slice(5) ? same.toISOString().slice(0, 10) : `${year}-02-28`
}
