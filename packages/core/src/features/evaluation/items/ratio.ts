import { computeOne } from '../../standards/formula/compute.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import { atLeast, below } from '../../standards/formula/tolerance.ts'
import { RESULT_SOURCES, type ResultSource, SOURCE_NAMES } from '../../standards/monitoring.ts'
import type { Condition, Item } from '../../standards/standard.ts'
import { countyScope, type Frame } from '../frame.ts'
import type { ItemResult, Verdict } from '../result.ts'
import { allOf, elementName, listed, orNull, shown, shownAgainst, withRider } from './say.ts'

/** One comparison of a county item, worked out. */
export interface ConditionResult {
  condition: Condition
  value: number
  line: number
  verdict: Verdict
  detail: string[]
  /** Who stated the value, where it was not reckoned from the county's own figures; `key` as county.csv has it. */
  stated: { key: string; source: ResultSource } | null
}

/** An item that compares a ratio or an amount of the county with its line; several comparisons must all hold. */
export function ratioItem(frame: Frame, item: Item): ItemResult {
  const results = judgeConditions(frame, item)
  const result: ItemResult = {
    key: item.key,
    value: orNull(results[0]?.value ?? Number.NaN),
    verdict: allOf(results.map((r) => r.verdict)),
    detail: results.flatMap((r) => r.detail),
  }
  return withRider(frame, item.key, item.rider, result)
}

/** The item's comparisons under the profile's settings. */
export function conditionsOf(frame: Pick<Frame, 'profile'>, item: Item): readonly Condition[] {
  for (const [setting, byValue] of Object.entries(item.alternatives ?? {})) {
    const other = byValue[String(frame.profile.settings.get(setting))]
    if (Array.isArray(other)) return other as readonly Condition[]
  }
  return item.conditions ?? []
}

/** An item's comparisons worked out. Of a survey the highest source's result takes the place of the county's own, which is still shown. */
export function judgeConditions(frame: Frame, item: Item): ConditionResult[] {
  const own = conditionsOf(frame, item).map((condition) => judgeCondition(frame, condition))
  const [first, ...rest] = own
  if (!item.sourced || !first) return own
  const [highest, ...others] = statedResults(frame, item.key)
  if (!highest) return [{ ...first, detail: first.detail.map((line) => `${line}（${SOURCE_NAMES.county}）`) }, ...rest]
  const { condition, line } = first
  const said = (source: ResultSource, value: number) =>
    `${condition.zh} ${shownAgainst(value, line, condition.unit)}（${SOURCE_NAMES[source]}调查）`
  const detail = [
    `${said(highest.source, highest.value)}，标准 ≥ ${shown(line, condition.unit)}`,
    ...others.map(({ source, value }) => `只作参考：${said(source, value)}`),
    ...(Number.isNaN(first.value) ? [] : first.detail.map((text) => `只作参考：${text}（${SOURCE_NAMES.county}）`)),
  ]
  const verdict = atLeast(highest.value, line) ? 'met' : 'unmet'
  return [{ ...first, value: highest.value, verdict, detail, stated: highest }, ...rest]
}

/** What a national or provincial survey found, the highest source first. */
export function statedResults(
  { county }: Pick<Frame, 'county'>,
  item: string,
): { key: string; source: ResultSource; value: number }[] {
  return RESULT_SOURCES.flatMap((source) => {
    const key = `${item}:${source}`
    const value = county.values.get(key)?.number ?? Number.NaN
    return Number.isNaN(value) ? [] : [{ key, source, value }]
  })
}

export function judgeCondition(frame: Frame, condition: Condition): ConditionResult {
  const scope = countyScope(frame)
  const value = computeOne(condition.formula.tree, scope)
  const line = lineOf(frame, condition)
  const say = (verdict: Verdict, detail: string[]): ConditionResult => ({ condition, value, line, verdict, detail, stated: null })
  const { tree } = condition.formula
  // No value although the divisor is known to be 0: nobody is concerned, or a figure is missing.
  if (Number.isNaN(value) && tree.kind === 'binary' && tree.operator === '/' && computeOne(tree.right, scope) === 0) {
    const nobody = listed([...namesIn(tree.right)].map((name) => elementName(frame, name)))
    if (condition.everyone || computeOne(tree.left, scope) !== 0)
      return say('not_judgeable', [`${condition.zh}：${nobody} 为 0，算不出比例，请核对`])
    return say('met', [`${condition.zh}：本县不涉及（${nobody} 为 0），视为达标`])
  }
  if (Number.isNaN(value)) {
    const short = condition.threshold === 1 ? shortfalls(frame, condition) : []
    const missing = `${condition.zh}：未报 ${listed(missingNames(frame, condition))}`
    return short.length > 0 ? say('unmet', [`已知不足 100% 的学校：${listed(short)}`, missing]) : say('not_judgeable', [missing])
  }
  const unit = condition.unit
  if (Number.isNaN(line)) return say('not_judgeable', [`${condition.zh}：${shown(value, unit)}，比较的标准未报`])
  const verdict = atLeast(value, line) ? 'met' : 'unmet'
  const names = verdict === 'unmet' && condition.threshold === 1 ? shortfalls(frame, condition) : []
  const said =
    condition.cap !== undefined && value > condition.cap
      ? `${shown(condition.cap, unit)}（算得 ${shown(value, unit)}，请核对转入转出口径）`
      : shownAgainst(value, line, unit)
  return say(verdict, [
    `${condition.zh} ${said}，标准 ≥ ${shown(line, unit)}`,
    ...(names.length ? [`不足的学校：${listed(names)}`] : []),
  ])
}

function lineOf(frame: Frame, { threshold }: Condition): number {
  if (typeof threshold === 'number') return threshold
  if ('setting' in threshold) return Number(frame.profile.settings.get(threshold.setting))
  return frame.county.values.get(threshold.element)?.number ?? Number.NaN
}

function missingNames(frame: Frame, condition: Condition): string[] {
  const names = [...namesIn(condition.formula.tree)]
  return names.filter((name) => isMissing(frame, name)).map((name) => elementName(frame, name))
}

function isMissing(frame: Frame, name: string): boolean {
  if (frame.standard.catalogue.elements.get(name)?.level === 'county')
    return Number.isNaN(frame.county.values.get(name)?.number ?? Number.NaN)
  return frame.countedColumn(name).some(Number.isNaN)
}

/** For a 100 % line over sum(a)/sum(b): the schools whose own a is known to be below their b. */
function shortfalls(frame: Frame, condition: Condition): string[] {
  const [part, whole] = [...namesIn(condition.formula.tree)]
  if (!part || !whole) return []
  const parts = frame.schoolColumn(part)
  const wholes = frame.schoolColumn(whole)
  return [...frame.schoolRows]
    .filter((s) => below(parts[s]!, wholes[s]!))
    .map((s) => `${frame.county.schools.names[s]}（${parts[s]}/${wholes[s]}）`)
}
