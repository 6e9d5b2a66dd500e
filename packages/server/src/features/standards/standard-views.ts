import { STAGES, type Stage } from '@junheng/core/features/collection/county.ts'
import type { Element, Period, PerStage } from '@junheng/core/features/standards/catalogue.ts'
import { settingWords } from '@junheng/core/features/standards/chosen-settings.ts'
import { DERIVED_NAMES } from '@junheng/core/features/standards/derived-names.ts'
import { describeFormula } from '@junheng/core/features/standards/formula/describe.ts'
import { namesIn } from '@junheng/core/features/standards/formula/parse.ts'
import {
  type ElementView,
  type SettingView,
  type StandardItemView,
  StandardKeySchema,
  type StandardView,
} from '@junheng/core/features/standards/schema.ts'
import type { Condition, Indicator, Item, ParsedFormula, Setting, Standard } from '@junheng/core/features/standards/standard.ts'
import { linesOf } from './item-lines.ts'

/** A standard as people read it: every rule with its formula in words, its lines, inputs, clause, source and confidence. */
export function standardView(standard: Standard): StandardView {
  const words: Words = ({ tree }, params) => describeFormula(tree, (name) => nameIn(standard, name, params))
  const { key, zh, docNo, document, hash, confidence, vetoes } = standard
  return {
    key: StandardKeySchema.parse(key),
    zh,
    docNo,
    document,
    hash,
    confidence,
    rules: rulesOf(standard),
    items: [
      ...standard.indicators.map((indicator) => indicatorView(indicator, words, standard)),
      ...standard.items.map((item) => itemView(item, words, standard)),
    ],
    vetoes: vetoes.map((veto) => ({ key: veto.key, zh: veto.zh, source: veto.source, confidence: veto.confidence })),
    settings: standard.settings.filter((setting) => setting.standard === key).map(settingView),
    exemptions: standard.exemptions.map((exemption) => ({
      key: exemption.key,
      applies: exemption.applies,
      zh: exemption.zh,
      condition: words(exemption.condition),
      terms: termsIn([exemption.condition]),
      elements: elementsOf(standard, [exemption.condition, ...(exemption.formula ? [exemption.formula] : [])]),
      defaultEnabled: exemption.defaultEnabled,
      timeLimit: exemption.timeLimit,
      source: exemption.source,
      confidence: exemption.confidence,
    })),
  }
}

export function elementView({ earliest, period, ...element }: Element): ElementView {
  const { key, zh, unit, level, reporter, sourceSystem, definition, source, confidence } = element
  const day = `${earliest.nextYear ? '次年' : '当年'} ${earliest.monthDay}`
  const earliestWords = period === 'undated' ? earliest.why : `${day}（${earliest.why}）`
  const period_ = PERIODS[period]
  return {
    key,
    zh,
    unit,
    level,
    period: period_,
    reporter,
    sourceSystem,
    earliest: earliestWords,
    definition,
    source,
    confidence,
  }
}

const PERIODS: Readonly<Record<Period, string>> = {
  school_year_start: '学年初（9月1日）',
  school_year: '学年',
  fiscal_year: '财政年度',
  prev_fiscal_year: '上一财政年度',
  five_years: '近五年',
  undated: '不随年度变化',
}

type Words = (formula: ParsedFormula, params?: Readonly<Record<string, number>>) => string

/** What holds for the whole: when a section passes, how spreads are judged, who is counted, how shared resources are divided. */
function rulesOf({ docNo, document, passRule, spread, scope, split, confidence }: Standard): StandardView['rules'] {
  const whole = { source: `${docNo}《${document}》`, confidence }
  const pass = passRule ?? { ...whole, zh: '学校不逐校判定，按县判定。' }
  return [
    { title: '学校达标', zh: pass.zh, source: pass.source, confidence: pass.confidence },
    { title: '校际差异', zh: spread.zh, ...whole },
    { title: '计入范围', zh: scope.notes, source: scope.source, confidence: scope.confidence },
    { title: '学段拆分', zh: `${ratioWords(split.ratio)}；${split.notes}`, source: split.source, confidence: split.confidence },
  ]
}

function ratioWords(ratio: Standard['split']['ratio']): string {
  const { nine_year, complete_secondary, twelve_year } = ratio
  return [
    `九年一贯制 小学∶初中 = ${nine_year.primary}∶${nine_year.junior}`,
    `完全中学 初中∶高中 = ${complete_secondary.junior}∶${complete_secondary.senior}`,
    `十二年一贯制 小学∶初中∶高中 = ${twelve_year.primary}∶${twelve_year.junior}∶${twelve_year.senior}`,
  ].join('，')
}

function indicatorView(indicator: Indicator, words: Words, standard: Standard): StandardItemView {
  const { code, zh, unit, decimals, clause, source, sourceNote, confidence, notes, thresholds, cvLimits, alternative } = indicator
  const lines = STAGES.flatMap((stage) => [
    ...(thresholds ? [{ stage, words: `≥ ${thresholds[stage]} ${unit}` }] : []),
    ...(cvLimits ? [{ stage, words: `校际差异系数 ≤ ${cvLimits[stage]}` }] : []),
  ])
  const chosen = Object.entries(indicator.variants).flatMap(([setting, byValue]) =>
    Object.entries(byValue).map(([value, formula]) => ({ setting, when: whenWords(standard, setting, value), formula })),
  )
  const lacking = alternative ? [{ setting: null, when: alternative.note, formula: alternative.formula }] : []
  const formulas = [indicator.formula, ...[...chosen, ...lacking].map((each) => each.formula)]
  return {
    key: code,
    number: code,
    zh,
    domain: '资源配置',
    scope: 'section',
    unit,
    decimals,
    formula: perStage(indicator.formula, words),
    lines,
    variants: [...chosen, ...lacking].map((each) => ({ ...each, formula: perStage(each.formula, words) })),
    terms: [],
    elements: elementsOf(
      standard,
      formulas.flatMap(({ primary, junior }) => [primary, junior]),
    ),
    clause,
    source,
    sourceNote,
    confidence,
    notes,
  }
}

function itemView(item: Item, words: Words, standard: Standard): StandardItemView {
  const { key, number, zh, domain, unit, clause, source, sourceNote, confidence, notes, conditions = [], formula } = item
  const own = [...(formula ? [formula] : []), ...conditions.map((condition) => condition.formula)]
  const variants = Object.entries(item.alternatives ?? {}).flatMap(([setting, byValue]) =>
    Object.entries(byValue).map(([value, other]) => ({
      setting,
      when: whenWords(standard, setting, value),
      formulas: 'tree' in other ? [other] : other.map((condition: Condition) => condition.formula),
    })),
  )
  const said = (formulas: readonly ParsedFormula[]) => formulas.map((each) => ({ stage: null, words: words(each, item.params) }))
  const asked = [...own, ...variants.flatMap((each) => each.formulas), ...(item.where ? [item.where] : [])]
  return {
    key,
    number,
    zh,
    domain,
    scope: 'county',
    unit,
    decimals: null,
    formula: said(own),
    lines: linesOf(item, standard, (each) => words(each, item.params)),
    variants: variants.map(({ setting, when, formulas }) => ({ setting, when, formula: said(formulas) })),
    terms: termsIn(asked),
    elements: item.kind === 'naeq' ? ['naeq_results'] : elementsOf(standard, asked, conditions),
    clause,
    source,
    sourceNote,
    confidence,
    notes,
  }
}

function whenWords({ settings }: Standard, key: string, value: string): string {
  const setting = settings.find((each) => each.key === key)
  // A standard's file writes the values of a switch as text.
  return setting ? `${setting.zh}：${settingWords(setting, value === 'true' ? true : value === 'false' ? false : value)}` : key
}

/** The words of formulas that are themselves worked out, each with how. */
function termsIn(formulas: readonly ParsedFormula[]): { zh: string; meaning: string }[] {
  const names = new Set(formulas.flatMap(({ tree }) => [...namesIn(tree)]))
  return [...names].flatMap((name) => {
    const { zh, meaning } = DERIVED_NAMES[name] ?? {}
    return zh && meaning ? [{ zh, meaning }] : []
  })
}

/** The data elements formulas ask for, also behind what the engine works out, in their order. */
function elementsOf(standard: Standard, formulas: readonly ParsedFormula[], conditions: readonly Condition[] = []): string[] {
  const names = new Set(formulas.flatMap(({ tree }) => [...namesIn(tree)]))
  for (const { threshold } of conditions)
    if (typeof threshold === 'object' && 'element' in threshold) names.add(threshold.element)
  const keys = [...names].flatMap((name) => {
    const indicator = standard.indicators.find((each) => each.key === name)
    if (indicator) return elementsOf(standard, [indicator.formula.primary, indicator.formula.junior])
    return DERIVED_NAMES[name]?.from ?? [name]
  })
  return [...new Set(keys)].filter((key) => standard.catalogue.elements.has(key))
}

function perStage(formula: PerStage<ParsedFormula>, words: Words): { stage: Stage | null; words: string }[] {
  const said = STAGES.map((stage) => ({ stage, words: words(formula[stage]) }))
  const [first] = said
  return first && said.every((each) => each.words === first.words) ? [{ stage: null, words: first.words }] : said
}

function settingView({
  key,
  zh,
  applies,
  values,
  labels = {},
  default: chosen,
  effect,
  source,
  confidence,
}: Setting): SettingView {
  const kind = values === 'number' || values === 'boolean' ? values : 'choice'
  const choices = kind === 'choice' ? Object.entries(labels).map(([value, name]) => ({ value, zh: name })) : []
  return { key, zh, applies: [...applies], kind, choices, default: chosen, effect, source, confidence }
}

/** An element's or another rule's Chinese name, a number of the rule itself, or what the engine derives from elements. */
export function nameIn(standard: Standard, name: string, params: Readonly<Record<string, number>> = {}): string {
  const element = standard.catalogue.elements.get(name)
  // Without what stands in brackets, and 是否寄宿制学校 as 寄宿制学校: a formula is read as one sentence.
  if (element) return element.zh.replace(/[(（][^)）]*[)）]/g, '').replace(/^是否/, '')
  const rule = standard.indicators.find((each) => each.key === name) ?? standard.items.find((each) => each.key === name)
  if (rule) return rule.zh
  const number = params[name]
  return number === undefined ? (DERIVED_NAMES[name]?.zh ?? name) : String(number)
}
