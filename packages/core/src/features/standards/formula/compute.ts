import { applyOperator, type RowOperator } from './column-loops.ts'
import { newColumn } from './new-column.ts'
import type { Formula, FunctionName } from './parse.ts'

/** A value a row; `NaN` = unknown, truth is 1/0. */
export type Column = Float64Array
/** Several values a row (classes, rooms; schools of the county): those of row r are data[start[r]] … data[start[r+1]−1]. */
export interface List {
  start: Int32Array
  data: Float64Array
}
export type Operand = number | Column | List

/** Where names get their values. Unknown names are a fault of the program: standards are checked when loaded. */
export interface Scope {
  rows: number
  value: (name: string) => Operand
  /** The 差异系数 of another indicator, for `cv(name)`; needed only where a formula says so. */
  cv?: (name: string) => number
}

/**
 * Reads a formula with numbers, for all rows at once. Unknown inputs (NaN) make an unknown result, except where logic decides
 * without them: false && unknown is false, true || unknown is true.
 * @returns one value a row; the scope's own column where the formula is a mere name
 */
export function compute(formula: Formula, scope: Scope): Column {
  const result = evaluate(formula, scope)
  if (typeof result === 'number') return newColumn(scope.rows).fill(result)
  if (isList(result)) throw new Error('A formula must end in one value a row')
  return result
}

/** The same for a single row. */
export function computeOne(formula: Formula, scope: Scope): number {
  const result = evaluate(formula, scope)
  if (typeof result === 'number') return result
  if (isList(result)) throw new Error('A formula must end in one value a row')
  return result[0]!
}

const isList = (operand: Column | List): operand is List => !(operand instanceof Float64Array)

function evaluate(formula: Formula, scope: Scope): Operand {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'name':
      return scope.value(formula.name)
    case 'unary':
      return map(evaluate(formula.operand, scope), formula.operator === '-' ? negative : not)
    case 'binary':
      return binary(formula, scope)
    case 'call':
      return call(formula.fn, formula.args, scope)
  }
}

const negative = (x: number): number => -x
const not = (x: number): number => (Number.isNaN(x) ? x : x === 0 ? 1 : 0)

function binary({ operator, left, right }: Formula & { kind: 'binary' }, scope: Scope): Operand {
  const a = evaluate(left, scope)
  const b = evaluate(right, scope)
  // What an inner operation made is nobody else's: a + b + c needs one new column, not two.
  if (left.kind === 'binary' && a instanceof Float64Array && !isListOperand(b)) return applyOperator(operator, a, b, a)
  if (right.kind === 'binary' && b instanceof Float64Array && !isListOperand(a)) return applyOperator(operator, a, b, b)
  return combine(operator, a, b)
}

const isListOperand = (operand: Operand): operand is List => typeof operand !== 'number' && isList(operand)

/** Two operands under one operator. A column meets a list by giving each row's one value to the row's many. */
function combine(operator: RowOperator, a: Operand, b: Operand): Operand {
  if (isListOperand(a)) return { start: a.start, data: applyOperator(operator, a.data, along(a, b), newColumn(a.data.length)) }
  if (isListOperand(b)) return { start: b.start, data: applyOperator(operator, along(b, a), b.data, newColumn(b.data.length)) }
  if (typeof a === 'number' && typeof b === 'number') return applyOperator(operator, a, b, SINGLE)[0]!
  return applyOperator(operator, a, b, newColumn(typeof a === 'number' ? (b as Column).length : a.length))
}

const SINGLE = new Float64Array(1)

/** The operand as it meets the values of a list: a list of the same shape as it is, a column with its values repeated. */
function along(list: List, other: Operand): number | Column {
  if (typeof other === 'number') return other
  if (isList(other)) return other.data
  const repeated = newColumn(list.data.length)
  for (let row = 0; row + 1 < list.start.length; row++) repeated.fill(other[row]!, list.start[row]!, list.start[row + 1]!)
  return repeated
}

function map(operand: Operand, f: (x: number) => number): Operand {
  if (typeof operand === 'number') return f(operand)
  return isList(operand) ? { start: operand.start, data: mapColumn(operand.data, f) } : mapColumn(operand, f)
}

function mapColumn(column: Column, f: (x: number) => number): Column {
  const result = newColumn(column.length)
  for (let i = 0; i < result.length; i++) result[i] = f(column[i]!)
  return result
}

const ceil = (x: number): number => Math.ceil(x - 1e-9)

function call(fn: FunctionName, args: readonly Formula[], scope: Scope): Operand {
  if (fn === 'cv') return cvOf(args[0]!, scope)
  const operands = args.map((arg) => evaluate(arg, scope))
  const first = operands[0]!
  if (fn === 'ceil') return map(first, ceil)
  if (fn === 'abs') return map(first, Math.abs)
  if (operands.length > 1) {
    const folded = operands.reduce((a, b) => combine(FOLDS[fn], a, b))
    return fn === 'mean' ? map(folded, (x) => x / operands.length) : folded
  }
  if (!isListOperand(first)) return first
  const result = newColumn(scope.rows)
  for (let row = 0; row < scope.rows; row++) result[row] = REDUCERS[fn](first.data, first.start[row]!, first.start[row + 1]!)
  return result
}

function cvOf(arg: Formula, scope: Scope): number {
  if (arg.kind !== 'name' || !scope.cv) throw new Error('cv() takes the name of an indicator')
  return scope.cv(arg.name)
}

type Reduced = Exclude<FunctionName, 'cv' | 'ceil' | 'abs'>
const FOLDS: Record<Reduced, RowOperator> = { sum: '+', count: '+', mean: '+', max: 'max', min: 'min', all: '&&' }

type Reducer = (data: Float64Array, from: number, to: number) => number

const sum: Reducer = (data, from, to) => {
  let result = 0
  for (let i = from; i < to; i++) result += data[i]!
  return result
}

/** Nothing sums and counts to 0, everything holds for all of nothing; the largest of nothing is unknown. */
const REDUCERS: Record<Reduced, Reducer> = {
  sum,
  count: sum,
  mean: (data, from, to) => (from === to ? Number.NaN : sum(data, from, to) / (to - from)),
  max: (data, from, to) => {
    let result = from === to ? Number.NaN : data[from]!
    for (let i = from + 1; i < to; i++) result = Math.max(result, data[i]!)
    return result
  },
  min: (data, from, to) => {
    let result = from === to ? Number.NaN : data[from]!
    for (let i = from + 1; i < to; i++) result = Math.min(result, data[i]!)
    return result
  },
  all: (data, from, to) => {
    let result = 1
    for (let i = from; i < to; i++) {
      if (data[i] === 0) return 0
      if (Number.isNaN(data[i]!)) result = Number.NaN
    }
    return result
  },
}
