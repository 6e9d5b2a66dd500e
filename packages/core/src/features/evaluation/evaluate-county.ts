import type { Fault } from '../../fault.ts'
import { bunchingFault, checkBunching } from '../collection/check/bunching.ts'
import { type County, STAGES, type Stage } from '../collection/county.ts'
import type { CountyGroup } from '../collection/county-group.ts'
import { namesIn } from '../standards/formula/parse.ts'
import type { Profile } from '../standards/profile.ts'
import type { Item, Standard } from '../standards/standard.ts'
import { type Frame, frameOf, stagesOf } from './frame.ts'
import { framesOf } from './group-frames.ts'
import { type IndicatorColumn, indicatorColumn, judgeSection, type SectionVerdict, verdictOf } from './indicators.ts'
import { compositeItem, schoolStandardItem, scoreItem, scoreTotalItem } from './items/basic.ts'
import { classSizeItem } from './items/classes.ts'
import { judgementItem } from './items/judgement.ts'
import { naeqItem } from './items/naeq.ts'
import { ratioItem } from './items/ratio.ts'
import { allOf, orNull } from './items/say.ts'
import { schoolsItem } from './items/schools.ts'
import { zonedItem } from './items/zoned.ts'
import { type Troubles, troublesOf } from './judging-troubles.ts'
import type { CountyResult, Excluded, IndicatorValue, ItemResult, SectionResult, Spread, Verdict } from './result.ts'
import { stageSpreads } from './spreads.ts'
import { vetoItem } from './vetoes.ts'

/** Version of the rules as programmed; recorded with every verdict. Raised whenever a result can change. */
export const ENGINE = 'junheng-engine 1.1.1'

/**
 * Judges one county against one standard under one profile. Pure: the same county, standard and profile give the same result.
 * @param options.brief leave out sections and excluded, for a nation's worth of counties
 * @param options.suspicions receives V030: many schools just on an indicator's line
 * @param options.troubles receives one entry: conclusions that contradict each other, and scope rules that stayed open
 */
export function evaluateCounty(county: County, standard: Standard, profile: Profile, options: JudgingOptions = {}): CountyResult {
  return evaluateFrame(frameOf(county, standard, profile), options)
}

export interface JudgingOptions {
  brief?: boolean
  suspicions?: Fault[]
  troubles?: Troubles[]
}

/** Judges every county of a group, each under its own profile, as `evaluateCounty` does. */
export function evaluateGroup(
  group: CountyGroup,
  standard: Standard,
  profileOf: (county: County) => Profile,
  options: JudgingOptions,
): CountyResult[] {
  return framesOf(group, standard, profileOf).map((frame) => evaluateFrame(frame, options))
}

function evaluateFrame(frame: Frame, options: JudgingOptions): CountyResult {
  const { county, standard } = frame
  const spreads: Spread[] = []
  const counts: CountyResult['counts'] = {}
  const sectionVerdicts = new Set<Verdict>()
  const judged = new Map<number, SectionResult>()
  let bunchingRan = false
  for (const stage of stagesOf(frame)) {
    const columns = standard.indicators.map((indicator) => indicatorColumn(frame, indicator, stage))
    spreads.push(...stageSpreads(frame, stage, columns))
    if (options.suspicions && findBunching(frame, stage, columns, options.suspicions)) bunchingRan = true
    const verdicts = judgeStage(frame, stage, columns)
    counts[stage] = { sections: verdicts.length, pass: verdicts.filter((v) => v?.pass === true).length }
    for (const verdict of verdicts)
      if (verdict) sectionVerdicts.add(verdict.pass === null ? 'not_judgeable' : verdict.pass ? 'met' : 'unmet')
    if (options.brief) continue
    frame.stageRows[stage].forEach((section, i) => {
      judged.set(section, sectionResult(frame, stage, section, i, columns, verdicts[i]!))
    })
  }
  const items = [
    ...standard.items.map((item) => itemResult(frame, item, spreads)),
    ...standard.vetoes.map((veto) => vetoItem(frame, veto)),
  ]
  const troubles = options.troubles && troublesOf(frame)
  if (troubles) options.troubles?.push(troubles)
  // V030 asks for values to pile up on a line: without any value it has not run. 2012 has no lines.
  if (troubles && options.suspicions && !bunchingRan && standard.passRule)
    troubles.notRun.push({ rule: 'V030', missing: indicatorInputs(standard) })
  const anyone = frame.stageRows.primary.length + frame.stageRows.junior.length > 0
  return {
    countyCode: county.code,
    countyName: county.name,
    sections: [...judged].sort(([a], [b]) => a - b).map(([, section]) => section),
    excluded: options.brief ? [] : excluded(frame),
    spreads,
    items,
    counts,
    verdict: allOf([
      ...sectionVerdicts,
      ...spreads.map((s) => s.verdict),
      ...items.map((i) => i.verdict),
      anyone ? 'met' : 'not_judgeable',
    ]),
  }
}

export function itemResult(frame: Frame, item: Item, spreads: readonly Spread[]): ItemResult {
  switch (item.kind) {
    case 'judgement':
      return judgementItem(frame, item)
    case 'ratio':
      return ratioItem(frame, item)
    case 'schools':
      return schoolsItem(frame, item)
    case 'classes':
      return classSizeItem(frame, item)
    case 'zoned':
      return zonedItem(frame, item)
    case 'naeq':
      return naeqItem(frame, item)
    case 'composite':
      return compositeItem(item, spreads)
    case 'school_standard':
      return schoolStandardItem(frame, item)
    case 'score':
      return scoreItem(frame, item)
    case 'score_total':
      return scoreTotalItem(frame, item)
  }
}

/** V030 集聚检验 over the values as judged. Without lines (2012) there is nothing to pile up on. */
function findBunching(frame: Frame, stage: Stage, columns: readonly IndicatorColumn[], suspicions: Fault[]): boolean {
  let ran = false
  const { county } = frame
  for (const { indicator, values } of columns) {
    if (!indicator.thresholds) continue
    const bunching = checkBunching(values, indicator.thresholds[stage])
    if (bunching.judged > 0) ran = true
    const name = `${indicator.code} ${indicator.zh}`
    if (bunching.suspicious) {
      const fault = bunchingFault(county.sections.source.sheet, name, stage === 'primary' ? '小学' : '初中', bunching)
      suspicions.push({ ...fault, message: `${county.name}${fault.message}` })
    }
  }
  return ran
}

const indicatorInputs = (standard: Standard): string[] => [
  ...new Set(standard.indicators.flatMap((i) => [...namesIn(i.formula.primary.tree)])),
]

function judgeStage(frame: Frame, stage: Stage, columns: readonly IndicatorColumn[]): (SectionVerdict | null)[] {
  const verdicts: (SectionVerdict | null)[] = []
  for (let i = 0; i < frame.stageRows[stage].length; i++) {
    verdicts.push(judgeSection(frame.standard, stage, columns, i))
  }
  return verdicts
}

function sectionResult(
  frame: Frame,
  stage: Stage,
  section: number,
  i: number,
  columns: readonly IndicatorColumn[],
  verdict: SectionVerdict | null,
): SectionResult {
  const { county } = frame
  const school = county.sections.school[section]!
  const indicators: Record<string, IndicatorValue> = {}
  for (const { indicator, values } of columns) {
    const threshold = indicator.thresholds?.[stage] ?? null
    indicators[indicator.code] = {
      value: orNull(values[i]!),
      threshold,
      verdict: threshold === null ? null : verdictOf(values[i]!, threshold),
    }
  }
  return {
    schoolCode: county.schools.codes[school]!,
    schoolName: county.schools.names[school]!,
    stage,
    students: orNull(frame.sectionColumn('students')[section] ?? Number.NaN),
    indicators,
    met: verdict?.met ?? null,
    floorOk: verdict?.floorOk ?? null,
    pass: verdict?.pass ?? null,
  }
}

function excluded(frame: Frame): Excluded[] {
  const { schools, sections } = frame.county
  const list: Excluded[] = []
  frame.scope.reasons.forEach((reason, section) => {
    if (reason === null) return
    const school = sections.school[section]!
    list.push({
      schoolCode: schools.codes[school]!,
      schoolName: schools.names[school]!,
      stage: STAGES[sections.stage[section]!]!,
      reason,
    })
  })
  return list
}
