import { type County, STAGES } from '../../collection/county.ts'
import { differenceOf } from '../../evaluation/difference/difference.ts'
import type { JudgedCounty } from '../../evaluation/forms/forms.ts'
import type { SectionResult, Spread } from '../../evaluation/result.ts'
import { type Applied, applyMeasures } from './apply.ts'
import { changedInputs } from './changed-inputs.ts'
import type { MeasureToApply } from './changes.ts'
import { findingsOf } from './effect-findings.ts'
import type { EffectSection, EffectSpread, MeasureEffect } from './effect-schema.ts'
import { judgedSides, sectionSides } from './effect-sections.ts'

export interface EffectQuestion {
  measures: readonly MeasureToApply[]
  /** Measures that hold on both sides: those that build the schools the measures speak of. */
  given?: readonly MeasureToApply[]
  /** `YYYY-MM-DD`. */
  day: string
}

/**
 * Applies measures to a copy of a judged county and judges it again by the same standard and profile: before and after of every section touched, of
 * all coefficients, and of the items that come out otherwise. No measures change nothing.
 *
 * @param judge how the county was judged; what it leaves open stays open on both sides
 */
export function effectOf(
  base: JudgedCounty,
  judge: (county: County) => JudgedCounty,
  { measures, given = [], day }: EffectQuestion,
): MeasureEffect {
  const { standard } = base.frame
  const before = given.length === 0 ? base : judge(applyMeasures(base.frame.county, given, day, standard.catalogue).county)
  const applied = applyMeasures(base.frame.county, [...given, ...measures], day, standard.catalogue)
  const after = judge(applied.county)
  const sections = sectionsOf(before, after, applied)
  const spreads = spreadsOf(before, after)
  const difference = differenceOf(before.result, after.result)
  const zhOf = new Map([...standard.items, ...standard.vetoes].map(({ key, zh }) => [key, zh]))
  const items = difference.items.map(({ key, before: was, after: is, gone, come }) => ({
    key,
    zh: zhOf.get(key.replace(/^veto:/, '')) ?? zhOf.get(key) ?? key,
    before: was,
    after: is,
    gone,
    come,
  }))
  const effect = {
    day,
    verdict: difference.verdict,
    passing: passing(before, after),
    sections,
    spreads,
    items,
    inputs: changedInputs(before.frame.county, after.frame.county, applied.touched, standard.catalogue),
  }
  return { ...effect, findings: findingsOf(effect, { before, after, applied, measures }) }
}

/** Sections of the schools touched, and any other that came out otherwise (a teaching point's figures stand at its central school). */
function sectionsOf(before: JudgedCounty, after: JudgedCounty, { touched }: Applied): EffectSection[] {
  const { schools, sections } = after.frame.county
  const found: EffectSection[] = []
  for (let row = 0; row < sections.rows; row++) {
    const code = schools.codes[sections.school[row]!]!
    const stage = STAGES[sections.stage[row]!]!
    const key = `${code} ${stage}`
    const [was, is] = [judgedSides(before).sections.get(key), judgedSides(after).sections.get(key)]
    if (!touched.has(code) && !hasMoved(was, is)) continue
    found.push(sectionSides(before, after, { row, code, stage, was, is }))
  }
  return found
}

function hasMoved(was: SectionResult | undefined, is: SectionResult | undefined): boolean {
  if (!was || !is) return was !== is
  return Object.entries(was.indicators).some(([code, { value }]) => value !== is.indicators[code]!.value)
}

function spreadsOf(before: JudgedCounty, after: JudgedCounty): EffectSpread[] {
  const { indicators } = before.frame.standard
  const keyOf = ({ stage, indicator }: Spread) => `${stage} ${indicator}`
  const afterwards = new Map(after.result.spreads.map((spread) => [keyOf(spread), spread]))
  const beforehand = new Map(before.result.spreads.map((spread) => [keyOf(spread), spread]))
  return [...new Set([...beforehand.keys(), ...afterwards.keys()])].map((key) => {
    const [was, is] = [beforehand.get(key), afterwards.get(key)]
    const { stage, indicator, limit } = (was ?? is)!
    const side = (spread: Spread | undefined) => (spread ? { cv: spread.cv, verdict: spread.verdict } : null)
    const zh = indicators.find(({ code }) => code === indicator)?.short ?? '综合'
    return { stage, indicator, zh, limit, before: side(was), after: side(is) }
  })
}

function passing(before: JudgedCounty, after: JudgedCounty): MeasureEffect['passing'] {
  const of = ({ result }: JudgedCounty, stage: (typeof STAGES)[number]) => {
    const { pass = 0, sections = 0 } = result.counts[stage] ?? {}
    return { pass, sections }
  }
  return STAGES.map((stage) => ({ stage, before: of(before, stage), after: of(after, stage) })).filter(
    (each) => each.before.sections + each.after.sections > 0,
  )
}
