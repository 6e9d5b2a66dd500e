import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compute } from '../../standards/formula/compute.ts'
import { namesIn, parseFormula } from '../../standards/formula/parse.ts'
import { compileRow } from './row-formula.ts'
import { checkRules } from './rules.ts'

const value = fc.oneof(
  fc.constant(Number.NaN),
  fc.constant(0),
  fc.constant(1),
  fc.integer({ min: -50, max: 3000 }),
  fc.double({ min: 0, max: 3000, noNaN: true }),
)

const FORMULAS = [
  'a + b - c * 2 == b',
  'a / b >= 5 && a / b <= 30',
  '!a || b > 0',
  'abs(a - b) / b <= 0.2',
  '(a - b + c) / (a - c) <= 1.02',
  'a < b || b != c',
  '-a < b',
]

test('a formula read row by row gives what the same formula read by columns gives, unknowns included', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMULAS),
      fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 20 }),
      (text, rows) => {
        const tree = parseFormula(text)
        const names = [...namesIn(tree)]
        const column = (name: string): Float64Array => Float64Array.from(rows, (row) => row['abc'.indexOf(name)]!)
        const whole = compute(tree, { rows: rows.length, value: column })
        const holds = compileRow(tree, (name) => names.indexOf(name))
        assert.deepEqual(
          rows.map((_, row) => holds(names.map(column), row)),
          [...whole],
        )
      },
    ),
  )
})

test('all 32 rules are there, each with formulas that parse or with the inputs its code needs', () => {
  const rules = checkRules()
  assert.deepEqual(
    rules.map((r) => r.id),
    Array.from({ length: 32 }, (_, i) => `V0${String(i + 1).padStart(2, '0')}`),
  )
  assert.ok(rules.every((r) => r.parts.length > 0 || r.needs.length > 0))
  assert.ok(rules.every((r) => r.source !== '' && r.zh !== ''))
})
