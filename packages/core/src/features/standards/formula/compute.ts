import { loopFor } from './column-loops.ts'
import { newColumn } from './new-column.ts'
import type { Formula, FunctionName } from './parse.ts'
import { above, atLeast, atMost, below, same } from './tolerance.ts'

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
 * @returns one value a row
 */
export function compute(formula: Formula, scope: Scope): Column {
  const result = evaluate(formula, scope)
  if (typeof result === 'number') return newColumn(scope.rows).fill(result)
  if (isList(result)) throw new Error('A formula must end in one value a row')
  return result
}

/** The same for a single row. */
export function computeOne(formula: Formula, scope: Scope): number {
  return compute(formula, scope)[0]!
}

const isList = (operand: Operand): operand is List => typeof operand === 'object' && 'start' in operand

function evaluate(formula: Formula, scope: Scope): Operand {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'name':
      return scope.value(formula.name)
    case 'unary':
      return map1(
        evaluate(formula.operand, scope),
        formula.operator === '-' ? (x) => -x : (x) => (Number.isNaN(x) ? x : x === 0 ? 1 : 0),
      )
    case 'binary':
      return binary(formula.operator, evaluate(formula.left, scope), evaluate(formula.right, scope))
    case 'call':
      return call(formula.fn, formula.args, scope)
  }
}

type Operator = (a: number, b: number) => number
const known =
  (test: (a: number, b: number) => boolean): Operator =>
  (a, b) =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : test(a, b) ? 1 : 0

const OPERATORS: Record<string, Operator> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  // 0/0 and x/0 have no meaning here: unknown, never infinite.
  '/': (a, b) => (b === 0 ? Number.NaN : a / b),
  '>=': known(atLeast),
  '<=': known(atMost),
  '<': known(below),
  '>': known(above),
  '==': known(same),
  '!=': known((a, b) => !same(a, b)),
  '&&': (a, b) => (a === 0 || b === 0 ? 0 : Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 1),
  '||': (a, b) => (a === 1 || b === 1 ? 1 : Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0),
}

function binary(operator: string, a: Operand, b: Operand): Operand {
  const [wide, other] = typeof a === 'number' ? [b, a] : [a, b]
  if (typeof wide === 'number') return OPERATORS[operator]!(a as number, b as number)
  if (isList(wide)) {
    // A list against one number is a longer column; only a list against a column needs each row's own value.
    if (typeof other !== 'number') return map2(a, b, OPERATORS[operator]!)
    const data =
      typeof a === 'number'
        ? loopFor(operator, a, wide.data, wide.data.length)
        : loopFor(operator, wide.data, other, wide.data.length)
    return data ? { start: wide.start, data } : map2(a, b, OPERATORS[operator]!)
  }
  if (typeof other !== 'number' && isList(other)) return map2(a, b, OPERATORS[operator]!)
  return loopFor(operator, a as number | Column, b as number | Column, wide.length) ?? map2(a, b, OPERATORS[operator]!)
}

function map1(operand: Operand, f: (x: number) => number): Operand {
  if (typeof operand === 'number') return f(operand)
  return isList(operand) ? { start: operand.start, data: mapColumn(operand.data, f) } : mapColumn(operand, f)
}

function mapColumn(column: Column, f: (x: number) => number): Column {
  const result = newColumn(column.length)
  for (let i = 0; i < result.length; i++) result[i] = f(column[i]!)
  return result
}

function map2(a: Operand, b: Operand, f: Operator): Operand {
  if (typeof a === 'number') return typeof b === 'number' ? f(a, b) : map1(b, (y) => f(a, y))
  if (typeof b === 'number') return map1(a, (x) => f(x, b))
  if (isList(a)) return { start: a.start, data: spread(a, b, f) }
  if (isList(b)) return { start: b.start, data: spread(b, a, (y, x) => f(x, y)) }
  const result = newColumn(a.length)
  for (let i = 0; i < result.length; i++) result[i] = f(a[i]!, b[i]!)
  return result
}

/** A list against a column (the row's one value meets each of the row's many) or against a list of the same shape. */
function spread(list: List, other: List | Column, f: Operator): Float64Array {
  const result = newColumn(list.data.length)
  for (let row = 0; row + 1 < list.start.length; row++) {
    for (let i = list.start[row]!; i < list.start[row + 1]!; i++) {
      result[i] = f(list.data[i]!, 'start' in other ? other.data[i]! : other[row]!)
    }
  }
  return result
}

function call(fn: FunctionName, args: readonly Formula[], scope: Scope): Operand {
  if (fn === 'cv') return cvOf(args[0]!, scope)
  const operands = args.map((arg) => evaluate(arg, scope))
  const first = operands[0]!
  if (fn === 'ceil') return map1(first, (x) => Math.ceil(x - 1e-9))
  if (fn === 'abs') return map1(first, Math.abs)
  if (operands.length > 1) {
    const fold = operands.reduce((a, b) => map2(a, b, FOLDS[fn] ?? ADD))
    return fn === 'mean' ? map1(fold, (x) => x / operands.length) : fold
  }
  if (!isList(first)) return first
  const result = newColumn(scope.rows)
  for (let row = 0; row < scope.rows; row++) result[row] = REDUCERS[fn](first.data, first.start[row]!, first.start[row + 1]!)
  return result
}

function cvOf(arg: Formula, scope: Scope): number {
  if (arg.kind !== 'name' || !scope.cv) throw new Error('cv() takes the name of an indicator')
  return scope.cv(arg.name)
}

const ADD: Operator = (a, b) => a + b
const FOLDS: { readonly [fn in FunctionName]?: Operator } = {
  max: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.max(a, b)),
  min: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.min(a, b)),
  all: OPERATORS['&&']!,
}

type Reducer = (data: Float64Array, from: number, to: number) => number
const reduce =
  (f: Operator, empty: number): Reducer =>
  (data, from, to) => {
    if (from === to) return empty
    let result = data[from]!
    for (let i = from + 1; i < to; i++) result = f(result, data[i]!)
    return result
  }

/** Nothing sums and counts to 0, everything holds for all of nothing; the largest of nothing is unknown. */
const REDUCERS: Record<Exclude<FunctionName, 'cv' | 'ceil' | 'abs'>, Reducer> = {
  sum: reduce(ADD, 0),
  count: reduce(ADD, 0),
  max: reduce(FOLDS['max']!, Number.NaN),
  min: reduce(FOLDS['min']!, Number.NaN),
  all: reduce(OPERATORS['&&']!, 1),
  mean: (data, from, to) => (from === to ? Number.NaN : reduce(ADD, 0)(data, from, to) / (to - from)),
}
