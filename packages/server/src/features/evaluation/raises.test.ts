import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainInput } from './explain-input.ts'
import { matrixOfInput } from './matrix-input.ts'
import { schoolOfInput } from './schools-input.ts'
import { aPackage, aSchool, aSection } from './test-package.ts'

// Worked by hand: 100 pupils with 700 ㎡, 900 pupils with 900 ㎡; mean 1600/1000 = 1.6; CV² = (100×5.4² + 900×0.6²) ÷ 1000 ÷ 1.6² = 1.265625;
// (1 + CV²) × mean = 3.625. The first has 7 ㎡: below the line of 7.5, above 3.625. ∂CV²/∂x = 2/1600 × (7/1.6 − 1 − 1.265625) = 0.00263671875.
const school = (code: number, students: number, outdoor: number) => ({
  school: aSchool(code, { sports_field_area: outdoor, indoor_sports_area: 0 }),
  section: aSection(code, { students }),
})
const both = [school(1, 100, 700), school(2, 900, 900)]
const bytes = aPackage({ schools: both.map((s) => s.school), sections: both.map((s) => s.section) })
const options = { standard: 'quality_balanced_2017', today: '2026-09-01' } as const

test('a school below its line and far above the county’s mean is told that more for it widens the gap, wherever its gap stands', async () => {
  const gaps = []
  for (const code of ['2199000001', '2199000002']) {
    const found = await schoolOfInput(bytes, code, options)
    gaps.push(found.school.sections[0]!.indicators.find((each) => each.code === 'L5')!)
  }
  assert.deepEqual(
    gaps.map(({ gap }) => gap),
    [
      { what: '体育运动场馆', section: '50.0 ㎡', school: null, raises: true },
      { what: '体育运动场馆', section: '5850.0 ㎡', school: null, raises: false },
    ],
  )
  assert.deepEqual(gaps[0]!.notes, [])
  const matrix = JSON.parse(Buffer.from(await matrixOfInput(bytes, options)).toString())
  const at = matrix.judged.findIndex((column: { key: string }) => column.key === 'L5')
  assert.deepEqual(
    matrix.rows.map((row: { cells: { gap: string; raises: boolean }[] }) => [row.cells[at]!.gap, row.cells[at]!.raises]),
    [
      ['缺 50.0 ㎡', true],
      ['缺 5850.0 ㎡', false],
    ],
  )
})

test('the explanation says it with the formula and its numbers, and beside what to buy', async () => {
  const of = (school: string) => explainInput(bytes, { ...options, school, stage: 'primary', indicator: 'L5' })
  const { toPass, notes } = await of('2199000001')
  assert.ok(toPass?.endsWith('。再给该校增加资源会拉大校际差距'), toPass ?? '')
  const note = notes.find((text) => text.startsWith('再给该校增加资源会拉大校际差距：'))
  assert.ok(note?.includes('（2 ÷ 1600 ㎡）×（7 ÷ 1.6 − 1 − 1.26563…）= 2.6367e-3 ＞ 0'), note)
  const other = await of('2199000002')
  assert.ok(!other.toPass?.includes('拉大') && other.notes.every((text) => !text.includes('拉大')))
})

test('the resource is counted as one counts it, not by the hundred pupils of its indicator', async () => {
  // 5 and 1 backbone teachers: mean 0.6 a hundred, CV² = (100×4.4² + 900×0.4889²) ÷ 1000 ÷ 0.6² = 5.97531; ∂CV²/∂x = 2/6 × (5/0.6 − 1 − 5.97531) = 0.45267.
  const teachers = [5, 1].map((backbone_teachers, i) => ({
    school: aSchool(i + 1),
    section: aSection(i + 1, { students: i === 0 ? 100 : 900, backbone_teachers }),
  }))
  const bytes = aPackage({ schools: teachers.map((s) => s.school), sections: teachers.map((s) => s.section) })
  const of = { ...options, school: '2199000001', stage: 'primary' } as const
  const { notes } = await explainInput(bytes, { ...of, indicator: 'L2' })
  assert.ok(
    notes.some((text) => text.includes('（2 ÷ 6 人）×（5 ÷ 0.6 − 1 − 5.97531…）= 4.5267e-1 ＞ 0')),
    notes.join('\n'),
  )
  const share = await explainInput(bytes, { ...of, indicator: 'spread:L2' })
  assert.ok(
    share.notes.some((text) => text.startsWith('∂CV²/∂x =（2 ÷ 6 人）') && text.endsWith('= 4.5267e-1')),
    share.notes.join('\n'),
  )
})
