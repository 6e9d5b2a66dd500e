import type { County } from './county.ts'

/** 统计时点 as the county states it, `YYYY-MM-DD`; null where it is not stated or no day is written there. */
export function statisticsDay({ values }: Pick<County, 'values'>): string | null {
  const stated = values.get('statistics_date')?.text ?? ''
  return /^\d{4}-\d\d-\d\d$/.test(stated) ? stated : null
}

/** 学年 a day lies in; it begins on 1 September: `2025-09-01` → `2025—2026学年`. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
  return `${year}—${year + 1}学年`
}
