import type { County } from './county.ts'

/** 统计时点 as the county states it, `YYYY-MM-DD`; null where it is not stated or no day is written there. */
export function statisticsDay({ values }: Pick<County, 'values'>): string | null {
  const stated = values.get('statistics_date')?.text ?? ''
  return /^\d{4}-\d\d-\d\d$/.test(stated) ? stated : null
}
