import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compute, computeOne } from './compute.ts'
import { parseFormula } from './parse.ts'

const value = fc.oneof(
  fc.constant(Number.NaN),
  fc.constant(0),
  fc.constant(1),
  fc.integer({ min: -50, max: 3000 }),
  fc.double({ min: 0, max: 3000, noNaN: true }),
)

const FORMULAS = [
  'a + b - c * 2 == b',
  '100 * (a + b + c) / a',
  'a / (b - c)',
  'a / b >= 5 && a / b <= 30',
  '!a || b > 0',
  'abs(a - b) / b <= 0.2',
  '(a - b + c) / (a - c) <= 1.02',
  'a < b || b != c',
  '-a < b',
  'max(a, b, 7) - min(a - b, c)',
]

test('a formula over many rows gives what it gives row by row, unknowns included, and leaves its inputs as they were', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMULAS),
      fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 20 }),
      (text, rows) => {
        const tree = parseFormula(text)
        const place = (name: string): number => 'abc'.indexOf(name)
        const columns = [0, 1, 2].map((i) => Float64Array.from(rows, (row) => row[i]!))
        const whole = compute(tree, { rows: rows.length, value: (name) => columns[place(name)]! })
        const one = rows.map((row) => computeOne(tree, { rows: 1, value: (name) => row[place(name)]! }))
        assert.deepEqual([...whole], one)
        assert.deepEqual(
          columns.map((column) => [...column]),
          [0, 1, 2].map((i) => rows.map((row) => row[i]!)),
        )
      },
    ),
  )
})
