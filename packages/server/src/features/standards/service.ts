import { STAGES, type Stage } from '@junheng/core/features/collection/county.ts'
import type { PerStage } from '@junheng/core/features/standards/catalogue.ts'
import { DERIVED_NAMES } from '@junheng/core/features/standards/derived-names.ts'
import { describeFormula } from '@junheng/core/features/standards/formula/describe.ts'
import { type StandardItemView, StandardKeySchema, type StandardView } from '@junheng/core/features/standards/schema.ts'
import type {
  Condition,
  Indicator,
  Item,
  ParsedFormula,
  Setting,
  Standard,
  StandardKey,
} from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { loadStandards } from './files.ts'
import * as queries from './queries.ts'

// The files do not change while the program runs; both standards are read once, when first asked for.
let loaded: Map<string, Standard> | undefined
let views: StandardView[] | undefined

export function getStandard(key: StandardKey): Standard {
  const found = standards().get(key)
  if (!found) throw new Error(`standard ${key} has no files`)
  return found
}

/** Both standards as people read them: every rule with its formula in words, its line, clause, source and confidence. */
export function listStandards(): StandardView[] {
  views ??= [...standards().values()].map(viewOf)
  return views
}

/** A stored 口径 of the caller's county, also a withdrawn one: what was judged by it stays readable. @throws Problem record.missing */
export async function getProfile(ctx: Context, id: string): Promise<{ name: string; settings: Record<string, unknown> }> {
  const found = await queries.findProfile(ctx.db, countyOf(ctx.actor).code, id)
  if (!found) throw new Problem('record.missing')
  return { name: found.name, settings: found.settings }
}

function standards(): Map<string, Standard> {
  loaded ??= new Map(loadStandards().map((standard) => [standard.key, standard]))
  return loaded
}

function viewOf(standard: Standard): StandardView {
  const words: Words = ({ tree }, params) => describeFormula(tree, (name) => nameIn(standard, name, params))
  const { key, zh, docNo, document, hash, confidence, vetoes, passRule, spread } = standard
  return {
    key: StandardKeySchema.parse(key),
    zh,
    docNo,
    document,
    hash,
    confidence,
    rules: [passRule?.zh ?? '学校不逐校判定，按县判定。', spread.zh],
    items: [
      ...standard.indicators.map((indicator) => indicatorView(indicator, words)),
      ...standard.items.map((item) => itemView(item, words, standard)),
    ],
    vetoes: vetoes.map((veto) => ({ key: veto.key, zh: veto.zh, source: veto.source, confidence: veto.confidence })),
    settings: standard.settings.map(({ values, default: chosen, ...setting }) => ({
      ...setting,
      choices: choicesOf(values),
      default: String(chosen),
    })),
    exemptions: standard.exemptions.map((exemption) => ({
      key: exemption.key,
      applies: exemption.applies,
      zh: exemption.zh,
      condition: words(exemption.condition),
      defaultEnabled: exemption.defaultEnabled,
      timeLimit: exemption.timeLimit,
      source: exemption.source,
      confidence: exemption.confidence,
    })),
  }
}

type Words = (formula: ParsedFormula, params?: Readonly<Record<string, number>>) => string

function indicatorView(indicator: Indicator, words: Words): StandardItemView {
  const { code, zh, unit, decimals, clause, source, sourceNote, confidence, notes, thresholds, cvLimits } = indicator
  const lines = STAGES.flatMap((stage) => [
    ...(thresholds ? [{ stage, words: `≥ ${thresholds[stage]} ${unit}` }] : []),
    ...(cvLimits ? [{ stage, words: `校际差异系数 ≤ ${cvLimits[stage]}` }] : []),
  ])
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
    clause,
    source,
    sourceNote,
    confidence,
    notes,
  }
}

function itemView(item: Item, words: Words, standard: Standard): StandardItemView {
  const { key, number, zh, domain, unit, clause, source, sourceNote, confidence, notes, conditions = [], formula, rider } = item
  const formulas = [...(formula ? [words(formula, item.params)] : []), ...conditions.map((condition) => words(condition.formula))]
  const lines = conditions.map((condition) => `${condition.zh} ≥ ${lineOf(condition, standard)}${condition.unit}`)
  if (item.where) lines.unshift(`只看符合下列条件的学校：${words(item.where, item.params)}`)
  if (item.atLeast) lines.push(`评定达到“${GRADES[item.atLeast] ?? item.atLeast}”以上`)
  if (rider) lines.push(`另需：${rider}`)
  return {
    key,
    number,
    zh,
    domain,
    scope: 'county',
    unit,
    decimals: null,
    formula: formulas.map((each) => ({ stage: null, words: each })),
    lines: lines.map((each) => ({ stage: null, words: each })),
    clause,
    source,
    sourceNote,
    confidence,
    notes,
  }
}

function lineOf({ threshold }: Condition, standard: Standard): string {
  if (typeof threshold === 'number') return String(threshold)
  if ('element' in threshold) return nameIn(standard, threshold.element)
  const setting = standard.settings.find((each) => each.key === threshold.setting)
  return setting ? `${setting.default}（口径“${setting.zh}”可改）` : threshold.setting
}

function perStage(formula: PerStage<ParsedFormula>, words: Words): { stage: Stage | null; words: string }[] {
  const said = STAGES.map((stage) => ({ stage, words: words(formula[stage]) }))
  const [first] = said
  return first && said.every((each) => each.words === first.words) ? [{ stage: null, words: first.words }] : said
}

function choicesOf(values: Setting['values']): string[] {
  if (values === 'boolean') return ['true', 'false']
  return values === 'number' ? [] : [...values]
}

/** An element's or another rule's Chinese name, a number of the rule itself, or what the engine derives from elements. */
function nameIn(standard: Standard, name: string, params: Readonly<Record<string, number>> = {}): string {
  const element = standard.catalogue.elements.get(name)
  // Without what stands in brackets: a formula is read as one sentence.
  if (element) return element.zh.replace(/[(（][^)）]*[)）]/g, '')
  const rule = standard.indicators.find((each) => each.key === name) ?? standard.items.find((each) => each.key === name)
  if (rule) return rule.zh
  const number = params[name]
  return number === undefined ? (DERIVED_NAMES[name]?.zh ?? name) : String(number)
}

const GRADES: Readonly<Record<string, string>> = { excellent: '优秀', good: '良好', pass: '合格', fail: '不合格' }
