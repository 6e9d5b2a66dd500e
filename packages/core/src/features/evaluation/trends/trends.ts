import { STAGES, type Stage } from '../../collection/county.ts'
import type { PassRule } from '../../standards/standard.ts'
import { markOf } from '../matrix/section-standing.ts'
import type { CountyResult, SectionResult } from '../result.ts'
import type { CountyTrend, IndicatorTrend, SchoolTrend, TrendEvent, TrendPoint } from './schema.ts'

/** A school year's kept result. */
export interface YearResult {
  schoolYear: number
  county: CountyResult
}

/** A school that went into another, or from which another was made, on a day. */
export interface Move {
  kind: 'merge' | 'split'
  from: { code: string; name: string }
  to: { code: string; name: string }
  on: string
}

/** 差异系数 and passing sections of the county, year by year. @param years the oldest first */
export function countyTrend(years: readonly YearResult[]): Pick<CountyTrend, 'spreads' | 'passes'> {
  const places = new Map<string, { stage: Stage; indicator: string }>()
  for (const { county } of years)
    for (const { stage, indicator } of county.spreads) places.set(`${stage} ${indicator}`, { stage, indicator })
  return {
    spreads: [...places.values()]
      .sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
      .map(({ stage, indicator }) => ({
        stage,
        indicator,
        points: years.map(({ county }) => {
          const found = county.spreads.find((s) => s.stage === stage && s.indicator === indicator)
          return found ? { cv: found.cv, mean: found.mean, limit: found.limit, verdict: found.verdict } : null
        }),
      })),
    passes: STAGES.filter((stage) => years.some(({ county }) => county.counts[stage])).map((stage) => ({
      stage,
      points: years.map(({ county }) => county.counts[stage] ?? null),
    })),
  }
}

/** One indicator of one stage, school by school. A school keeps its line by its code; what became of those that lost it is said. */
export function indicatorTrend(
  years: readonly YearResult[],
  moves: readonly Move[],
  stage: Stage,
  indicator: string,
  rule: PassRule | null,
): IndicatorTrend['schools'] {
  const found = new Map<string, (SectionResult | undefined)[]>()
  years.forEach(({ county }, i) => {
    for (const section of county.sections) {
      if (section.stage !== stage) continue
      const line = found.get(section.schoolCode) ?? years.map(() => undefined)
      line[i] = section
      found.set(section.schoolCode, line)
    }
  })
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, sections]) => {
      const points = sections.map((section) => pointOf(section, indicator, rule))
      const last = sections.findLast((section) => section !== undefined)!
      return { code, name: last.schoolName, points, change: changeOf(points), events: eventsOf(years, moves, code) }
    })
}

/** All of one school; null where no year has it. */
export function schoolTrend(
  years: readonly YearResult[],
  moves: readonly Move[],
  school: string,
  rule: PassRule | null,
): Omit<SchoolTrend, 'standard' | 'years'> | null {
  const own = years.map(({ county }) => county.sections.filter(({ schoolCode }) => schoolCode === school))
  const name = own.flat().at(-1)?.schoolName ?? years.map(({ county }) => nameIn(county, school)).findLast((n) => n !== null)
  if (!name) return null
  const stages = STAGES.filter((stage) => own.some((sections) => sections.some((s) => s.stage === stage)))
  return {
    code: school,
    name,
    stages: stages.map((stage) => {
      const sections = own.map((all) => all.find((s) => s.stage === stage))
      const codes = new Set(sections.flatMap((section) => Object.keys(section?.indicators ?? {})))
      return {
        stage,
        students: sections.map((section) => section?.students ?? null),
        pass: sections.map((section) => section?.pass ?? null),
        indicators: [...codes].sort().map((code) => ({ code, points: sections.map((s) => pointOf(s, code, rule)) })),
      }
    }),
    events: eventsOf(years, moves, school),
  }
}

function pointOf(section: SectionResult | undefined, indicator: string, rule: PassRule | null): TrendPoint {
  const found = section?.indicators[indicator]
  return found ? { value: found.value, threshold: found.threshold, mark: markOf(found, rule) } : null
}

/** The last known value less the known one before it; null where fewer than two are known. */
export function changeOf(points: readonly TrendPoint[]): number | null {
  const known = points.flatMap((point) => (point?.value == null ? [] : [point.value]))
  return known.length < 2 ? null : known.at(-1)! - known.at(-2)!
}

/** What happened to a school between the years, in their order: by the directory where it knows, else that it came or left. */
export function eventsOf(years: readonly YearResult[], moves: readonly Move[], code: string): TrendEvent[] {
  const events: TrendEvent[] = []
  for (let i = 1; i < years.length; i++) {
    const year = years[i]!.schoolYear
    const [was, is] = [nameIn(years[i - 1]!.county, code), nameIn(years[i]!.county, code)]
    const between = moves.filter(({ on }) => on > yearEnd(years[i - 1]!.schoolYear) && on <= yearEnd(year))
    const told: TrendEvent[] = []
    const tell = (kind: TrendEvent['kind'], own: readonly Move[], other: (move: Move) => string) => {
      if (own.length > 0) told.push({ kind, year, on: own[0]!.on, others: own.map(other) })
    }
    const left = between.filter(({ from }) => from.code === code)
    const came = between.filter(({ to }) => to.code === code)
    tell(
      'merged_into',
      left.filter(({ kind }) => kind === 'merge'),
      ({ to }) => to.name,
    )
    tell(
      'split_into',
      left.filter(({ kind }) => kind === 'split'),
      ({ to }) => to.name,
    )
    tell(
      'took_in',
      came.filter(({ kind }) => kind === 'merge'),
      ({ from }) => from.name,
    )
    tell(
      'split_from',
      came.filter(({ kind }) => kind === 'split'),
      ({ from }) => from.name,
    )
    if (was !== null && is !== null && was !== is) told.push({ kind: 'renamed', year, on: null, others: [was] })
    if (told.length === 0 && was === null && is !== null) told.push({ kind: 'came', year, on: null, others: [] })
    if (told.length === 0 && was !== null && is === null) told.push({ kind: 'left', year, on: null, others: [] })
    events.push(...told)
  }
  return events
}

/** Figures of a school year are those of its first day, 1 September. */
const yearEnd = (schoolYear: number): string => `${schoolYear}-09-01`

function nameIn({ sections, excluded }: CountyResult, code: string): string | null {
  return [...sections, ...excluded].find(({ schoolCode }) => schoolCode === code)?.schoolName ?? null
}
