import { addWorkdays } from '../../collection/round/open/calendar.ts'
import { datesIn } from './dates.ts'
import { halfDigits, NUMBER, numberOf } from './words.ts'

/** Within which days something is to be done: from the day it was ordered until its deadline; without one, a year is looked ahead. */
export interface Term {
  from: string
  until: string | null
}

export const RECURRENCES = ['year', 'school_year', 'half_year', 'school_term', 'quarter', 'month'] as const
export type Recurrence = (typeof RECURRENCES)[number]

export interface DatedChecks {
  /** The days, each once, in order. Empty: the words name none. */
  due: string[]
  /** What comes again and again; null where each day is named. */
  every: Recurrence | null
}

/** More is no plan but a mistake: 每月 over a hundred years. */
const MOST = 120

/**
 * The days official wording means within a term: 9月底前, 到2025年, 每年9月底前, 每季度, 2023、2024学年度, 15个工作日内.
 *
 * Named days are taken as they stand, also outside the term; recurring ones are unfolded within it. 到2025年 is its last day. A month without any year is
 * the first one on or after `from`. A school year ends on August 31 (2023学年度: 2024-08-31), its first term on January 31. 每年 alone is the end of each year,
 * with a month or day that one. Words that name no day (长期坚持, 2025年前) give none: a person says what is meant.
 */
export function datedChecks(text: string, term: Term): DatedChecks {
  const plain = halfDigits(text)
  const every = EVERY.find(([, words]) => words.test(plain))?.[0] ?? null
  if (every) return { due: unfold(plain, every, narrowed(plain, term)), every }
  const schoolYears = schoolYearEnds(plain)
  if (schoolYears.length > 0) return { due: sorted(schoolYears), every: null }
  const named = namedDays(plain, term.from)
  return { due: sorted(named.length > 0 ? named : [...byYear(plain), ...afterOrder(plain, term.from)]), every: null }
}

const EVERY: readonly (readonly [Recurrence, RegExp])[] = [
  ['school_year', /每个?学年/],
  ['school_term', /每个?学期/],
  ['half_year', /每半年/],
  ['quarter', /每个?季度?|按季度?|逐季/],
  ['month', /每个?月|按月|逐月/],
  ['year', /每年|逐年|按年度?|每个?年度|每学?年(?:度)?/],
]

const ENDS: Readonly<Record<Recurrence, readonly string[]>> = {
  year: ['12-31'],
  school_year: ['08-31'],
  half_year: ['06-30', '12-31'],
  school_term: ['01-31', '08-31'],
  quarter: ['03-31', '06-30', '09-30', '12-31'],
  month: [],
}

function unfold(text: string, every: Recurrence, { from, until }: { from: string; until: string }): string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const found: string[] = []
  for (let year = first; year <= last && found.length < MOST * 2; year++) found.push(...daysOf(text, every, year))
  return sorted(found.filter((day) => day >= from && day <= until)).slice(0, MOST)
}

/** The days of one year. */
function daysOf(text: string, every: Recurrence, year: number): string[] {
  if (every === 'month') {
    const day = Number(/(?:每个?月|按月|逐月)(?:的)?(\d{1,2})[日号]/.exec(text)?.[1] ?? 31)
    return day < 1 || day > 31 ? [] : Array.from({ length: 12 }, (_, i) => inMonth(year, i + 1, day))
  }
  if (every === 'quarter' || every === 'half_year' || every === 'school_term') return ENDS[every].map((end) => `${year}-${end}`)
  const stated = datesIn(
    text.replace(/每个?(?:学年度?|年度?)|逐年|按年度?/g, (words) => ' '.repeat(words.length)),
    year,
  )
  const yearly = stated.map(({ due }) => due).filter((due) => due.startsWith(`${year}-`))
  return yearly.length > 0 ? yearly : ENDS[every].map((end) => `${year}-${end}`)
}

/** 2024年至2026年，每年…: no further than the years said. */
function narrowed(text: string, { from, until }: Term): { from: string; until: string } {
  const years = /((?:19|20)\d{2})年?\s*(?:至|到|—+|-|~|～)\s*((?:19|20)\d{2})年/.exec(text)
  const upTo = /(?:到|至|截至)((?:19|20)\d{2})年(?!\d*[月])/.exec(text)
  const end = until ?? `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`
  const [since, last] = years ? [`${years[1]}-01-01`, `${years[2]}-12-31`] : [from, upTo ? `${upTo[1]}-12-31` : null]
  return { from: since > from ? since : from, until: last === null ? end : until === null || last < until ? last : until }
}

/** 2023—2024学年 is one school year, 2023、2024学年度 are two. */
function schoolYearEnds(text: string): string[] {
  const words = /((?:(?:19|20)\d{2}(?:年)?\s*[—\-–~～至、，,和及/]*\s*)+)学年/.exec(text)?.[1]
  if (!words) return []
  return words.split(/[、，,和及]/).flatMap((part) => {
    const years = [...part.matchAll(/(?:19|20)\d{2}/g)].map(([year]) => Number(year))
    const [first, second] = years
    if (first === undefined) return []
    if (second === undefined || second === first + 1) return [`${first + 1}-08-31`]
    return Array.from({ length: Math.max(0, Math.min(second - first, 20)) }, (_, i) => `${first + i + 1}-08-31`)
  })
}

/** Days the words name; what carries no year is the first such day on or after `from`. */
function namedDays(text: string, from: string): string[] {
  const own = datesIn(text)
  const firstOwn = own[0]?.start ?? Number.POSITIVE_INFINITY
  const year = Number(from.slice(0, 4))
  const without = datesIn(text, year).filter(({ start }) => start < firstOwn)
  const rolled = without.map(({ start, due }) =>
    due >= from ? due : (datesIn(text, year + 1).find((next) => next.start === start)?.due ?? due),
  )
  return [...rolled, ...own.map(({ due }) => due)]
}

/** 到2025年, 2025年内 without a month: its last day. 2025年前 is read by nobody alike, so it is not read. */
function byYear(text: string): string[] {
  const found = text.matchAll(/(?:(?:到|至|截至|截止)((?:19|20)\d{2})年(?![前初])|((?:19|20)\d{2})年(?:度)?内)/g)
  return [...found].map((match) => `${match[1] ?? match[2]}-12-31`)
}

const WITHIN = new RegExp(`(${NUMBER})\\s*(个?工作日|日|天|个月|周)(?:之|以)?内`, 'g')

/** 15个工作日内, 一个月内: counted from the day it was ordered. Holidays of the State Council are not known here. */
function afterOrder(text: string, from: string): string[] {
  return [...text.matchAll(WITHIN)].flatMap(([, count, unit]) => {
    const n = numberOf(count!)
    if (n === null || n < 1 || n > 1000) return []
    if (unit!.includes('工作日')) return [addWorkdays(from, n)]
    if (unit === '个月') return [monthsAfter(from, n)]
    return [plusDays(from, unit === '周' ? 7 * n : n)]
  })
}

function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The same day of a later month; January 31 plus a month is the end of February. */
function monthsAfter(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return inMonth(Math.floor(index / 12), (index % 12) + 1, Number(day.slice(8)))
}

function inMonth(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
}

const sorted = (days: readonly string[]): string[] => [...new Set(days)].sort()
