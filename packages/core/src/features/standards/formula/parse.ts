/**
 * The formula language of the standards: the four operations, comparisons, `&& || !`, and `ceil abs max min sum count mean cv all`.
 * Names are data elements or the parameters of the rule. A formula is parsed once into this tree and read in four ways: `compute.ts`
 * (numbers), `check.ts` (names, levels and units), `describe.ts` (in Chinese) and `describe.ts` again with the numbers put in.
 */
export type BinaryOperator = '||' | '&&' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '+' | '-' | '*' | '/'

export const FUNCTIONS = ['ceil', 'abs', 'max', 'min', 'sum', 'count', 'mean', 'cv', 'all'] as const
export type FunctionName = (typeof FUNCTIONS)[number]

export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: string }
  | { kind: 'unary'; operator: '-' | '!'; operand: Formula }
  | { kind: 'binary'; operator: BinaryOperator; left: Formula; right: Formula }
  | { kind: 'call'; fn: FunctionName; args: readonly Formula[] }

/** A formula that cannot be read; `at` counts characters from 0. */
export class FormulaError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const POWERS: Record<BinaryOperator, number> = {
  '||': 1,
  '&&': 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '==': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
} // prettier-ignore

/** @throws FormulaError with the place where it stops making sense */
export function parseFormula(text: string): Formula {
  const tokens = tokenize(text)
  let next = 0
  const peek = (): Token => tokens[next]!
  const take = (): Token => tokens[next++]!

  function expect(symbol: string): void {
    const token = take()
    if (token.text !== symbol) throw new FormulaError(`此处应为「${symbol}」，实为「${token.text || '结尾'}」`, token.at)
  }

  function primary(): Formula {
    const token = take()
    if (token.type === 'number') return { kind: 'number', value: Number(token.text) }
    if (token.text === '(') {
      const inner = expression(1)
      expect(')')
      return inner
    }
    if (token.text === '-' || token.text === '!') return { kind: 'unary', operator: token.text, operand: primary() }
    if (token.type === 'name') return peek().text === '(' ? call(token) : { kind: 'name', name: token.text }
    throw new FormulaError(`看不懂「${token.text || '结尾'}」`, token.at)
  }

  function call(token: Token): Formula {
    const fn = FUNCTIONS.find((name) => name === token.text)
    if (!fn) throw new FormulaError(`没有名为「${token.text}」的函数`, token.at)
    expect('(')
    const args = [expression(1)]
    while (peek().text === ',') {
      take()
      args.push(expression(1))
    }
    expect(')')
    return { kind: 'call', fn, args }
  }

  function expression(power: number): Formula {
    let left = primary()
    for (;;) {
      const token = peek()
      const strength = token.type === 'operator' ? POWERS[token.text as BinaryOperator] : undefined
      if (strength === undefined || strength < power) return left
      take()
      left = { kind: 'binary', operator: token.text as BinaryOperator, left, right: expression(strength + 1) }
    }
  }

  const formula = expression(1)
  if (peek().type !== 'end') throw new FormulaError(`「${peek().text}」多出来了`, peek().at)
  return formula
}

/** Every name a formula uses, once each, in order. */
export function namesIn(formula: Formula, found: Set<string> = new Set()): Set<string> {
  if (formula.kind === 'name') found.add(formula.name)
  else if (formula.kind === 'unary') namesIn(formula.operand, found)
  else if (formula.kind === 'binary') {
    namesIn(formula.left, found)
    namesIn(formula.right, found)
  } else if (formula.kind === 'call') for (const arg of formula.args) namesIn(arg, found)
  return found
}

/**
 * A per-pupil indicator `k * A / students` (or `A / students`) taken apart: the amount A and the factor k. The spread and the gap are
 * worked out on the amount.
 * @returns null when the formula has another form
 */
export function perPupil(formula: Formula): { factor: number; amount: Formula } | null {
  if (formula.kind !== 'binary' || formula.operator !== '/') return null
  if (formula.right.kind !== 'name' || formula.right.name !== 'students') return null
  const top = formula.left
  if (top.kind === 'binary' && top.operator === '*' && top.left.kind === 'number') {
    return { factor: top.left.value, amount: top.right }
  }
  return { factor: 1, amount: top }
}

interface Token {
  type: 'number' | 'name' | 'operator' | 'symbol' | 'end'
  text: string
  at: number
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_.]*)|(\|\||&&|<=|>=|==|!=|[<>+\-*/])|([(),!]))/y

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match) {
      if (text.slice(at).trim() === '') break
      throw new FormulaError(`看不懂「${text.slice(at, at + 6).trim()}」`, at)
    }
    const [, number, name, operator, symbol] = match
    const found = number ?? name ?? operator ?? symbol ?? ''
    const type = number ? 'number' : name ? 'name' : operator ? 'operator' : 'symbol'
    tokens.push({ type, text: found, at: TOKEN.lastIndex - found.length })
    at = TOKEN.lastIndex
  }
  tokens.push({ type: 'end', text: '', at: text.length })
  return tokens
}
