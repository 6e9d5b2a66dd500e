const DAY = 86_400_000

/** Days from one day to another, `YYYY-MM-DD` both; negative once it is past. */
export const daysUntil = (due: string, today: string): number => (Date.parse(due) - Date.parse(today)) / DAY

/** 还有 12 天, 今天截止, 逾期 3 天: which text says it, and how late it is. */
export function dueText(due: string, today: string): { zh: '还有 {n} 天' | '今天截止' | '逾期 {n} 天'; n: number } {
  const days = daysUntil(due, today)
  return days > 0 ? { zh: '还有 {n} 天', n: days } : days === 0 ? { zh: '今天截止', n: 0 } : { zh: '逾期 {n} 天', n: -days }
}
