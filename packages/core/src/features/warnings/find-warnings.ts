import type { Stage } from '../collection/county.ts'
import { brief } from '../evaluation/items/brief.ts'
import { apart } from '../evaluation/items/say.ts'
import type { CountyResult, IndicatorValue, ItemResult, SectionResult, Spread } from '../evaluation/result.ts'
import { atLeast } from '../standards/formula/tolerance.ts'
import { type LargeLists, largeFindings, unseenSizes } from './large-warnings.ts'
import type { Level, RuleKey, WarningRule } from './rules.ts'

/** What a warning speaks of: a figure whose explanation can be opened, by the same names. */
export interface WarningSubject {
  school: string | null
  schoolName: string | null
  stage: Stage | null
  /** L1…L7, an item's key, `veto:<key>`; null where it is the section as a whole or a return. */
  indicator: string | null
}

/** A warning as the figures give it: `cause` says it in numbers. Equal `key`s are the same warning at different times. */
export interface FoundWarning {
  key: string
  rule: RuleKey
  level: Level
  subject: WarningSubject
  cause: string
  value: number | null
  threshold: number | null
}

/** A judgement of an earlier year of the same county and standard; `year` is the school year it begins in. */
export interface PastResult {
  year: number
  result: CountyResult
}

export interface WarningInput {
  result: CountyResult
  large: LargeLists
  year: number
  /** Any order; only years before `year` count, the newest judgement of each. */
  past: readonly PastResult[]
  rules: readonly (WarningRule & { isOn: boolean })[]
  /** The names of indicators and items, and how many decimals a figure has. */
  nameOf: (key: string) => { zh: string; decimals: number }
}

/** Every warning the figures of a county give by its rules; the gravest first, then by school. A graver rule about a figure silences milder ones. */
export function findWarnings(input: WarningInput): FoundWarning[] {
  const { result, rules } = input
  const of = new Map(rules.filter(({ isOn }) => isOn).map((rule) => [rule.key, rule]))
  const give: Give = (key, subject, said) => {
    const rule = of.get(key)
    return rule ? [{ key: keyOf(key, subject), rule: key, level: rule.level, subject, ...said }] : []
  }
  const threshold = (key: RuleKey, name: string): number => of.get(key)?.settings[name] ?? Number.NaN
  return [
    ...result.spreads.flatMap((spread) => aboutSpread(input, spread, give, threshold)),
    ...result.sections.flatMap((section) => aboutSection(input, section, give, threshold)),
    ...result.items.flatMap((item) => aboutItem(input, item, give)),
    ...largeFindings(input.large).flatMap(({ rule, subject, ...said }) => give(rule, subject, said)),
  ]
}

type Said = Pick<FoundWarning, 'cause' | 'value' | 'threshold'>
type Give = (key: RuleKey, subject: WarningSubject, said: Said) => FoundWarning[]
type Threshold = (key: RuleKey, name: string) => number

export const keyOf = (rule: RuleKey, subject: WarningSubject): string => `${rule} ${subjectKey(subject)}`

export const subjectKey = ({ school, stage, indicator }: Omit<WarningSubject, 'schoolName'>): string =>
  [school ?? '', stage ?? '', indicator ?? ''].join(' ')

const STAGE_WORDS: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }

function aboutSpread(input: WarningInput, spread: Spread, give: Give, threshold: Threshold): FoundWarning[] {
  const { stage, indicator, cv, limit, verdict } = spread
  if (cv === null || limit === null) return []
  const subject = { school: null, schoolName: null, stage, indicator }
  const name = `${STAGE_WORDS[stage]}“${input.nameOf(indicator).zh}”差异系数 ${verdict === 'unmet' ? apart(cv, limit, 3) : cv.toFixed(3)}`
  const numbers = { value: cv, threshold: limit }
  if (verdict === 'unmet') return give('spread_over', subject, { cause: `${name}，超过上限 ${limit}`, ...numbers })
  const past = trend(input, (result) => result.spreads.find((s) => s.stage === stage && s.indicator === indicator)?.cv ?? null)
  const rises = threshold('spread_rising', 'rises')
  const rising = run([...past, cv], rises, (a, b) => b > a)
  const rose =
    rising && give('spread_rising', subject, { cause: `${name}，连续 ${rises} 年上升（${listed(rising, 3)}）`, ...numbers })
  const share = threshold('spread_near', 'share')
  const near =
    cv >= share * limit
      ? give('spread_near', subject, { cause: `${name}，已到上限 ${limit} 的 ${Math.round((cv / limit) * 100)}%`, ...numbers })
      : []
  return [...near, ...(rose || [])]
}

function aboutSection(input: WarningInput, section: SectionResult, give: Give, threshold: Threshold): FoundWarning[] {
  const { schoolCode: school, schoolName, stage, pass, met } = section
  const own = { school, schoolName, stage }
  const where = `${schoolName}（${STAGE_WORDS[stage]}）`
  const failing = Object.entries(section.indicators).filter(([, { verdict }]) => verdict === 'unmet')
  const names = failing.map(([key]) => input.nameOf(key).zh)
  const found: FoundWarning[] = []
  if (pass === false)
    found.push(
      ...give(
        'section_fails',
        { ...own, indicator: null },
        {
          cause: `${where} ${met} 项达标，不达标的是${names.join('、')}`,
          value: met,
          threshold: Object.keys(section.indicators).length - 1,
        },
      ),
    )
  const missing = Object.entries(section.indicators).filter(([, { verdict }]) => verdict === 'not_judgeable')
  // A section that reported little would otherwise drown the list.
  if (missing.length > 1) {
    const of = missing.map(([key]) => input.nameOf(key).zh).join('、')
    const cause = `${where} ${missing.length} 项没有报全，无法判定：${of}`
    found.push(...give('missing', { ...own, indicator: null }, { cause, value: missing.length, threshold: null }))
  }
  for (const [key, figure] of Object.entries(section.indicators))
    if (missing.length <= 1 || figure.verdict !== 'not_judgeable')
      found.push(...aboutIndicator(input, { own: { ...own, indicator: key }, where, figure, pass }, give, threshold))
  return found
}

interface OneFigure {
  own: WarningSubject & { indicator: string; stage: Stage }
  where: string
  figure: IndicatorValue
  pass: boolean | null
}

function aboutIndicator(
  input: WarningInput,
  { own, where, figure, pass }: OneFigure,
  give: Give,
  threshold: Threshold,
): FoundWarning[] {
  const { value, threshold: line, verdict } = figure
  const { zh, decimals } = input.nameOf(own.indicator)
  if (value === null || line === null)
    return verdict === 'not_judgeable'
      ? give('missing', own, { cause: `${where}“${zh}”没有报全，无法判定`, value: null, threshold: line })
      : []
  const said = `${where}“${zh}”${verdict === 'unmet' ? apart(value, line, decimals) : value.toFixed(decimals)}，标准 ${line}`
  const numbers = { value, threshold: line }
  // What keeps the section from passing is said once, for the section.
  if (verdict === 'unmet')
    return pass !== false ? give('spare_used', own, { cause: `${said}，低于标准但不低于 85%，余项已用`, ...numbers }) : []
  const past = trend(input, (result) => sectionOf(result, own)?.indicators[own.indicator]?.value ?? null)
  const falls = threshold('falling', 'falls')
  const falling = run([...past, value], falls, (a, b) => b < a)
  const years = threshold('falling', 'years')
  if (falling) {
    const yearly = (falling[0]! - value) / (falling.length - 1)
    const left = (value - line) / yearly
    const fell = `${said}，连续 ${falls} 年下降（${listed(falling, decimals)}），照此约 ${Math.max(1, Math.ceil(left))} 年跌破`
    if (left <= years) return give('falling', own, { cause: fell, ...numbers })
  }
  const margin = threshold('near_line', 'margin')
  return atLeast(value, line) && value < line * (1 + margin)
    ? give('near_line', own, { cause: `${said}，${above(value, line)}`, ...numbers })
    : []
}

function above(value: number, line: number): string {
  const percent = ((value - line) / line) * 100
  if (atLeast(line, value)) return '刚好达到'
  return percent < 0.1 ? '只高出不到 0.1%' : `只高出 ${percent.toFixed(1)}%`
}

const ITEM_RULES: Readonly<Record<string, RuleKey>> = { class_size: 'class_size', school_size: 'school_size' }

function aboutItem(input: WarningInput, { key, verdict, value, detail }: ItemResult, give: Give): FoundWarning[] {
  if (verdict !== 'unmet' && verdict !== 'not_judgeable') return []
  const failing = key.startsWith('veto:') ? 'veto' : (ITEM_RULES[key] ?? 'item_unmet')
  const rule = verdict === 'unmet' ? failing : 'missing'
  const said = brief(detail) || (verdict === 'unmet' ? '' : '没有报全，无法判定')
  const cause = cut([input.nameOf(key).zh, said].filter(Boolean).join('：'))
  return give(rule, { school: null, schoolName: null, stage: null, indicator: key }, { cause, value, threshold: null })
}

/** Duties name every school they are about in one line; the explanation has the whole of it. */
const LONGEST = 160
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text)

/**
 * The subjects (`subjectKey`) nothing can be said of for want of data. A warning about one of them has not recovered: nobody can see whether it has.
 */
export function unseen({ sections, spreads, items }: CountyResult, large: LargeLists): Set<string> {
  const keys = unseenSizes(large).map(subjectKey)
  for (const { schoolCode: school, stage, pass, indicators } of sections) {
    if (pass === null) keys.push(subjectKey({ school, stage, indicator: null }))
    for (const [indicator, { verdict }] of Object.entries(indicators))
      if (verdict === 'not_judgeable') keys.push(subjectKey({ school, stage, indicator }))
  }
  for (const { stage, indicator, verdict } of spreads)
    if (verdict === 'not_judgeable') keys.push(subjectKey({ school: null, stage, indicator }))
  for (const { key: indicator, verdict } of items)
    if (verdict === 'not_judgeable') keys.push(subjectKey({ school: null, stage: null, indicator }))
  return new Set(keys)
}

const sectionOf = ({ sections }: CountyResult, { school, stage }: WarningSubject): SectionResult | undefined =>
  sections.find((section) => section.schoolCode === school && section.stage === stage)

/** A figure of the consecutive years just before, oldest first; it ends where a year is missing or has none. */
function trend({ year, past }: WarningInput, pick: (result: CountyResult) => number | null): number[] {
  const values: number[] = []
  for (let back = 1; ; back++) {
    const before = past.findLast((each) => each.year === year - back)
    const value = before ? pick(before.result) : null
    if (value === null) return values
    values.unshift(value)
  }
}

/** The last `steps` + 1 values where each step goes that way; null where they do not, or are too few. */
function run(values: readonly number[], steps: number, goes: (before: number, after: number) => boolean): number[] | null {
  const last = values.slice(-(steps + 1))
  if (!(steps >= 1) || last.length < steps + 1) return null
  return last.every((value, i) => i === 0 || goes(last[i - 1]!, value)) ? last : null
}

const listed = (values: readonly number[], decimals: number): string => values.map((value) => value.toFixed(decimals)).join(' → ')
