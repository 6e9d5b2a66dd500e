import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import golden from '../../../golden/cv-five-schools.json' with { type: 'json' }
import { compositeCv, weightedCv, weightedSpread } from './cv.ts'

const near = (actual: number | null, expected: number, tolerance = 1e-12): void => {
  assert.ok(actual !== null && Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`)
}

test('the published example of five schools comes out to the last digit', () => {
  const spread = weightedSpread(golden.amounts, golden.students)
  near(spread!.mean, golden.mean)
  near(spread!.sd, golden.sd)
  near(weightedCv(golden.amounts, golden.students), golden.cv)
})

test('none of the three known wrong answers is produced', () => {
  const cv = weightedCv(golden.amounts, golden.students)!
  for (const [mistake, wrong] of Object.entries(golden.wrong)) assert.ok(Math.abs(cv - wrong) > 0.01, mistake)
})

test('one school is perfectly even, no resource at all has no coefficient, an unknown amount leaves it unknown', () => {
  assert.equal(weightedCv([12], [30]), 0)
  assert.equal(weightedCv([0, 0], [30, 40]), null)
  assert.equal(weightedCv([], []), null)
  assert.equal(weightedCv([3, Number.NaN], [30, 40]), null)
})

test('a school without the resource counts as zero', () => {
  near(weightedCv([0, 10], [10, 10]), 1)
})

test('the composite is the plain mean, unknown if any single one is', () => {
  near(compositeCv([0.2, 0.4]), 0.3)
  assert.equal(compositeCv([0.2, null]), null)
})

const schools = fc.array(
  fc.record({ students: fc.integer({ min: 1, max: 3000 }), amount: fc.integer({ min: 0, max: 50_000 }) }),
  { minLength: 2, maxLength: 40 },
)
const cvOf = (list: { amount: number; students: number }[]): number | null =>
  weightedCv(
    list.map((s) => s.amount),
    list.map((s) => s.students),
  )

test('scaling a resource leaves the coefficient alone', () => {
  fc.assert(
    fc.property(schools, fc.double({ min: 0.01, max: 1000, noNaN: true }), (list, k) => {
      const before = cvOf(list)
      const after = cvOf(list.map((s) => ({ ...s, amount: s.amount * k })))
      if (before === null) assert.equal(after, null)
      else near(after, before, 1e-9)
    }),
  )
})

test('the order of the schools does not matter', () => {
  fc.assert(
    fc.property(schools, (list) => {
      const before = cvOf(list)
      const after = cvOf([...list].reverse())
      if (before === null) assert.equal(after, null)
      else near(after, before, 1e-12)
    }),
  )
})

test('a transfer from a richer to a poorer school that keeps their order never raises the coefficient', () => {
  fc.assert(
    fc.property(schools, fc.nat(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (list, a, b, part) => {
      const [x, y] = [list[a % list.length]!, list[b % list.length]!]
      const [rich, poor] = x.amount / x.students >= y.amount / y.students ? [x, y] : [y, x]
      if (rich === poor) return
      // The most that can move before the two stand level.
      const most = (rich.amount * poor.students - poor.amount * rich.students) / (rich.students + poor.students)
      const moved = part * most
      const before = cvOf(list)
      const after = cvOf(
        list.map((s) => (s === rich ? { ...s, amount: s.amount - moved } : s === poor ? { ...s, amount: s.amount + moved } : s)),
      )
      if (before !== null && after !== null) assert.ok(after <= before + 1e-9, `${after} > ${before}`)
    }),
  )
})
