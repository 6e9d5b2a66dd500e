import { computeOne } from '../../standards/formula/compute.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { type Formula, namesIn } from '../../standards/formula/parse.ts'
import type { Item } from '../../standards/standard.ts'
import type { ExplanationInput } from '../explanation.ts'
import { countyScope, type Frame } from '../frame.ts'
import { conditionsOf, judgeCondition } from '../items/ratio.ts'
import { percent } from '../items/say.ts'
import type { ItemResult } from '../result.ts'
import type { Parts } from './item-parts.ts'
import { figure, gapText } from './numbers.ts'
import { countyInput, nameOf, schoolInput, shortName } from './sources.ts'

/** A ratio or amount: its comparisons with their numbers, its inputs, and how much more the numerator must be. */
export function ratioParts(frame: Frame, item: Item, result: ItemResult): Parts {
  const results = conditionsOf(frame, item).map((condition) => judgeCondition(frame, condition))
  const say = (name: string): string => shortName(frame, name)
  const number = (name: string): string => {
    const value = computeOne({ kind: 'name', name }, { rows: 1, value: () => countyTotal(frame, name) })
    return figure(value)
  }
  const names = new Set(results.flatMap((r) => [...namesIn(r.condition.formula.tree)]))
  for (const { condition } of results)
    if (typeof condition.threshold === 'object' && 'element' in condition.threshold) names.add(condition.threshold.element)
  const short = results
    .filter((r) => r.verdict === 'unmet' && !Number.isNaN(r.value))
    .map((r) => `${r.condition.zh}：${shortText(frame, r.condition.formula.tree, r.value, r.line)}`)
  return {
    formula: results
      .map((r) => `${r.condition.zh} = ${describeFormula(r.condition.formula.tree, say)} ≥ ${lineText(r.line, r.condition.unit)}`)
      .join('；'),
    withNumbers: results.map((r) => workedOut(r.condition.formula.tree, r.value, number)).join('；'),
    notes: [
      ...results.flatMap((r) => r.detail),
      ...result.detail.slice(-1).filter((line) => line.startsWith('附带要求')),
      ...(item.notes ? [item.notes] : []),
    ],
    threshold: Number.isNaN(results[0]?.line ?? Number.NaN) ? null : results[0]!.line,
    inputs: [...names].map((name) => listInput(frame, name)),
    ...(short.length > 0 ? { toPass: short.join('；') } : {}),
  }
}

/** Totals are shown as totals: sum(x) stands for its number. */
function workedOut(tree: Formula, value: number, number: (name: string) => string): string {
  const bare = (f: Formula): Formula =>
    f.kind === 'call' && f.fn === 'sum'
      ? f.args[0]!
      : f.kind === 'binary'
        ? { ...f, left: bare(f.left), right: bare(f.right) }
        : f
  return tree.kind === 'name' ? figure(value) : `${describeFormula(bare(tree), number)} = ${figure(value)}`
}

const lineText = (line: number, unit: string): string =>
  Number.isNaN(line) ? '（比较的标准未报）' : unit === '比例' ? percent(line) : `${line} ${unit}`

/** How much more the numerator must be, in its own unit. */
function shortText(frame: Frame, tree: Formula, value: number, line: number): string {
  if (tree.kind !== 'binary' || tree.operator !== '/') return `还差 ${gapText(line - value, '元', false)}`
  const scope = countyScope(frame)
  const gap = line * computeOne(tree.right, scope) - computeOne(tree.left, scope)
  const unit = nameOf(frame, [...namesIn(tree.left)][0]!).unit
  return `还差 ${gapText(gap, unit, unit === '人' || unit === '份')}`
}

function countyTotal(frame: Frame, name: string): number {
  if (frame.standard.catalogue.elements.get(name)?.level === 'county') return frame.county.values.get(name)?.number ?? Number.NaN
  return computeOne({ kind: 'call', fn: 'sum', args: [{ kind: 'name', name }] }, countyScope(frame))
}

function listInput(frame: Frame, name: string): ExplanationInput {
  if (frame.standard.catalogue.elements.get(name)?.level === 'county') return countyInput(frame, name)
  const total = countyTotal(frame, name)
  const { zh, unit } = nameOf(frame, name)
  const inputs = [...frame.schoolRows].map((school) => ({
    ...schoolInput(frame, school, name),
    zh: frame.county.schools.names[school]!,
  }))
  return { element: name, zh: `${zh}（各校合计）`, unit, value: Number.isNaN(total) ? null : total, source: null, inputs }
}
