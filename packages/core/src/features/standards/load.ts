import type { Stage } from '../collection/county.ts'
import { type Catalogue, CONFIDENCES, type Element, type PerStage, type SchoolJudgement } from './catalogue.ts'
import { FormulaError, parseFormula } from './formula/parse.ts'
import type { AutomaticVeto, Condition, Exemption, Indicator, Item, ParsedFormula, Setting, Standard, Veto } from './standard.ts'
import { checkStandard } from './validate.ts'

/** The JSON of a standard's folder as parsed, and what all standards share. */
export interface StandardFiles {
  standard: Raw
  indicators: Raw[]
  items: Raw[]
  exemptions: Raw[]
  vetoes: Raw[]
  elements: Raw[]
  settings: Raw[]
  /** Items and exemptions of the other standards: their school judgements are columns of the same schools.csv. */
  otherItems: Raw[]
  otherExemptions: Raw[]
  otherVetoes: Raw[]
}
// The files are ours, but edited by hand: everything read from them is checked below or in validate.ts.
export type Raw = Record<string, unknown>

/** A standard that cannot be used; `faults` says all that is wrong with it, each with its place. */
export class StandardError extends Error {
  readonly faults: readonly string[]
  constructor(key: string, faults: readonly string[]) {
    super(`标准 ${key} 不能使用：\n${faults.join('\n')}`)
    this.faults = faults
  }
}

/** What a package may contain, from the elements and every standard's items and vetoes. */
export function loadCatalogue(elements: readonly Raw[], items: readonly Raw[], vetoes: readonly Raw[]): Catalogue {
  const found = new Map<string, Element>()
  for (const raw of elements as unknown as Element[]) found.set(raw.key, raw)
  const judgements: SchoolJudgement[] = items
    .filter((item) => item['kind'] === 'judgement' && item['level'] === 'school')
    .map((item) => ({ key: String(item['key']), zh: String(item['zh']), kind: item['grades'] ? 'grade' : 'bool' }))
  const keys = (list: readonly Raw[], fits: (raw: Raw) => boolean): Set<string> =>
    new Set(list.filter(fits).map((raw) => String(raw['key'])))
  return {
    elements: found,
    schoolJudgements: judgements,
    items: keys(items, (item) => item['kind'] === 'judgement' || item['rider'] !== undefined),
    riders: keys(items, (item) => item['rider'] !== undefined),
    sourced: keys(items, (item) => item['sourced'] === true),
    vetoes: keys(vetoes, () => true),
    scores: keys(items, (item) => item['kind'] === 'score'),
  }
}

/**
 * Makes a standard of its files.
 * @param hash SHA-256 over the files' text, computed by the caller
 * @throws StandardError naming every unknown element, unit mismatch, formula that does not parse, missing source or confidence
 */
export function loadStandard(files: StandardFiles, hash: string): Standard {
  const faults: string[] = []
  const parse = (text: unknown, where: string): ParsedFormula => {
    try {
      return { text: String(text), tree: parseFormula(String(text)) }
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      faults.push(`${where}：公式「${String(text)}」第 ${error.at + 1} 个字符处：${error.message}`)
      return { text: String(text), tree: { kind: 'number', value: Number.NaN } }
    }
  }
  const perStage = (raw: unknown, where: string): PerStage<ParsedFormula> => {
    const both = raw as Record<Stage, string>
    return { primary: parse(both.primary, `${where} 小学`), junior: parse(both.junior, `${where} 初中`) }
  }
  const head = files.standard as unknown as Omit<Standard, 'indicators' | 'items'>
  const standard: Standard = {
    ...head,
    spread: { ...head.spread, compositeLimits: head.spread.compositeLimits ?? null },
    indicators: files.indicators.map((raw) => indicator(raw, perStage)),
    items: files.items.map((raw) => item(raw, parse)),
    exemptions: files.exemptions.map((raw) => exemption(raw, parse)),
    vetoes: files.vetoes.map((raw) => veto(raw, parse)),
    settings: files.settings as unknown as Setting[],
    knownExemptions: [...files.exemptions, ...files.otherExemptions].map((raw) => String(raw['key'])),
    catalogue: loadCatalogue(files.elements, [...files.items, ...files.otherItems], [...files.vetoes, ...files.otherVetoes]),
    hash,
  }
  faults.push(...checkStandard(standard, CONFIDENCES))
  if (faults.length > 0) throw new StandardError(standard.key, faults)
  return standard
}

type Parse = (text: unknown, where: string) => ParsedFormula
type ParsePerStage = (raw: unknown, where: string) => PerStage<ParsedFormula>

function indicator(raw: Raw, perStage: ParsePerStage): Indicator {
  const where = `指标 ${String(raw['code'])}`
  const alternative = raw['alternative'] as { formula: unknown; note: string } | undefined
  const variants = (raw['variants'] ?? {}) as Record<string, Record<string, unknown>>
  return {
    ...(raw as unknown as Indicator),
    formula: perStage(raw['formula'], where),
    alternative: alternative ? { formula: perStage(alternative.formula, `${where} 替代`), note: alternative.note } : null,
    variants: mapNested(variants, (formula) => perStage(formula, `${where} 口径`)),
  }
}

function item(raw: Raw, parse: Parse): Item {
  const where = `项目 ${String(raw['key'])}`
  const conditions = (list: unknown): Condition[] =>
    (list as (Omit<Condition, 'formula'> & { formula: string })[]).map((c) => ({ ...c, formula: parse(c.formula, where) }))
  const alternatives = raw['alternatives'] as Record<string, Record<string, unknown>> | undefined
  return {
    ...(raw as unknown as Item),
    ...(raw['formula'] ? { formula: parse(raw['formula'], where) } : {}),
    ...(raw['where'] ? { where: parse(raw['where'], `${where} 范围`) } : {}),
    ...(raw['conditions'] ? { conditions: conditions(raw['conditions']) } : {}),
    ...(alternatives
      ? { alternatives: mapNested(alternatives, (a) => (Array.isArray(a) ? conditions(a) : parse(a, where))) }
      : {}),
  }
}

function exemption(raw: Raw, parse: Parse): Exemption {
  const where = `例外 ${String(raw['key'])}`
  return {
    ...(raw as unknown as Exemption),
    condition: parse(raw['condition'], `${where} 条件`),
    params: (raw['params'] as Exemption['params']) ?? null,
    formula: raw['formula'] ? parse(raw['formula'], where) : null,
    missingIsZero: (raw['missingIsZero'] as string[] | undefined) ?? [],
  }
}

function veto(raw: Raw, parse: Parse): Veto {
  const automatic = raw['automatic'] as (Raw & { formula?: string }) | undefined
  const read = automatic?.formula ? { ...automatic, formula: parse(automatic.formula, `否决 ${String(raw['key'])}`) } : automatic
  return { ...(raw as unknown as Veto), automatic: (read as unknown as AutomaticVeto) ?? null }
}

function mapNested<T, U>(record: Record<string, Record<string, T>>, f: (value: T) => U): Record<string, Record<string, U>> {
  const result: Record<string, Record<string, U>> = {}
  for (const [outer, inner] of Object.entries(record)) {
    result[outer] = Object.fromEntries(Object.entries(inner).map(([key, value]) => [key, f(value)]))
  }
  return result
}
