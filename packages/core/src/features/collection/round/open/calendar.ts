import type { Element } from '../../../standards/catalogue.ts'

/**
 * A part of the school-year calendar: the elements that first exist on the same day. `key` is that day in the school year's terms: `09-01` lies in
 * the year it begins in, `next-03-31` in the year after.
 */
export interface CalendarPart {
  key: string
  zh: string
  /** The first day on which its elements can exist, `YYYY-MM-DD`. */
  opens: string
  /** Why not before, as the catalogue says it. */
  whys: string[]
}

type Dated = Pick<Element, 'period' | 'earliest'>

/** What does not change with the years is asked with what the school year begins with. */
export const FIRST_PART = '09-01'

/** How many working days after it can first exist (or after the round was opened) a part is due unless somebody says otherwise. */
export const USUAL_WORKDAYS = 14

/** Which part of the calendar an element belongs to. */
export function partOf({ period, earliest }: Dated): string {
  if (period === 'undated' && !earliest.nextYear) return FIRST_PART
  const offset = yearOf(period) + (earliest.nextYear ? 1 : 0)
  return `${offset > 0 ? 'next-' : offset < 0 ? 'last-' : ''}${earliest.monthDay}`
}

/** Whose year `earliest` counts from: 0 is the one the school year begins in. What is dated only by a yearly bulletin is that of the year before. */
const yearOf = (period: Element['period']): number => (period === 'prev_fiscal_year' || period === 'undated' ? -1 : 0)

/** The first day on which a part of school year `schoolYear` (2026 is 2026—2027) can exist. */
export function opensOn(part: string, schoolYear: number): string {
  const year = part.startsWith('next-') ? schoolYear + 1 : part.startsWith('last-') ? schoolYear - 1 : schoolYear
  return `${year}-${part.slice(-5)}`
}

/** The parts these elements fall into, the earliest first. */
export function calendarOf(elements: Iterable<Dated>, schoolYear: number): CalendarPart[] {
  const whys = new Map<string, Set<string>>([[FIRST_PART, new Set()]])
  for (const element of elements) {
    const part = partOf(element)
    const known = whys.get(part) ?? new Set()
    if (element.period !== 'undated' || element.earliest.nextYear) known.add(element.earliest.why)
    whys.set(part, known)
  }
  return [...whys]
    .map(([key, why]) => ({ key, zh: partName(key), opens: opensOn(key, schoolYear), whys: [...why] }))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1))
}

const NAMES: Readonly<Record<string, string>> = {
  '03-31': '上一财政年度决算',
  '07-15': '上一学年结束',
  '09-01': '学年初',
  '12-31': '年底',
  'next-03-31': '本财政年度决算',
  'next-07-15': '学年结束',
  'next-12-31': '国家监测反馈',
}

/** What people call a part; its day where it has no name of its own. */
export const partName = (part: string): string =>
  NAMES[part] ?? `${part.startsWith('next-') ? '次年' : part.startsWith('last-') ? '上年' : ''} ${part.slice(-5)}`.trim()

/** `workdays` working days after `day`. Saturdays and Sundays are none; which weekdays the State Council makes holidays is not known here. */
export function addWorkdays(day: string, workdays: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  for (let left = workdays; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1)
    if (date.getUTCDay() % 6 !== 0) left--
  }
  return date.toISOString().slice(0, 10)
}

/** When a part should be in: some working days after it can exist, and after the round was opened. */
export const proposedDue = (opens: string, openedOn: string, workdays = USUAL_WORKDAYS): string =>
  addWorkdays(opens > openedOn ? opens : openedOn, workdays)

/** The parts that would be due before anybody can have them. */
export const dueTooEarly = (parts: readonly CalendarPart[], due: Readonly<Record<string, string>>): CalendarPart[] =>
  parts.filter(({ key, opens }) => due[key] !== undefined && due[key] < opens)

/**
 * By when a return must be in: the first day any of its parts is due that is not behind it. Once all lie in the past it stays the last of them.
 * Null where none of its parts has a day.
 *
 * @param parts the calendar parts the return's elements fall into
 * @param past parts that were handed in already
 */
export function dueOf(
  parts: readonly string[],
  due: Readonly<Record<string, string>>,
  past: ReadonlySet<string> = new Set(),
): string | null {
  const days = (of: readonly string[]) => of.flatMap((part) => due[part] ?? []).sort()
  return days(parts.filter((part) => !past.has(part)))[0] ?? days(parts).at(-1) ?? null
}

/** The parts that can exist on `day`; what lies in another is not missing yet. */
export const openParts = (parts: readonly CalendarPart[], day: string): CalendarPart[] =>
  parts.filter(({ opens }) => opens <= day)
