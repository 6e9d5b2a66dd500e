import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weightedCv } from '@junheng/core/features/evaluation/cv.ts'
import type { Mark } from '@junheng/core/features/evaluation/matrix/section-standing.ts'
import type { CountySpread } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { schoolShares } from '@junheng/core/features/evaluation/spread/school-shares.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { fill } from '../../shared/text.ts'
import { figuresOf, leadOf, meaningOf, titleOf } from './spread-words.ts'

const view = {
  key: 'quality_balanced_2017',
  items: [{ key: 'L5', zh: '生均体育运动场馆面积', unit: '㎡/生', decimals: 2 }],
} as unknown as StandardView

/** Three schools of 100, 200 and 300 pupils; `null` was not reported. */
function figures(values: readonly (number | null)[], limit = 0.5) {
  const students = [100, 200, 300]
  const amounts = values.map((v, i) => (v ?? Number.NaN) * students[i]!)
  const cv = weightedCv(amounts, students)
  const shares = schoolShares(amounts, students)
  const mean = cv === null ? null : amounts.reduce((a, b) => a + b) / 600
  const markOf = (value: number | null): Mark => (value === null ? 'not_judgeable' : value < 7.5 ? 'unmet' : 'met')
  const spread: CountySpread = {
    county: { code: '990101', name: '澄溪区（示例）' },
    stage: 'primary',
    indicator: 'L5',
    spread: {
      stage: 'primary',
      indicator: 'L5',
      mean,
      sd: null,
      cv,
      limit,
      verdict: cv === null ? 'not_judgeable' : cv > limit ? 'unmet' : 'met',
    },
    threshold: 7.5,
    students: 600,
    raisesAbove: null,
    bought: { what: '场馆', unit: '㎡', factor: 1 },
    schools: values.map((value, i) => ({
      ...shares[i]!,
      code: String(i),
      name: ['白杨小学', '城关小学', '东河小学'][i]!,
      students: students[i]!,
      value,
      mark: markOf(value),
      gap: markOf(value) === 'unmet' ? { what: '场馆', section: '300.0 ㎡', school: null, raises: null } : null,
    })),
  }
  return figuresOf(spread, [], view, fill)
}
const meanings = (values: readonly (number | null)[]) => {
  const f = figures(values)
  return f.spread.schools.map((school) => meaningOf(f, school, fill))
}

test('the title says the coefficient against its limit, four decimals where three would fool', () => {
  assert.equal(titleOf(figures([30, 8, 8]), fill), '小学生均体育运动场馆面积差异系数 0.703，高于上限 0.50')
  assert.equal(titleOf(figures([30, 8, 8], 0.7), fill), '小学生均体育运动场馆面积差异系数 0.7028，高于上限 0.70')
  assert.equal(titleOf(figures([30, 8, 8], 0.75), fill), '小学生均体育运动场馆面积差异系数 0.703，不高于上限 0.75')
  assert.equal(titleOf(figures([30, null, 8]), fill), '小学生均体育运动场馆面积差异系数无法判定')
})

test('more resources are said to widen the gap of a school only where they do', () => {
  assert.deepEqual(meanings([30, 6, 8]), [
    '高于平均的 1.6 倍：再给该校增加资源会拉大校际差距',
    '低于标准 7.5，缺 300.0 ㎡：增加资源可缩小差距',
    '低于平均：增加资源可缩小差距',
  ])
  // Everybody is far below the standard: the best of them still widens the gap.
  assert.equal(meanings([6, 1, 1])[0], '虽低于标准 7.5，已高于平均的 2.03 倍：再给该校增加资源会拉大校际差距')
  assert.equal(meanings([9.93, 9, 10.5])[0], '高于平均、未到 1.005 倍：再增加一些还不会拉大差距')
})

test('the lead names who carries most, or what the coefficient waits for', () => {
  assert.match(leadOf(figures([30, 6, 8]), fill), /^差异主要来自白杨小学（占 \d+\.\d%，不计该校为 0\.\d{3}）/)
  assert.equal(leadOf(figures([30, null, 8]), fill), '1 所学校没有填报，补报后才能计算：城关小学')
  assert.equal(leadOf(figures([0, 0, 0]), fill), '全部学校都没有这项资源，平均值为 0，差异系数没有意义。')
  assert.equal(leadOf(figures([8, 8, 8]), fill), '各校一样，没有差异。')
})
