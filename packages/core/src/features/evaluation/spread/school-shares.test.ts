import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { weightedCv, weightedSpread } from '../cv.ts'
import { raisesAbove, schoolShares } from './school-shares.ts'

const near = (actual: number | null | undefined, expected: number, tolerance = 1e-9): void => {
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`)
}

// Worked by hand: three schools of 100, 200, 300 pupils with 3000, 1600, 2400 ㎡; mean 7000/600 = 11.6667, variance 40333.3/600, CV² = 67.2222/136.1111 = 0.493878.
const students = [100, 200, 300]
const sports = [3000, 1600, 2400]

test('three schools: the coefficient, its derivatives and the parts come out as worked by hand', () => {
  near(weightedCv(sports, students), 0.702764, 5e-7)
  const shares = schoolShares(sports, students)
  const slopes = [3.07872e-4, -2.30904e-4, -2.30904e-4]
  shares.forEach(({ slope }, i) => {
    near(slope, slopes[i]!, 5e-10)
  })
  // Distances 18.3333, −3.6667, −3.6667: parts 33611.1, 2688.9, 4033.3 of 40333.3.
  near(shares[0]!.share, 33611.1111 / 40333.3333, 1e-7)
  near(shares[1]!.share, 2688.8889 / 40333.3333, 1e-7)
  assert.deepEqual(
    shares.map(({ raises }) => raises),
    [true, false, false],
  )
  // Without the first, the two others have 8 ㎡ a pupil each.
  near(shares[0]!.without, 0)
})

test('the published example of five schools: each school’s part and the coefficient without it', () => {
  const pupils = [45, 37, 89, 76, 55]
  const amounts = [279, 137, 935, 160, 402]
  const shares = schoolShares(amounts, pupils)
  near(weightedCv(amounts, pupils), 0.515257, 5e-7)
  // In a spreadsheet: =45*(279/45-1913/302)^2 / SUMPRODUCT(…)
  const mean = 1913 / 302
  const parts = amounts.map((a, i) => pupils[i]! * (a / pupils[i]! - mean) ** 2)
  const all = parts.reduce((a, b) => a + b)
  shares.forEach(({ share }, i) => {
    near(share, parts[i]! / all)
  })
  near(shares[2]!.without, weightedCv([279, 137, 160, 402], [45, 37, 76, 55])!)
})

test('one school alone is even and has no others; nothing at all has no coefficient; an unknown amount leaves all but its own absence open', () => {
  assert.deepEqual(schoolShares([12], [30]), [{ share: null, without: null, slope: 0, raises: false }])
  assert.deepEqual(schoolShares([0, 0], [30, 40])[0], { share: null, without: null, slope: null, raises: null })
  assert.deepEqual(schoolShares([], []), [])
  const [known, unknown] = schoolShares([3, Number.NaN], [30, 40])
  assert.deepEqual(known, { share: null, without: null, slope: null, raises: null })
  assert.equal(unknown!.without, 0)
})

test('schools that all stand equal carry nothing, and more for any of them raises nothing at first', () => {
  for (const { share, raises, slope } of schoolShares([20, 40, 60], [10, 20, 30])) {
    assert.deepEqual([share, raises], [null, false])
    near(slope, 0)
  }
})

const county = fc.array(fc.record({ students: fc.integer({ min: 1, max: 3000 }), amount: fc.integer({ min: 0, max: 50_000 }) }), {
  minLength: 2,
  maxLength: 30,
})
const columns = (list: readonly { students: number; amount: number }[]) =>
  [list.map((s) => s.amount), list.map((s) => s.students)] as const

test('the parts add up to one', () => {
  fc.assert(
    fc.property(county, (list) => {
      const shares = schoolShares(...columns(list)).map(({ share }) => share)
      if (shares.some((share) => share === null)) assert.ok(shares.every((share) => share === null))
      else
        near(
          shares.reduce<number>((sum, share) => sum + share!, 0),
          1,
        )
    }),
  )
})

test('leaving a school out is the coefficient of the rest, to the last digit', () => {
  fc.assert(
    fc.property(county, (list) => {
      schoolShares(...columns(list)).forEach(({ without }, i) => {
        assert.equal(without, weightedCv(...columns(list.toSpliced(i, 1))))
      })
    }),
  )
})

test('finite differences agree with the derivative', () => {
  fc.assert(
    fc.property(county, fc.nat(), (list, n) => {
      const [amounts, pupils] = columns(list)
      const total = amounts.reduce((a, b) => a + b)
      if (total < 1000) return
      const i = n % list.length
      const step = total * 1e-5
      const squared = (by: number) => weightedCv(amounts.with(i, amounts[i]! + by), pupils)! ** 2
      // Forward, because an amount may be zero; the second derivative bounds what that costs.
      const measured = (squared(step) - squared(0)) / step
      const { slope } = schoolShares(amounts, pupils)[i]!
      const curve = (2 * pupils.reduce((a, b) => a + b)) / pupils[i]! / total ** 2
      const steep = (8 * (1 + squared(0) + amounts[i]! / pupils[i]! / (total / pupils.reduce((a, b) => a + b)))) / total ** 2
      near(slope, measured, (curve + steep) * step + 1e-9 / step)
    }),
  )
})

test('more for a school raises the coefficient exactly where it is said to', () => {
  fc.assert(
    fc.property(county, fc.nat(), (list, n) => {
      const [amounts, pupils] = columns(list)
      const spread = weightedSpread(amounts, pupils)
      const line = raisesAbove(spread)
      if (line === null) return
      const i = n % list.length
      const distance = amounts[i]! / pupils[i]! / line - 1
      // On the line itself the first unit changes nothing; a little beside it the change is measurable.
      if (Math.abs(distance) < 0.01) return
      const more = weightedCv(amounts.with(i, amounts[i]! + amounts.reduce((a, b) => a + b) * 1e-7), pupils)!
      assert.equal(more > spread!.cv!, schoolShares(amounts, pupils)[i]!.raises)
    }),
  )
})
