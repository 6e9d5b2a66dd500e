import { computeOne } from '../../standards/formula/compute.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { type Formula, namesIn } from '../../standards/formula/parse.ts'
import { SOURCE_NAMES } from '../../standards/monitoring.ts'
import type { Item } from '../../standards/standard.ts'
import type { ExplanationInput } from '../explanation.ts'
import { countyScope, type Frame } from '../frame.ts'
import { type ConditionResult, judgeConditions, statedResults } from '../items/ratio.ts'
import { percent } from '../items/say.ts'
import type { ItemResult } from '../result.ts'
import type { Parts } from './item-parts.ts'
import { figure, gapNumber, gapText } from './numbers.ts'
import { countyInput, nameOf, schoolInput, shortName } from './sources.ts'

/** A ratio or amount: its comparisons with their numbers, its inputs, and how much more the numerator must be. */
export function ratioParts(frame: Frame, item: Item, result: ItemResult): Parts {
  const results = judgeConditions(frame, item)
  const say = (name: string): string => shortName(frame, name)
  const number = (name: string): string => {
    const value = computeOne({ kind: 'name', name }, { rows: 1, value: () => countyTotal(frame, name) })
    return figure(value)
  }
  const names = new Set(results.flatMap((r) => [...namesIn(r.condition.formula.tree)]))
  for (const { condition } of results)
    if (typeof condition.threshold === 'object' && 'element' in condition.threshold) names.add(condition.threshold.element)
  // What an earlier comparison asks for more of is what a later one may be a share of (骨干教师占交流轮岗教师).
  const raised = new Map<string, number>()
  const short = results
    .filter((r) => r.verdict === 'unmet' && !Number.isNaN(r.value) && r.stated === null)
    .concat(results.filter((r) => r.verdict === 'met' && dependsOn(r.condition.formula.tree, results)))
    .map((r) => ({ zh: r.condition.zh, text: shortText(frame, r.condition.formula.tree, r.value, r.line, raised) }))
    .filter(({ text }) => text !== '')
    .map(({ zh, text }) => `${zh}：${text}`)
  return {
    formula: results
      .map((r) => `${r.condition.zh} = ${describeFormula(r.condition.formula.tree, say)} ≥ ${lineText(r.line, r.condition.unit)}`)
      .join('；'),
    withNumbers: results.map((r) => workedOut(r, number)).join('；'),
    notes: [
      ...results.flatMap((r) => r.detail),
      ...result.detail.slice(-1).filter((line) => line.startsWith('附带要求')),
      ...(item.notes ? [item.notes] : []),
    ],
    threshold: Number.isNaN(results[0]?.line ?? Number.NaN) ? null : results[0]!.line,
    inputs: [
      ...(item.sourced ? statedResults(frame, item.key) : []).map(({ key, source }) => ({
        ...countyInput(frame, key),
        zh: `${SOURCE_NAMES[source]}调查结果`,
        unit: '比例',
      })),
      ...[...names].map((name) => listInput(frame, name)),
    ],
    ...(short.length > 0 ? { toPass: short.join('；') } : {}),
  }
}

/** Totals are shown as totals: sum(x) stands for its number. */
function workedOut({ condition, value, line, stated }: ConditionResult, number: (name: string) => string): string {
  if (stated) return `${SOURCE_NAMES[stated.source]}调查结果 = ${figure(value)}（优先于县自查）`
  const { tree } = condition.formula
  const bare = (f: Formula): Formula =>
    f.kind === 'call' && f.fn === 'sum'
      ? f.args[0]!
      : f.kind === 'binary'
        ? { ...f, left: bare(f.left), right: bare(f.right) }
        : f
  if (tree.kind === 'name') return `${figure(value)} 与 ${figure(line)} 相比`
  return `${describeFormula(bare(tree), number)} = ${figure(value)}`
}

const lineText = (line: number, unit: string): string =>
  Number.isNaN(line) ? '（比较的标准未报）' : unit === '比例' ? percent(line) : `${line} ${unit}`

/** A comparison that holds now but whose whole grows when another, unmet one is mended. */
function dependsOn(tree: Formula, results: readonly ConditionResult[]): boolean {
  const whole = tree.kind === 'binary' && tree.right.kind === 'name' ? tree.right.name : null
  return results.some(
    (r) =>
      r.verdict === 'unmet' &&
      r.condition.formula.tree.kind === 'binary' &&
      [...namesIn(r.condition.formula.tree.left)].join() === whole,
  )
}

/** How much more the numerator must be, in its own unit; empty when nothing. `raised` is what is added to each total on the way. */
function shortText(frame: Frame, tree: Formula, value: number, line: number, raised: Map<string, number>): string {
  const lack = lackOf(frame, tree, value, line, raised)
  return lack ? `还差 ${gapText(lack.amount, lack.unit, lack.whole)}` : ''
}

/** The first failing comparison of a county item: its value and line, and what it lacks in what one can add; null where nothing can be reckoned. */
export function ratioLack(frame: Frame, item: Item): { value: number; line: number; amount: number; unit: string } | null {
  const [first] = judgeConditions(frame, item).filter((r) => r.verdict === 'unmet')
  if (!first || Number.isNaN(first.value) || first.stated !== null) return null
  const lack = lackOf(frame, first.condition.formula.tree, first.value, first.line, new Map())
  const { value, line } = first
  return lack && { value, line, amount: gapNumber(lack.amount, lack.whole), unit: lack.unit }
}

function lackOf(frame: Frame, tree: Formula, value: number, line: number, raised: Map<string, number>) {
  if (tree.kind !== 'binary' || tree.operator !== '/') return { amount: line - value, unit: '元', whole: false }
  const scope = countyScope(frame)
  const whole = computeOne(tree.right, scope) + (tree.right.kind === 'name' ? (raised.get(tree.right.name) ?? 0) : 0)
  const gap = line * whole - computeOne(tree.left, scope)
  if (gap <= 1e-9 * whole) return null
  const parts = [...namesIn(tree.left)]
  const unit = nameOf(frame, parts[0]!).unit
  const people = unit === '人' || unit === '份'
  if (parts.length === 1) raised.set(parts[0]!, people ? Math.ceil(gap - 1e-9) : gap)
  return { amount: gap, unit, whole: people }
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
