import type { PerStage } from './catalogue.ts'
import { DERIVED_NAMES } from './derived-names.ts'
import { checkFormula } from './formula/check.ts'
import type { Condition, Item, ParsedFormula, Standard } from './standard.ts'

/** Everything wrong with a standard, in Chinese, each line with its place. Nothing wrong: an empty list. */
export function checkStandard(standard: Standard, confidences: readonly string[]): string[] {
  const faults: string[] = []
  const unitOf = (name: string): string | null =>
    DERIVED_NAMES[name]?.unit ??
    standard.catalogue.elements.get(name)?.unit ??
    (standard.indicators.some((i) => i.key === name) ? '' : null)
  const check = (formula: ParsedFormula, unit: string | null, where: string): void => {
    for (const fault of checkFormula(formula.tree, unitOf, unit)) faults.push(`${where}：公式「${formula.text}」${fault}`)
  }
  const both = (formula: PerStage<ParsedFormula>, unit: string, where: string): void => {
    check(formula.primary, unit, `${where} 小学`)
    check(formula.junior, unit, `${where} 初中`)
  }
  const stated = (thing: { source: string; confidence: string }, where: string): void => {
    if (!thing.source) faults.push(`${where}：没有写明来源`)
    if (!confidences.includes(thing.confidence))
      faults.push(`${where}：置信度「${thing.confidence}」不在 ${confidences.join('、')} 之中`)
  }

  for (const indicator of standard.indicators) {
    const where = `指标 ${indicator.code}`
    stated(indicator, where)
    both(indicator.formula, indicator.unit, where)
    if (indicator.alternative) both(indicator.alternative.formula, indicator.unit, `${where} 替代`)
    for (const variant of Object.values(indicator.variants))
      for (const f of Object.values(variant)) both(f, indicator.unit, where)
  }
  for (const item of standard.items) checkItem(item, check, stated)
  for (const exemption of standard.exemptions) {
    const where = `例外 ${exemption.key}`
    stated(exemption, where)
    check(exemption.condition, exemption.condition.tree.kind === 'name' ? '' : null, where)
    const indicator = standard.indicators.find((i) => i.code === exemption.applies)
    if (!indicator && !standard.items.some((i) => i.key === exemption.applies))
      faults.push(`${where}：没有「${exemption.applies}」这一项`)
    if (exemption.formula && indicator) check(exemption.formula, indicator.unit, where)
  }
  for (const setting of standard.settings) {
    const where = `口径 ${setting.key}`
    stated(setting, where)
    const labels = Object.keys(setting.labels ?? {})
    const values = Array.isArray(setting.values) ? setting.values : []
    if (values.join() !== labels.join()) faults.push(`${where}：每个可选值都要有名称`)
    if (setting.standard !== standard.key) continue
    for (const key of setting.applies)
      if (!standard.indicators.some((i) => i.code === key) && !standard.items.some((i) => i.key === key))
        faults.push(`${where}：没有「${key}」这一项`)
  }
  for (const veto of standard.vetoes) {
    stated(veto, `否决 ${veto.key}`)
    if (veto.automatic?.rule === 'ratio_below') check(veto.automatic.formula, '比例', `否决 ${veto.key}`)
  }
  faults.push(...repeated(standard))
  return faults
}

function checkItem(item: Item, check: Check, stated: (thing: Item, where: string) => void): void {
  const where = `项目 ${item.key}`
  stated(item, where)
  const conditions = (list: readonly Condition[]): void => {
    for (const c of list) check(c.formula, c.unit, where)
  }
  if (item.conditions) conditions(item.conditions)
  for (const byValue of Object.values(item.alternatives ?? {})) {
    for (const other of Object.values(byValue)) {
      if ('tree' in other) check(other, null, where)
      else conditions(other)
    }
  }
  if (item.formula && item.kind !== 'composite') check(item.formula, item.kind === 'zoned' ? '比例' : null, where)
  if (item.where) check(item.where, null, `${where} 范围`)
}
type Check = (formula: ParsedFormula, unit: string | null, where: string) => void

/** Keys and Chinese names of elements are unique: the names are also the workbook's headers. */
function repeated(standard: Standard): string[] {
  const faults: string[] = []
  const once = (what: string, names: Iterable<string>): void => {
    const seen = new Set<string>()
    for (const name of names) {
      if (seen.has(name)) faults.push(`${what}「${name}」重复`)
      seen.add(name)
    }
  }
  once(
    '指标',
    standard.indicators.map((i) => i.code),
  )
  once(
    '项目',
    standard.items.map((i) => i.key),
  )
  once(
    '数据元素名称',
    [...standard.catalogue.elements.values()].map((e) => e.zh),
  )
  return faults
}
