import type { BinaryOperator, Formula } from '../../standards/formula/parse.ts'
import { above, atLeast, atMost, below, same } from '../../standards/formula/tolerance.ts'

/** A formula for one row at a time: `columns` hold the values of its names, in the order in which they were numbered. */
export type RowFormula = (columns: readonly Float64Array[], row: number) => number

/**
 * Reads a formula once more, as a function of one row. A check asks 200 000 rows a handful of small questions; one value after
 * another, without a column for every intermediate result, is what makes that cheap. Same meaning as `compute.ts`, which a test holds it to.
 *
 * @throws Error for lists and `cv`, which no check needs
 */
export function compileRow(formula: Formula, slotOf: (name: string) => number): RowFormula {
  switch (formula.kind) {
    case 'number': {
      const { value } = formula
      return () => value
    }
    case 'name': {
      const slot = slotOf(formula.name)
      return (columns, row) => columns[slot]![row]!
    }
    case 'unary': {
      const operand = compileRow(formula.operand, slotOf)
      if (formula.operator === '-') return (columns, row) => -operand(columns, row)
      return (columns, row) => {
        const value = operand(columns, row)
        return Number.isNaN(value) ? value : value === 0 ? 1 : 0
      }
    }
    case 'binary':
      return binary(formula.operator, compileRow(formula.left, slotOf), compileRow(formula.right, slotOf))
    case 'call': {
      const arg = compileRow(formula.args[0]!, slotOf)
      if (formula.fn === 'abs' && formula.args.length === 1) return (columns, row) => Math.abs(arg(columns, row))
      throw new Error(`A check cannot use ${formula.fn}()`)
    }
  }
}

function binary(operator: BinaryOperator, a: RowFormula, b: RowFormula): RowFormula {
  switch (operator) {
    case '+':
      return (columns, row) => a(columns, row) + b(columns, row)
    case '-':
      return (columns, row) => a(columns, row) - b(columns, row)
    case '*':
      return (columns, row) => a(columns, row) * b(columns, row)
    case '/':
      return (columns, row) => {
        const divisor = b(columns, row)
        return divisor === 0 ? Number.NaN : a(columns, row) / divisor
      }
    case '&&':
      return (columns, row) => and(a(columns, row), b(columns, row))
    case '||':
      return (columns, row) => or(a(columns, row), b(columns, row))
    default:
      return compared(TESTS[operator], a, b)
  }
}

const TESTS: Record<'<' | '<=' | '>' | '>=' | '==' | '!=', (a: number, b: number) => boolean> = {
  '<': below,
  '<=': atMost,
  '>': above,
  '>=': atLeast,
  '==': same,
  '!=': (a, b) => !same(a, b),
}

function compared(test: (a: number, b: number) => boolean, a: RowFormula, b: RowFormula): RowFormula {
  return (columns, row) => {
    const left = a(columns, row)
    const right = b(columns, row)
    return Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : test(left, right) ? 1 : 0
  }
}

const and = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 1)
const or = (a: number, b: number): number => (a === 1 || b === 1 ? 1 : Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0)
