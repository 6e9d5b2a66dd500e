import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFormula } from './check.ts'
import { compute, computeOne, type Operand, type Scope } from './compute.ts'
import { describeFormula } from './describe.ts'
import { FormulaError, namesIn, parseFormula, perPupil } from './parse.ts'

const scope = (values: Record<string, Operand>, rows = 1): Scope => ({
  rows,
  value: (name) => values[name] ?? new Float64Array(rows).fill(Number.NaN),
})
const one = (text: string, values: Record<string, Operand> = {}): number => computeOne(parseFormula(text), scope(values))

test('the four operations, brackets and precedence are those of arithmetic', () => {
  assert.equal(one('2 + 3 * 4 - 10 / (1 + 1)'), 9)
  assert.equal(one('-2 * -3'), 6)
  assert.equal(one('10 - 3 - 2'), 5)
})

test('an unknown input makes an unknown result, and so does a division by zero', () => {
  assert.ok(Number.isNaN(one('a + 1')))
  assert.ok(Number.isNaN(one('5 / a', { a: 0 })))
})

test('one known failure decides a conjunction, one known success a disjunction; else the unknown leaves it open', () => {
  assert.equal(one('a && 1 > 2'), 0)
  assert.ok(Number.isNaN(one('a && 2 > 1')))
  assert.equal(one('a || 2 > 1'), 1)
  assert.ok(Number.isNaN(one('a || 1 > 2')))
})

test('a value on the line is met whatever binary noise does, and is not below it', () => {
  assert.equal(one('0.1 + 0.2 >= 0.3'), 1)
  assert.equal(one('a >= 0.3', { a: 0.3 - 1e-15 }), 1)
  assert.equal(one('a < 0.15', { a: 0.15 - 1e-15 }), 0)
  assert.equal(one('a >= 4.5', { a: 4.49999 }), 0)
})

test('rooms are counted per school, and a class count is rounded up to the next dozen', () => {
  const rooms = { start: Int32Array.of(0, 2, 2), data: Float64Array.of(96, 95.9) }
  const result = compute(
    parseFormula('count(rooms >= 96) >= ceil(classes / 12)'),
    scope({ rooms, classes: Float64Array.of(12, 13) }, 2),
  )
  assert.deepEqual([...result], [1, 0])
  assert.deepEqual([...compute(parseFormula('ceil(classes / 12)'), scope({ classes: Float64Array.of(24, 25) }, 2))], [2, 3])
})

test('what does not parse is refused with the place', () => {
  for (const [text, at] of [
    ['1 +', 3],
    ['(1', 2],
    ['median(a)', 0],
    ['a $ b', 1],
    ['1 2', 2],
    ['', 0],
  ] as const) {
    assert.throws(
      () => parseFormula(text),
      (error) => error instanceof FormulaError && error.at >= at,
      text,
    )
  }
})

const units: Record<string, string> = { teachers: '人', students: '人', area: '㎡', wan: '万元', yuan: '元', flag: '' }
const faults = (text: string, unit: string | null): string[] =>
  checkFormula(parseFormula(text), (name) => units[name] ?? null, unit)

test('units are worked out: per hundred pupils, ten thousand yuan to yuan, square metres a pupil', () => {
  assert.deepEqual(faults('100 * teachers / students', '人/百生'), [])
  assert.deepEqual(faults('10000 * wan / students', '元/生'), [])
  assert.deepEqual(faults('area / students', '㎡/生'), [])
})

test('a wrong unit, a sum of different things, an unknown name and a missing conversion are each found', () => {
  assert.match(faults('teachers / students', '人/百生').join(), /单位不合/)
  assert.match(faults('wan / students', '元/生').join(), /单位不合/)
  assert.match(faults('area + students', '㎡').join(), /两边单位不合/)
  assert.match(faults('wan >= yuan', null).join(), /两边单位不合/)
  assert.match(faults('pianos / students', '人/生').join(), /没有名为「pianos」/)
  assert.match(faults('area / students', null).join(), /应得出是或否/)
})

test('a formula is read aloud in words and with its numbers', () => {
  const formula = parseFormula('100 * (a + b) / students')
  const words: Record<string, string> = { a: '体育教师', b: '音乐教师', students: '在校学生数' }
  assert.equal(
    describeFormula(formula, (name) => words[name]!),
    '100 × （体育教师 + 音乐教师） ÷ 在校学生数',
  )
  const numbers: Record<string, string> = { a: '3', b: '4', students: '815' }
  assert.equal(
    describeFormula(formula, (name) => numbers[name]!),
    '100 × （3 + 4） ÷ 815',
  )
})

test('a per-pupil formula is taken apart into its factor and its amount', () => {
  const parts = perPupil(parseFormula('100 * (a + b) / students'))!
  assert.equal(parts.factor, 100)
  assert.deepEqual([...namesIn(parts.amount)], ['a', 'b'])
  assert.equal(perPupil(parseFormula('a + b')), null)
})
