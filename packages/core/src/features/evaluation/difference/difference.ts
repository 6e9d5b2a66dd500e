import type { Stage } from '../../collection/county.ts'
import { same } from '../../standards/formula/tolerance.ts'
import type { CountyResult, IndicatorValue, ItemResult, SectionResult, Spread, Verdict } from '../result.ts'

/** How a section stands: its verdict, `out` where it is not judged at all, null where sections have no verdict (2012). */
export type SectionStanding = Verdict | 'out' | null

/** A section of which the verdict or that of one of its indicators is otherwise, or which is judged under one of the two rules only. */
export interface SectionFlip {
  schoolCode: string
  schoolName: string
  stage: Stage
  before: SectionStanding
  after: SectionStanding
  /** Why it is not judged, on the side where it is `out`. */
  reason: string | null
  /** Indicators with another verdict. Null: the section is not judged on that side. */
  indicators: { indicator: string; before: IndicatorValue | null; after: IndicatorValue | null }[]
}

/** 差异系数 with another verdict, or judged under one of the two rules only (`composite`). */
export interface SpreadFlip {
  stage: Stage
  indicator: string
  before: SpreadSide | null
  after: SpreadSide | null
}
export type SpreadSide = Pick<Spread, 'cv' | 'limit' | 'verdict'>

/** A county item or veto that is otherwise. Its verdict may be the same both times: then other schools carry it, or it is said otherwise. */
export interface ItemFlip {
  key: string
  before: ItemSide
  after: ItemSide
  /** Schools it names as failing under one of the two rules only: before, and after. */
  schools: { before: string[]; after: string[] }
  /** Lines of the detail said under one of the two rules only, schools by name among them. */
  gone: string[]
  come: string[]
}
export type ItemSide = Pick<ItemResult, 'value' | 'verdict'>

/** What is otherwise when the same data is judged by other rules; sections by school code, spreads by stage, items as in the standard. */
export interface CountyDifference {
  verdict: { before: Verdict; after: Verdict }
  sections: SectionFlip[]
  spreads: SpreadFlip[]
  items: ItemFlip[]
  /** Figures (indicators of sections, coefficients) that are otherwise without turning any verdict. */
  moved: number
}

/**
 * Holds two judgements of the same county and standard against each other. Equal judgements have no flips and nothing moved; the
 * difference the other way round is the same with `before` and `after`, `gone` and `come` exchanged.
 */
export function differenceOf(before: CountyResult, after: CountyResult): CountyDifference {
  const sections = sectionFlips(before, after)
  const spreads = spreadFlips(before.spreads, after.spreads)
  return {
    verdict: { before: before.verdict, after: after.verdict },
    sections: sections.flips,
    spreads: spreads.flips,
    items: itemFlips(before.items, after.items, schoolNames(before, after)),
    moved: sections.moved + spreads.moved,
  }
}

/** True where nothing turned: no section, coefficient, item, nor the county. */
export const isUnturned = ({ verdict, sections, spreads, items }: CountyDifference): boolean =>
  verdict.before === verdict.after && sections.length + spreads.length + items.length === 0

function sectionFlips(before: CountyResult, after: CountyResult): { flips: SectionFlip[]; moved: number } {
  const key = ({ schoolCode, stage }: { schoolCode: string; stage: Stage }) => `${schoolCode} ${STAGE_ORDER[stage]}`
  const reasons = new Map([...before.excluded, ...after.excluded].map((each) => [key(each), each.reason]))
  const flips: SectionFlip[] = []
  let moved = 0
  for (const [was, is] of pairs(before.sections, after.sections, key)) {
    const { schoolCode, schoolName, stage } = (was ?? is)!
    const [standing, then] = [standingOf(was), standingOf(is)]
    const changed: SectionFlip['indicators'] = []
    for (const [indicator, old, now] of bothIndicators(was, is)) {
      if (!old || !now || old.verdict !== now.verdict) changed.push({ indicator, before: old, after: now })
      else if (!sameNumber(old.value, now.value)) moved += 1
    }
    if (standing === then && changed.length === 0) continue
    const reason = was && is ? null : (reasons.get(key({ schoolCode, stage })) ?? null)
    flips.push({ schoolCode, schoolName, stage, before: standing, after: then, reason, indicators: was && is ? changed : [] })
  }
  return { flips, moved }
}

function standingOf(section: SectionResult | null): SectionStanding {
  if (!section) return 'out'
  if (section.pass !== null) return section.pass ? 'met' : 'unmet'
  // Where sections are judged, an open verdict is one too; in 2012 no indicator of a section has a line.
  return Object.values(section.indicators).some((each) => each.verdict !== null) ? 'not_judgeable' : null
}

function* bothIndicators(
  was: SectionResult | null,
  is: SectionResult | null,
): Generator<[string, IndicatorValue | null, IndicatorValue | null]> {
  if (!was || !is) return
  for (const code of new Set([...Object.keys(was.indicators), ...Object.keys(is.indicators)]))
    yield [code, was.indicators[code] ?? null, is.indicators[code] ?? null]
}

function spreadFlips(before: readonly Spread[], after: readonly Spread[]): { flips: SpreadFlip[]; moved: number } {
  const flips: SpreadFlip[] = []
  let moved = 0
  for (const [was, is] of pairs(before, after, ({ stage, indicator }) => `${STAGE_ORDER[stage]} ${indicator}`)) {
    const { stage, indicator } = (was ?? is)!
    if (!was || !is || was.verdict !== is.verdict)
      flips.push({ stage, indicator, before: was && spreadSide(was), after: is && spreadSide(is) })
    else if (!sameNumber(was.cv, is.cv)) moved += 1
  }
  return { flips, moved }
}

const spreadSide = ({ cv, limit, verdict }: Spread): SpreadSide => ({ cv, limit, verdict })

/** The items are the standard's, whatever the rules: both sides have each, in the standard's order. */
function itemFlips(before: readonly ItemResult[], after: readonly ItemResult[], names: ReadonlySet<string>): ItemFlip[] {
  const judgedAfter = new Map(after.map((item) => [item.key, item]))
  return before.flatMap((was) => {
    const is = judgedAfter.get(was.key)
    if (!is) return []
    const gone = was.detail.filter((line) => !is.detail.includes(line))
    const come = is.detail.filter((line) => !was.detail.includes(line))
    const isEqual = was.verdict === is.verdict && sameNumber(was.value, is.value) && gone.length + come.length === 0
    if (isEqual) return []
    const [old, now] = [failingIn(was, names), failingIn(is, names)]
    const schools = { before: old.filter((name) => !now.includes(name)), after: now.filter((name) => !old.includes(name)) }
    return [{ key: was.key, before: itemSide(was), after: itemSide(is), schools, gone, come }]
  })
}

const schoolNames = (...both: CountyResult[]): Set<string> =>
  new Set(both.flatMap(({ sections, excluded }) => [...sections, ...excluded].map((each) => each.schoolName)))

/** Items over schools write a line `<school>：<what it lacks>` for each that fails. */
const failingIn = ({ detail }: ItemResult, names: ReadonlySet<string>): string[] =>
  detail.flatMap((line) => {
    const name = line.slice(0, line.indexOf('：'))
    return names.has(name) ? [name] : []
  })

const itemSide = ({ value, verdict }: ItemResult): ItemSide => ({ value, verdict })

/** Each thing of either list with its counterpart, in the order of their keys as text, whichever list comes first. */
function* pairs<T>(before: readonly T[], after: readonly T[], keyOf: (thing: T) => string): Generator<[T | null, T | null]> {
  const [old, now] = [new Map(before.map((t) => [keyOf(t), t])), new Map(after.map((t) => [keyOf(t), t]))]
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) yield [old.get(key) ?? null, now.get(key) ?? null]
}

/** Primary comes before junior. */
const STAGE_ORDER: Readonly<Record<Stage, number>> = { primary: 0, junior: 1 }

const sameNumber = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : same(a, b))
