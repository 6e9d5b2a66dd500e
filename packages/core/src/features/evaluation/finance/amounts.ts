import type { County } from '../../collection/county.ts'

/** A county's amounts year by year; NaN = not reported. */
export interface YearAmounts {
  of: (element: string, year: number) => number
  /** The year's amount under a formula's name: `<element>_before` is the year before. */
  named: (name: string, year: number) => number
  /** Every year anything yearly was reported for, ascending. */
  years: number[]
}

const BEFORE = /_before$/

/** Whose amount of which year a formula's name means. */
export const meant = (name: string, year: number): { element: string; year: number } =>
  BEFORE.test(name) ? { element: name.replace(BEFORE, ''), year: year - 1 } : { element: name, year }

/** How county.csv calls an amount of a year. */
export const yearKey = (element: string, year: number): string => `${element}@${year}`

export function yearAmounts({ values }: Pick<County, 'values'>): YearAmounts {
  const of = (element: string, year: number): number => values.get(yearKey(element, year))?.number ?? Number.NaN
  const years = new Set<number>()
  for (const [key, { number }] of values) {
    const year = Number(/@(\d{4})$/.exec(key)?.[1] ?? Number.NaN)
    if (!Number.isNaN(year) && !Number.isNaN(number)) years.add(year)
  }
  return {
    of,
    named: (name, year) => {
      const { element, year: of_ } = meant(name, year)
      return of(element, of_)
    },
    years: [...years].sort((a, b) => a - b),
  }
}
