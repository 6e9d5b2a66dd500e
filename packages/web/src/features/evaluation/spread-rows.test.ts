import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weightedCv } from '@junheng/core/features/evaluation/cv.ts'
import type { CountySpread, SpreadSchool } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { schoolShares } from '@junheng/core/features/evaluation/spread/school-shares.ts'
import { chosenSpread, effectOf, orderedSchools, signed } from './spread-rows.ts'

const students = [100, 200, 300]
const amounts = [3000, 1600, 2400]

function aSpread(values: readonly (number | null)[] = [30, 8, 8]): CountySpread {
  const shares = schoolShares(amounts, students)
  const schools = ['白杨小学', '城关小学', '东河小学'].map(
    (name, i): SpreadSchool => ({
      ...shares[i]!,
      code: String(i),
      name,
      students: students[i]!,
      value: values[i]!,
      mark: 'met',
      gap: null,
    }),
  )
  const cv = weightedCv(amounts, students)
  return {
    county: { code: '990101', name: '澄溪区（示例）' },
    stage: 'primary',
    indicator: 'L5',
    spread: { stage: 'primary', indicator: 'L5', mean: 70 / 6, sd: null, cv, limit: 0.5, verdict: 'unmet' },
    threshold: 7.5,
    students: 600,
    raisesAbove: null,
    bought: { what: '场馆', unit: '㎡', factor: 1 },
    schools,
  }
}
const names = (sort?: string) => orderedSchools(aSpread([30, null, 8]), sort).map(({ name }) => name[0])

test('who carries most comes first unless asked otherwise, and what is not known last', () => {
  assert.deepEqual(names(), ['白', '东', '城'])
  assert.deepEqual(names('value'), ['东', '白', '城'])
  assert.deepEqual(names('-value'), ['白', '东', '城'])
  assert.deepEqual(names('name'), ['白', '城', '东'])
  assert.deepEqual(names('-students'), ['东', '城', '白'])
  assert.deepEqual(names('nonsense'), ['白', '东', '城'])
  const open = aSpread([30, 8, null])
  const waiting = { ...open, spread: { ...open.spread, cv: null } }
  assert.deepEqual(
    orderedSchools(waiting, undefined).map(({ name }) => name[0]),
    ['东', '白', '城'],
  )
})

test('the effect of 100 ㎡ more is what the coefficient then nearly changes by', () => {
  const spread = aSpread()
  spread.schools.forEach((school, i) => {
    const then = weightedCv(amounts.with(i, amounts[i]! + 100), students)!
    assert.ok(Math.abs(effectOf(spread, school)! - (then - spread.spread.cv!)) < 0.001)
  })
  assert.ok(effectOf(spread, spread.schools[0]!)! > 0.02)
})

test('a change is written with its sign', () => {
  assert.deepEqual(
    [signed(0.00123), signed(-0.0456), signed(0), signed(null), signed(-1.238, 2)],
    ['+0.0012', '−0.046', '0', '—', '−1.24'],
  )
})

test('the room opens with what is furthest over its limit, of the stage asked for', () => {
  const spread = (stage: 'primary' | 'junior', indicator: string, cv: number | null, limit: number | null) =>
    ({ stage, indicator, mean: 1, sd: 1, cv, limit, verdict: null }) as const
  const all = [spread('primary', 'L1', 0.45, 0.5), spread('primary', 'L4', null, 0.5), spread('junior', 'L1', 0.5, 0.45)]
  const key = (search: Record<string, string>) => {
    const found = chosenSpread(all, search)
    return `${found?.stage} ${found?.indicator}`
  }
  assert.equal(key({}), 'junior L1')
  assert.equal(key({ stage: 'primary' }), 'primary L1')
  assert.equal(key({ stage: 'primary', indicator: 'L4' }), 'primary L4')
  assert.equal(key({ stage: 'primary', indicator: 'composite' }), 'primary L1')
  assert.equal(chosenSpread([], {}), undefined)
})
