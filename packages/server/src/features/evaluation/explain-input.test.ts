import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Explanation, ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'
import { evaluateInput } from './evaluate-input.ts'
import { type ExplainOptions, explainInput } from './explain-input.ts'
import { aPackage, aSchool, aSection, type PackageText } from './test-package.ts'

const explained = (text: PackageText, options: Partial<ExplainOptions> & { indicator: string }): Promise<Explanation> =>
  explainInput(aPackage(text), { standard: 'quality_balanced_2017', today: '2026-09-01', ...options })
const near = (actual: number | null | undefined, expected: number): void =>
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`)

/** The school of the drawing: 515 and 518 pupils, 5 310 ㎡ of which 620 are for sports. */
const nineYear: PackageText = {
  schools: [aSchool(1, { school_type_code: 312, teaching_area_total: 5310, indoor_sports_area: 620 })],
  sections: [aSection(1, { students: 515 }), aSection(1, { stage: 'junior', students: 518 })],
}

test('a gap of one stage of a nine-year school is said twice: for the section, and for the school whose share it is', async () => {
  const e = await explained(nineYear, { school: '2199000001', stage: 'primary', indicator: 'L4' })
  near(e.value, (4690 * (515 / (515 + 1.1 * 518))) / 515)
  near(e.split?.share, 515 / (515 + 1.1 * 518))
  assert.match(e.toPass!, /91\.\d ㎡（按份额折合全校 191\.\d ㎡）/)
  assert.match(e.toPass!, /小学在校生减至 472 人/)
  assert.match(e.withNumbers, /（5310 − 620） × 0\.47474… ÷ 515 = 4\.3233/)
})

test('every input names its file, row and column, the other stage and the pupils the split needs among them', async () => {
  const e = await explained(nineYear, { school: '2199000001', stage: 'primary', indicator: 'L4' })
  const found = e.inputs.map((i) => [
    i.element,
    i.value,
    i.source && 'file' in i.source ? [i.source.file, i.source.row, i.source.column] : null,
  ])
  assert.deepEqual(found, [
    ['teaching_area_total', 5310, ['schools.csv', 2, 'teaching_area_total']],
    ['indoor_sports_area', 620, ['schools.csv', 2, 'indoor_sports_area']],
    ['students', 515, ['sections.csv', 2, 'students']],
    ['students', 518, ['sections.csv', 3, 'students']],
  ])
  assert.deepEqual([e.threshold, e.verdict], [4.5, 'unmet'])
  assert.match(e.clause, /教督〔2017〕6号 资源配置第4项/)
})

test('a total that its parts come to names each of them with its cell', async () => {
  const parts = { classroom_area: 3000, laboratory_area: 900, library_area: 400, computer_room_area: 300, language_room_area: 90 }
  const school = aSchool(1, { teaching_area_total: '', indoor_sports_area: 620, ...parts })
  const e = await explained(
    { schools: [school], sections: [aSection(1)] },
    { school: '2199000001', stage: 'primary', indicator: 'L4' },
  )
  near(e.value, 4.69)
  const [total] = e.inputs
  assert.deepEqual([total!.value, total!.source], [5310, null])
  assert.deepEqual(
    total!.inputs?.map(({ element, value, source }) => [element, value, source && 'column' in source && source.column]),
    [...Object.entries(parts), ['indoor_sports_area', 620]].map(([key, value]) => [key, value, key]),
  )
})

test('whole things are bought whole, and what was not reported is asked for by name', async () => {
  const short = await explained(
    { schools: [aSchool(1)], sections: [aSection(1, { backbone_teachers: 8 })] },
    { school: '2199000001', stage: 'primary', indicator: 'L2' },
  )
  assert.match(short.toPass!, /还缺县级以上骨干教师 2 人；或小学在校生减至 800 人/)
  const silent = await explained(
    { schools: [aSchool(1, { multimedia_rooms: '' })], sections: [aSection(1)] },
    { school: '2199000001', stage: 'primary', indicator: 'L7' },
  )
  assert.deepEqual([silent.verdict, silent.toPass], ['not_judgeable', '补报：网络多媒体教室数'])
})

test('the figure explained is the figure evaluated: sections, spreads and items', async () => {
  const text: PackageText = {
    ...nineYear,
    schools: [...nineYear.schools, aSchool(2)],
    sections: [...nineYear.sections, aSection(2)],
    county: { disabled_total: 100, disabled_enrolled: 93, 'naeq:2024:4:语文': '2;0.1' },
  }
  const { counties } = await evaluateInput(aPackage(text), { standard: 'quality_balanced_2017', today: '2026-09-01' })
  const result = counties[0]!
  for (const section of result.sections) {
    for (const [indicator, { value, verdict }] of Object.entries(section.indicators)) {
      const e = await explained(text, { school: section.schoolCode, stage: section.stage, indicator })
      assert.deepEqual([e.value, e.verdict], [value, verdict])
    }
  }
  for (const { stage, indicator, cv, verdict } of result.spreads) {
    const e = await explained(text, { stage, indicator })
    assert.deepEqual([e.value, e.verdict], [cv, verdict])
  }
  for (const { key, value, verdict } of result.items) {
    const e = await explained(text, { indicator: key })
    assert.deepEqual([e.value, e.verdict], [value, verdict], key)
    assert.equal(e.toPass === null, verdict === 'met' || verdict === null, key)
  }
})

test('an item short of its line says by how much, in its own unit', async () => {
  const e = await explained(
    { ...nineYear, county: { disabled_total: 100, disabled_enrolled: 93 } },
    { indicator: 'disabled_enrolment' },
  )
  assert.match(e.toPass!, /还差 2 人/)
  assert.deepEqual(
    e.inputs.map((i: ExplanationInput) => [i.element, i.value]),
    [
      ['disabled_enrolled', 93],
      ['disabled_total', 100],
    ],
  )
})

test('an excluded section is explained too, and says why it does not count', async () => {
  const text: PackageText = {
    schools: [aSchool(1), aSchool(2, { school_type_code: 218 })],
    sections: [aSection(1), aSection(2, { students: 40 })],
  }
  const e = await explained(text, { school: '2199000002', stage: 'primary', indicator: 'L2' })
  assert.equal(e.verdict, null)
  assert.match(e.notes[0]!, /不计入评估：教学点不足 50 人/)
})

test('a school, stage or figure that does not exist is refused by name', async () => {
  const refused = async (options: Partial<ExplainOptions> & { indicator: string }, word: RegExp) =>
    assert.rejects(explained(nineYear, options), word)
  await refused({ school: '999', stage: 'primary', indicator: 'L1' }, /没有代码为「999」的学校/)
  await refused({ indicator: 'L9' }, /没有「L9」这一项/)
  await refused({ indicator: 'L1' }, /没有指明学段/)
  await refused({ county: '1', indicator: 'L1', stage: 'primary' }, /没有代码为「1」的县/)
})

test('what is asked for more of counts in what is a share of it: exchange first, its backbone teachers then', async () => {
  const e = await explained(
    { ...nineYear, county: { exchange_eligible: 100, exchange_actual: 5, exchange_backbone: 0 } },
    { indicator: 'teacher_exchange' },
  )
  assert.match(e.toPass!, /还差 5 人；.*还差 2 人/)
})

test('an oversize class is told with the classes or places it takes', async () => {
  const classes = [50, 45].map((students, i) => ({
    school_code: '2199000001',
    stage: 'primary',
    grade: 1,
    class_name: `${i + 1}班`,
    students,
  }))
  const e = await explained({ schools: [aSchool(1)], sections: [aSection(1)], classes }, { indicator: 'class_size' })
  assert.match(e.toPass!, /1 个班共超出 5 人；至少增设 1 个班，或分流 5 人/)
})

test('teachers not typed for the school are the sum of its sections, and say so', async () => {
  const e = await explained(
    { schools: [aSchool(1)], sections: [aSection(1), aSection(1, { stage: 'junior', ft_teachers: 40 })] },
    { school: '2199000001', indicator: 'ft_teachers_school' },
  )
  assert.deepEqual([e.value, e.withNumbers], [110, '70 + 40 = 110 人'])
  assert.deepEqual(
    e.inputs[0]!.inputs!.map(({ value, source }) => [value, source && 'file' in source && source.file]),
    [
      [70, 'sections.csv'],
      [40, 'sections.csv'],
    ],
  )
})

test('an item that is not a school’s own matter is refused for a school, by name', async () => {
  await assert.rejects(explained(nineYear, { school: '2199000001', indicator: 'teacher_exchange' }), /不逐校判定/)
  await assert.rejects(explained(nineYear, { school: '2199000001', indicator: 'students' }), /没有指明学段/)
})

test('what is only inferred says that it is, and that the profile decides', async () => {
  const inferred = await explained(nineYear, { indicator: 'basic_gov_training', standard: 'basic_balanced_2012' })
  assert.match(inferred.notes.join(), /推断：来源没有写明.*口径为准/)
  const sure = await explained(nineYear, { indicator: 'class_size' })
  assert.doesNotMatch(sure.notes.join(), /推断：来源没有写明/)
})
