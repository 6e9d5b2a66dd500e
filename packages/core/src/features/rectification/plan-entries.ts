import { STAGES, type Stage } from '../collection/county.ts'
import type { PlanImport, PlanIndicator, PlanMeasure, SubjectResult } from './plan/plan.ts'

/** What an entry is about: a failing school, a stage's difference coefficient, a monitored subject, or a stage spoken of as a whole. */
export const ENTRY_KINDS = ['school', 'cv', 'subject', 'stage'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** 不达标事项: one thing that fails in a plan, the smallest line of its ledger. */
export interface PlanEntry {
  /** `1-primary-school-光明道小学`, `1-primary-cv`, `8-primary-subject-4语文`, `8-junior-stage`; unique within the plan. */
  key: string
  indicator: PlanIndicator
  stage: Stage
  kind: EntryKind
  /** The name it is counted under: the proposed one unless a person refused it. Null where no school is meant. */
  school: string | null
  /** The school's name as published at this place. */
  published: string | null
  subject: SubjectResult | null
  /** What is done about it; empty where the plan says nothing. */
  measures: PlanMeasure[]
}

type IsRefused = (published: string, canonical: string) => boolean

/**
 * Everything a plan says fails, in the order of the plan: for each indicator and stage the schools, then the difference coefficient, then the
 * subjects. A measure that names no school answers what its stage has beside schools (coefficient, subjects), and all of it where it has nothing else;
 * a measure that answers nothing else stands with its stage as a whole, so that no measure is lost.
 */
export function planEntries(plan: PlanImport, isRefused: IsRefused): PlanEntry[] {
  return plan.indicators.flatMap((indicator) => STAGES.flatMap((stage) => entriesOf(indicator, stage, isRefused)))
}

function entriesOf(indicator: PlanIndicator, stage: Stage, isRefused: IsRefused): PlanEntry[] {
  const { schools, schools_canonical, cv_failing, status_published } = indicator.stages[stage]
  const subjects = (indicator.subject_results ?? []).filter((result) => result.stage === stage)
  const measures = indicator.measures.filter((measure) => measure.stage === stage || measure.stage === 'both')
  const shared = measures.filter((measure) => measure.schools.length === 0)
  const hasOther = cv_failing || subjects.length > 0
  const entry = (kind: EntryKind, tail: string, rest: Partial<PlanEntry>): PlanEntry => ({
    key: `${indicator.no}-${stage}-${kind}${tail}`,
    indicator,
    stage,
    kind,
    school: null,
    published: null,
    subject: null,
    measures: shared,
    ...rest,
  })

  const nameOf = (published: string, canonical: string) => (isRefused(published, canonical) ? published : canonical)
  const seen = new Map<string, number>()
  const failing = schools.map((published, i) => {
    const school = nameOf(published, schools_canonical[i] ?? published)
    const times = (seen.get(school) ?? 0) + 1
    seen.set(school, times)
    const own = measures.filter((m) => m.schools.some((name, j) => nameOf(name, m.schools_canonical[j] ?? name) === school))
    const all = hasOther ? own : measures.filter((m) => own.includes(m) || shared.includes(m))
    return entry('school', `-${school}${times > 1 ? `.${times}` : ''}`, { school, published, measures: all })
  })
  const entries = [
    ...failing,
    ...(cv_failing ? [entry('cv', '', {})] : []),
    ...subjects.map((subject) => entry('subject', `-${subject.grade}${subject.subject}`, { subject })),
  ]
  const left = measures.filter((m) => m.stage === stage && !entries.some(({ measures: taken }) => taken.includes(m)))
  if (left.length > 0 || (entries.length === 0 && status_published.trim() !== ''))
    entries.push(entry('stage', '', { measures: left }))
  return entries
}

/** The months (`YYYY-MM`) in which an indicator has a milestone or its completion, in order. */
export const monthsOf = ({ milestones, completion }: PlanIndicator): string[] => {
  const months = milestones.flatMap(({ due }) => (due === null ? [] : [due.slice(0, 7)]))
  return [...new Set(completion === null ? months : [...months, completion])].sort()
}

export interface EntryCounts {
  indicators: number
  /** Failing schools, each as often as an indicator and stage list it. */
  schoolEntries: number
  /** Distinct names. */
  schools: number
  cv: number
  subjects: number
  measures: number
  /** Entries no measure answers. */
  unanswered: number
  /** Yuan of the indicators concerned, each once and whole; null when none of them states any. */
  fundsCny: number | null
  /** How many of the indicators concerned state funds. */
  funded: number
}

/** What entries amount to, for a footer that is true to the filter. */
export function countEntries(entries: readonly PlanEntry[]): EntryCounts {
  const indicators = [...new Set(entries.map(({ indicator }) => indicator))]
  const funds = indicators.flatMap(({ funds_cny }) => (funds_cny === null ? [] : [funds_cny]))
  const of = (kind: EntryKind) => entries.filter((one) => one.kind === kind)
  return {
    indicators: indicators.length,
    schoolEntries: of('school').length,
    schools: new Set(of('school').map(({ school }) => school)).size,
    cv: of('cv').length,
    subjects: of('subject').length,
    measures: new Set(entries.flatMap(({ measures }) => measures)).size,
    unanswered: entries.filter(({ measures }) => measures.length === 0).length,
    fundsCny: funds.length === 0 ? null : funds.reduce((a, b) => a + b, 0),
    funded: funds.length,
  }
}
