import type { IndicatorValue, SectionResult } from '@junheng/core/features/evaluation/result.ts'
import { atLeast } from '@junheng/core/features/standards/formula/tolerance.ts'
import type { Mark } from '../marks.tsx'
import { comparePinyin, matches } from '../pinyin.ts'

/** The floor of the one item that may stay under its line, as a share of the line, and how many items must reach theirs. */
const FLOOR = 0.85
const MUST_MEET = 6

/** A section as a row of the matrix, with what its filters and orders ask. */
export interface SectionRow {
  section: SectionResult
  mark: Mark
  /** It passes, but its one spare item is used up. */
  usesSpare: boolean
  /** It fails, and lifting a single item to its line would make it pass. */
  isOneShort: boolean
  /** How many items must be lifted for it to pass; 0 when it passes or is not judgeable. */
  lifts: number
  /** Sum over its items of how far each is below its line, as a share of the line. */
  gap: number
}

export function rowOf(section: SectionResult): SectionRow {
  const values = Object.values(section.indicators)
  const unmet = values.filter((v) => v.verdict === 'unmet')
  const belowFloor = unmet.filter((v) => markOf(v) === 'unmet').length
  const allowed = Math.max(0, values.length - MUST_MEET)
  const lifts = section.pass === false ? Math.max(belowFloor, unmet.length - allowed) : 0
  const isKnown = values.every((v) => v.verdict !== 'not_judgeable')
  const gap = unmet.reduce((sum, v) => sum + shortfallOf(v), 0)
  const mark = section.pass === null ? 'not_judgeable' : section.pass ? 'met' : 'unmet'
  return {
    section,
    mark,
    usesSpare: section.pass === true && unmet.length > 0,
    isOneShort: lifts === 1 && isKnown,
    lifts,
    gap,
  }
}

/** `spare` for what is below its line but not below 85 % of it. */
export function markOf({ value, threshold, verdict }: IndicatorValue): Mark | null {
  if (verdict !== 'unmet' || value === null || threshold === null) return verdict
  return atLeast(value, FLOOR * threshold) ? 'spare' : 'unmet'
}

export const shortfallOf = ({ value, threshold }: IndicatorValue): number =>
  value === null || threshold === null || threshold === 0 ? 0 : Math.max(0, 1 - value / threshold)

export interface RowFilter {
  stage?: string | undefined
  verdict?: string | undefined
  /** `1` = 恰差一项 / 余项已用 only. */
  oneShort?: string | undefined
  spare?: string | undefined
  q?: string | undefined
}

export function filterRows(rows: readonly SectionRow[], { stage, verdict, oneShort, spare, q }: RowFilter): SectionRow[] {
  return rows.filter(
    ({ section, mark, isOneShort, usesSpare }) =>
      (!stage || section.stage === stage) &&
      (!verdict || mark === verdict) &&
      (!oneShort || isOneShort) &&
      (!spare || usesSpare) &&
      (!q || matches(section.schoolName, q) || section.schoolCode.includes(q.trim())),
  )
}

/** `name`, `gap`, `students` or an indicator's code; a leading `-` turns the order round. What is missing comes last either way. */
export function sortRows(rows: readonly SectionRow[], order: string | undefined): SectionRow[] {
  const isDown = order?.startsWith('-') ?? false
  const key = order?.replace(/^-/, '') || 'name'
  const byName = (a: SectionRow, b: SectionRow) =>
    comparePinyin(a.section.schoolName, b.section.schoolName) || b.section.stage.localeCompare(a.section.stage)
  if (key === 'name') return rows.toSorted((a, b) => (isDown ? -byName(a, b) : byName(a, b)))
  const figure = ({ section, gap }: SectionRow) =>
    key === 'gap' ? gap : key === 'students' ? section.students : (section.indicators[key]?.value ?? null)
  return rows.toSorted((a, b) => {
    const [x, y] = [figure(a), figure(b)]
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1
    return (isDown ? y - x : x - y) || byName(a, b)
  })
}
