import type { Formula, FunctionName } from './parse.ts'

/** How a name is said: its Chinese words, or its number. */
export type Say = (name: string) => string

/**
 * Reads a formula aloud. With the names of elements it gives the rule in words (100 ×（骨干教师数）÷ 在校学生数); with their
 * numbers it gives the working (100 × 12 ÷ 815).
 */
export function describeFormula(formula: Formula, say: Say): string {
  return text(formula, say, 0)
}

const SIGNS: Record<string, string> = {
  '*': ' × ',
  '/': ' ÷ ',
  '+': ' + ',
  '-': ' − ',
  '>=': ' ≥ ',
  '<=': ' ≤ ',
  '>': ' ＞ ',
  '<': ' ＜ ',
  '==': ' ＝ ',
  '!=': ' ≠ ',
  '&&': '，且 ',
  '||': '，或 ',
} // prettier-ignore
const STRENGTH: Record<string, number> = { '||': 1, '&&': 2, '+': 4, '-': 4, '*': 5, '/': 5 }

const CALLS: Record<FunctionName, (args: string[]) => string> = {
  ceil: ([x]) => `${x} 的进一取整`,
  abs: ([x]) => `${x} 的绝对值`,
  max: (args) => (args.length === 1 ? `${args[0]} 的最大值` : `${args.join('、')} 中的最大值`),
  min: (args) => (args.length === 1 ? `${args[0]} 的最小值` : `${args.join('、')} 中的最小值`),
  sum: (args) => (args.length === 1 ? `${args[0]} 之和` : args.join(' + ')),
  count: ([x]) => `符合 ${x} 的个数`,
  mean: (args) => `（${args.join('、')}）的平均数`,
  cv: ([x]) => `${x} 的差异系数`,
  all: ([x]) => `全部符合 ${x}`,
}

function text(formula: Formula, say: Say, outer: number): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value)
    case 'name':
      return say(formula.name)
    case 'unary':
      return formula.operator === '-' ? `−${text(formula.operand, say, 9)}` : `并非 ${text(formula.operand, say, 9)}`
    case 'call':
      return CALLS[formula.fn](formula.args.map((arg) => text(arg, say, 0)))
    case 'binary': {
      const strength = STRENGTH[formula.operator] ?? 3
      const words = `${text(formula.left, say, strength)}${SIGNS[formula.operator]}${text(formula.right, say, strength + 1)}`
      return strength < outer ? `（${words}）` : words
    }
  }
}
