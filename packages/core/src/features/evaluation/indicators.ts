import type { Stage } from '../collection/county.ts'
import { compute } from '../standards/formula/compute.ts'
import { atLeast } from '../standards/formula/tolerance.ts'
import type { Profile } from '../standards/profile.ts'
import type { Exemption, Indicator, ParsedFormula, Standard } from '../standards/standard.ts'
import { type Frame, sectionScope, stageScope } from './frame.ts'
import type { Verdict } from './result.ts'

/** Why a section's value was worked out in another way than the standard's own formula. */
export type Way = { kind: 'standard' } | { kind: 'alternative'; note: string } | { kind: 'exemption'; exemption: Exemption }

/** One indicator over the counted sections of one stage; NaN = not judgeable. */
export interface IndicatorColumn {
  indicator: Indicator
  values: Float64Array
  /** Rows worked out in another way, by place in the stage's rows. */
  ways: ReadonlyMap<number, Way>
}

/** The indicator's formula under the profile's settings (2012 用房是否扣体育馆). */
export function formulaOf(indicator: Indicator, stage: Stage, profile: Profile): ParsedFormula {
  for (const [setting, byValue] of Object.entries(indicator.variants)) {
    const other = byValue[String(profile.settings.get(setting))]
    if (other) return other[stage]
  }
  return indicator.formula[stage]
}

/** No row worked out in another way, as nearly always. */
const PLAIN: Map<number, Way> = new Map()

/** @param rows the sections asked for; all counted ones of the stage unless an excluded section is to be explained */
export function indicatorColumn(
  frame: Frame,
  indicator: Indicator,
  stage: Stage,
  rows: Int32Array = frame.stageRows[stage],
): IndicatorColumn {
  if (frame.shared && rows === frame.stageRows[stage]) return frame.shared.indicator(indicator, stage)
  const scope = rows === frame.stageRows[stage] ? stageScope(frame, stage) : sectionScope(frame, rows)
  const values = compute(formulaOf(indicator, stage, frame.profile).tree, scope)
  let ways = PLAIN
  if (indicator.alternative && hasUnknown(values)) {
    const other = compute(indicator.alternative.formula[stage].tree, scope)
    const way: Way = { kind: 'alternative', note: indicator.alternative.note }
    ways = new Map(ways)
    for (let i = 0; i < values.length; i++) {
      if (!Number.isNaN(values[i]!) || Number.isNaN(other[i]!)) continue
      values[i] = other[i]!
      ways.set(i, way)
    }
  }
  for (const exemption of exemptionsFor(frame.standard, frame.profile, indicator.code)) {
    const holds = compute(exemption.condition.tree, scope)
    if (!exemption.formula || !holds.includes(1)) continue
    const relaxed = compute(exemption.formula.tree, scope)
    ways = new Map(ways)
    for (let i = 0; i < values.length; i++) {
      // An exemption adds; where its own figures are missing the plain value stands.
      if (holds[i] !== 1 || Number.isNaN(relaxed[i]!)) continue
      values[i] = relaxed[i]!
      ways.set(i, { kind: 'exemption', exemption })
    }
  }
  return { indicator, values, ways }
}

function hasUnknown(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) return true
  return false
}

export function exemptionsFor(standard: Standard, profile: Profile, applies: string): Exemption[] {
  return standard.exemptions.filter((e) => e.applies === applies && profile.exemptions.has(e.key))
}

/** met / unmet / not judgeable, on unrounded values. */
export function verdictOf(value: number, threshold: number): Verdict {
  if (Number.isNaN(value)) return 'not_judgeable'
  return atLeast(value, threshold) ? 'met' : 'unmet'
}

/** A section under the pass rule, each of the three answers true, false or unknown (null). */
export interface SectionVerdict {
  met: number
  floorOk: boolean | null
  pass: boolean | null
}

/**
 * 七项至少六项达标，余项不低于标准的 85%. One known failure decides; else one unknown leaves it open.
 * @param columns the values of each indicator, in the standard's order, NaN = not judgeable
 * @param row which section
 */
export function judgeSection(
  standard: Standard,
  stage: Stage,
  columns: readonly Pick<IndicatorColumn, 'values'>[],
  row: number,
): SectionVerdict | null {
  const rule = standard.passRule
  if (!rule) return null
  let met = 0
  let unknown = 0
  let belowFloor = 0
  for (let k = 0; k < columns.length; k++) {
    const value = columns[k]!.values[row]!
    const threshold = standard.indicators[k]!.thresholds![stage]
    if (Number.isNaN(value)) unknown++
    else if (atLeast(value, threshold)) met++
    else if (!atLeast(value, rule.floorRatio * threshold)) belowFloor++
  }
  const floorOk = belowFloor > 0 ? false : unknown > 0 ? null : true
  const pass = belowFloor > 0 || met + unknown < rule.minMet ? false : unknown > 0 ? null : true
  return { met, floorOk, pass }
}
