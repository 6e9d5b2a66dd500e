import type { Formula } from './parse.ts'
import { divide, multiply, PLAIN, parseUnit, rescale, sameUnit, type Unit, unitText } from './units.ts'

/** What a name in a formula means: its unit, or null when there is no such element or parameter. */
export type UnitOf = (name: string) => string | null

/** `null` as a unit means a bare number that fits any unit (a literal 0.7, a threshold without a unit). */
type Found = Unit | null | 'truth'

/**
 * Reads a formula for sense: every name exists, sums and comparisons are of one unit, and the result has the unit asked for
 * (`null`: it must be a yes or no).
 * @returns the faults in Chinese, none when it makes sense
 */
export function checkFormula(formula: Formula, unitOf: UnitOf, resultUnit: string | null): string[] {
  const faults: string[] = []
  const found = read(formula, unitOf, faults)
  if (faults.length > 0) return faults
  if (resultUnit === null) {
    if (found !== 'truth') faults.push('应得出是或否，实得一个数')
  } else if (found === 'truth') faults.push(`应得出单位为「${resultUnit || '无'}」的数，实得是或否`)
  else if (found && !sameUnit(found, parseUnit(resultUnit))) {
    faults.push(`单位不合：应为「${resultUnit || '无'}」，算出来是「${unitText(found)}」`)
  }
  return faults
}

const CONVERSIONS = new Set([100, 1000, 10000])

function read(formula: Formula, unitOf: UnitOf, faults: string[]): Found {
  switch (formula.kind) {
    case 'number':
      return null
    case 'name': {
      const unit = unitOf(formula.name)
      if (unit === null) faults.push(`没有名为「${formula.name}」的数据元素或参数`)
      return unit === null ? null : parseUnit(unit)
    }
    case 'unary':
      return read(formula.operand, unitOf, faults)
    case 'call': {
      const args = formula.args.map((arg) => (formula.fn === 'cv' ? null : read(arg, unitOf, faults)))
      if (formula.fn === 'all') return 'truth'
      if (formula.fn === 'count' || formula.fn === 'cv') return null
      return args.reduce((a, b) => together(a, b, formula.fn, faults), args[0] ?? null)
    }
    case 'binary':
      return binary(formula, unitOf, faults)
  }
}

function binary(formula: Formula & { kind: 'binary' }, unitOf: UnitOf, faults: string[]): Found {
  const left = read(formula.left, unitOf, faults)
  const right = read(formula.right, unitOf, faults)
  const { operator } = formula
  if (operator === '&&' || operator === '||') return 'truth'
  if (operator === '*' || operator === '/') {
    const factor = conversion(formula)
    if (factor !== null && left !== 'truth' && right !== 'truth') {
      const unit = (operator === '*' && formula.left.kind === 'number' ? right : left) ?? null
      return unit && rescale(unit, operator === '*' ? factor : 1 / factor)
    }
    const [a, b] = [left === 'truth' ? PLAIN : left, right === 'truth' ? PLAIN : right]
    if (a === null) return b && operator === '/' ? divide(PLAIN, b) : b
    if (b === null) return a
    return operator === '*' ? multiply(a, b) : divide(a, b)
  }
  const both = together(left, right, operator, faults)
  return operator === '+' || operator === '-' ? both : 'truth'
}

/** 100 * x and x / 10000 change the unit, as 每百名 and 万元 do; other numbers only change the amount. */
function conversion(formula: Formula & { kind: 'binary' }): number | null {
  for (const side of formula.operator === '*' ? [formula.left, formula.right] : [formula.right]) {
    if (side.kind === 'number' && CONVERSIONS.has(side.value)) return side.value
  }
  return null
}

function together(a: Found, b: Found, what: string, faults: string[]): Found {
  if (a === 'truth' || b === 'truth') return a
  if (a && b && !sameUnit(a, b)) faults.push(`「${what}」两边单位不合：${unitText(a)} 与 ${unitText(b)}`)
  return a ?? b
}
