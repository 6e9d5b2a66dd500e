import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explain, type FigureAddress } from '@junheng/core/features/evaluation/explain/explain.ts'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { explainFormCell, isFormAddress, schoolCells } from '@junheng/core/features/evaluation/forms/explain-cell.ts'
import { formsOf, type JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { schoolFormOf, schoolForms } from '@junheng/core/features/evaluation/forms/school-form.ts'
import { aSchool, aSection } from '../test-package.ts'
import { EXAMPLE, formsBy, judged } from './test-county.ts'

const STANDARDS = ['quality_balanced_2017', 'basic_balanced_2012'] as const

/** What the page asks of a cell's address, and the worker answers. */
function explained({ frame, result }: JudgedCounty, address: FigureAddress): Explanation {
  const found = isFormAddress(address)
    ? explainFormCell({ frame, result }, address)
    : explain(frame.county, frame.standard, frame.profile, address)
  assert.ok(!('missing' in found), JSON.stringify([address, found]))
  return found
}

for (const standard of STANDARDS) {
  test(`every cell of every form of the example county opens its explanation, and that says the same number (${standard})`, async () => {
    const county = await judged(EXAMPLE, standard)
    for (const form of formsOf(county)) {
      // All cells of the seven and more columns of sixty schools are asked of a few schools; that each has an address, of all.
      const rows = form.key === 'II-2' ? form.rows.filter((_, i) => i % 9 === 0) : form.rows
      for (const { key, cells } of form.rows)
        for (const cell of cells) assert.ok(cell.explain, `${form.name} ${key} ${cell.column} has no explanation`)
      for (const cell of rows.flatMap((row) => row.cells)) {
        const found = explained(county, cell.explain!)
        assert.notEqual(found.title, '', `${form.name} ${cell.column}`)
        assert.notEqual(found.formula, '', `${form.name} ${cell.column}`)
        // A mean's explanation is its coefficient's; a percentage's is the ratio.
        const same = [cell.value, cell.value! / 100].some((value) => value === found.value)
        if (cell.value !== null && form.key !== 'III') assert.ok(same, `${form.name} ${cell.column} ${cell.value} ${found.value}`)
      }
    }
  })

  test(`every cell of a school's own table opens its explanation, and that says the same number (${standard})`, async () => {
    const county = await judged(EXAMPLE, standard)
    const { codes, names } = county.frame.county.schools
    const chosen = ['河湾九年一贯制学校', names[county.frame.schoolRows.at(-1)!]!]
    for (const row of county.frame.schoolRows) {
      const form = schoolFormOf(county, codes[row]!)!
      for (const cell of schoolCells(form)) {
        // Cells a whole school's area spans are not drawn.
        if (cell.text === '' && cell.missing.length === 0) continue
        assert.ok(cell.explain, `${form.schoolName} ${cell.column} ${cell.text}`)
        if (!chosen.includes(form.schoolName)) continue
        const found = explained(county, cell.explain)
        assert.ok(found.title !== '' && found.formula !== '', JSON.stringify(cell.explain))
        if (cell.value !== null) assert.equal(found.value, cell.value, JSON.stringify(cell.explain))
      }
    }
    assert.equal(schoolFormOf(county, 'no such school'), null)
  })
}

test('no two cells of a school share an address that says something else', async () => {
  const county = await judged(EXAMPLE)
  const form = schoolForms(county).find((each) => each.schoolName === '河湾九年一贯制学校')!
  const rows = [...form.duties, ...form.quality]
  assert.equal(new Set(rows.map((row) => row.key)).size, rows.length)
  const rooms = explained(county, rows.find((row) => row.cells[0]!.text.includes('美术专用教室'))!.cells[1]!.explain!)
  assert.deepEqual(
    rooms.inputs.map((input) => input.value),
    [110, 104, 104, 100, 103, 105],
  )
  assert.ok(rooms.inputs.every((input) => input.source !== null))
})

test('every number inside a sentence has an address', async () => {
  for (const form of formsOf(await judged(EXAMPLE)))
    for (const cell of form.rows.flatMap((row) => row.cells))
      for (const figure of cell.figures ?? []) assert.ok(figure.explain, `${form.name} ${figure.label}`)
})

test('a county that reported next to nothing: cells are blank, never zero, and each blank names what it waits for', async () => {
  const bare = {
    school_code: '2199000001',
    school_name: '示例第1学校',
    county_code: '990102',
    county_name: '虚构县（示例）',
    school_type_code: 211,
  }
  const { form, cell } = await formsBy({
    schools: [bare],
    sections: [{ school_code: '2199000001', stage: 'primary', students: 300 }],
    county: { survey_issued: 600 },
  })
  const first = form('I').rows[0]!.cells
  assert.deepEqual(
    first.map((c) => c.text),
    [...Array<string>(8).fill(''), ...['1', '0', '0', '0', '0', '0', '0', '0'], '', '0', '300', '0', '', '', '0', '0'],
  )
  assert.deepEqual(cell('I', 'county', 'L1').missing, ['常住人口'])
  assert.deepEqual(cell('I', 'county', 'L5').missing, ['年人均国内生产总值'])
  assert.deepEqual(cell('I', 'county', 'L17').missing, ['教学班数（示例第1学校）'])
  const row = form('II-2').rows[0]!
  assert.deepEqual(
    row.cells.slice(3).map((c) => c.text),
    [
      '',
      '300',
      ...Array<string>(10).fill(''),
      '达标0项；未报：高学历教师、骨干教师、体艺教师、教学用房、运动场馆、仪器设备、多媒体教室',
    ],
  )
  assert.deepEqual(cell('II-2', row.key, 'L3').missing, ['举办者类型代码(申报表表Ⅱ-2)'])
  assert.equal(cell('IV', 'school_size', 'text').text, '超过2000人的小学0所、初中0所，超过2500人的一贯制学校0所')
  assert.equal(cell('IV', 'class_size', 'text').text, '超过45人的小学班级____个，超过50人的初中班级0个')
  assert.match(cell('IV', 'class_size', 'text').missing.join(), /示例第1学校/)
  assert.equal(cell('IV', 'teacher_exchange', 'text').text, '符合条件教师____名，交流____名，比例____%，骨干____名，占比____%')
  assert.equal(cell('IV', 'layout_planning', 'verdict').text, '')
  assert.equal(cell('VI', 'total', 'L1').text, '600')
  assert.deepEqual(cell('VI', 'total', 'L4').missing, ['其中满意问卷数', '社会认可度有效问卷数'])
  for (const each of [form('I'), form('II-1'), form('II-2'), form('III'), form('IV'), form('V'), form('VI'), form('veto')]) {
    const blank = each.rows.flatMap((r) => r.cells).filter((c) => c.missing.length > 0)
    assert.equal(each.gaps.length, blank.length, each.name)
    for (const c of blank) assert.equal(c.value, null, `${each.name} ${c.column}`)
  }
})

test('what the form asks and no rule uses is printed where it was reported: evidence, persons, special schools', async () => {
  const { cell } = await formsBy({
    schools: [aSchool(1)],
    sections: [aSection(1)],
    county: {
      layout_planning: 'met',
      'form:IV.evidence.1': '虚构县教育设施布局专项规划（示教〔2025〕1号）',
      disabled_total: 40,
      disabled_enrolled: 39,
      'form:V.special_school.2': 26,
      'veto:falsification': 'no',
      'form:V.veto_evidence.falsification': '数据核查记录',
      'form:V.veto_person.falsification': '示例人甲（督导室主任）',
      'veto:exam_enrolment': 'yes',
    },
  })
  const planning = cell('IV', 'layout_planning', 'text')
  assert.equal(planning.text, '结论：达标。佐证：虚构县教育设施布局专项规划（示教〔2025〕1号）')
  assert.deepEqual(planning.missing, [])
  assert.equal(
    cell('V', 'disabled_enrolment', 'text').text,
    '残疾儿童少年40人，入学39人，入学率97.5%，其中特教学校就读26人，占比66.7%',
  )
  assert.equal(cell('veto', 'veto:falsification', 'evidence').text, '佐证：数据核查记录　负责人：示例人甲（督导室主任）')
  assert.equal(cell('veto', 'veto:falsification', 'raised').text, '无')
  assert.equal(cell('veto', 'veto:exam_enrolment', 'raised').text, '有')
  assert.equal(cell('veto', 'veto:school_choice', 'raised').text, '')
})

test("a school's own table: amounts behind the values after the split, rooms one by one, blanks named", async () => {
  const county = await judged(EXAMPLE)
  const forms = schoolForms(county)
  assert.equal(forms.length, 54)
  const nine = forms.find((f) => f.schoolName === '河湾九年一贯制学校')!
  const area = nine.resources.find((r) => r.code === 'L4')!
  // 515 and 518 pupils: 9926.80… of the area 1 : 1.1 — the parts add up to the whole.
  const [primary, junior] = area.cells.map((c) => c.value!)
  assert.ok(Math.abs(primary! / junior! - 515 / (1.1 * 518)) < 1e-9)
  assert.equal(area.cells.at(-1)!.text, '小学是，初中是')
  const sports = nine.resources.filter((r) => r.whole).map((r) => [r.zh.trim(), r.cells[0]!.text])
  assert.deepEqual(sports, [
    ['其中：体育场', '12765'],
    ['体育馆', '1578'],
    ['校园其他专用场地', '0'],
    ['校外租借', '0'],
  ])
  // Nobody reported these two, and the nought says so.
  const rented = explained(county, { school: nine.schoolCode, indicator: 'form:school.sports_rented_area' })
  assert.deepEqual([rented.formula, rented.withNumbers], ['没有填报，按没有这类场地计', '未报，计 0'])
  const hall = explained(county, { school: nine.schoolCode, indicator: 'form:school.indoor_sports_area' })
  assert.deepEqual([hall.formula, hall.withNumbers], ['填报数', '1578'])
  const said = new Map([...nine.duties, ...nine.quality].map((r) => [r.cells[0]!.text, r.cells[1]!.text]))
  assert.equal(said.get('教学班数'), '小学14个、初中12个')
  assert.equal(said.get('每间音乐、美术专用教室的面积'), '音乐教室3间（110、104、104㎡）；美术教室3间（100、103、105㎡）')
  assert.equal(said.get('学生数'), '小学515人、初中518人')
  assert.equal(said.get('特殊教育公用经费'), '随班就读、特教班学生____人，公用经费____元，生均____元')
  assert.deepEqual([...new Set(nine.gaps.map((g) => g.where))], ['特殊教育公用经费'])
  const twelve = forms.find((f) => f.schoolType === '十二年一贯制学校')!
  assert.match(twelve.duties.find((r) => r.cells[0]!.text === '学生数')!.cells[1]!.text, /、高中640人$/)
})

test('under the 2012 standard the papers say what it judges, and only that', async () => {
  const county = await judged(EXAMPLE, 'basic_balanced_2012')
  const forms = new Map(formsOf(county).map((form) => [form.key, form]))
  assert.deepEqual([forms.get('II-1')!.rows.length, forms.get('V')!.rows.length], [0, 0])
  for (const key of ['II-1', 'V'] as const) assert.match(forms.get(key)!.footnotes.join(), /不适用/)
  const schools = forms.get('II-2')!
  assert.deepEqual(
    schools.columns.map(({ key }) => key),
    ['stage', ...Array.from({ length: 14 }, (_, i) => `L${i + 1}`)],
  )
  assert.equal(schools.rows[0]!.cells.find(({ column }) => column === 'L12')!.text, '0.0616')
  assert.match(forms.get('III')!.footnotes.join(), /综合差异系数判定（小学 ≤ 0.65，初中 ≤ 0.55）/)
  assert.doesNotMatch(forms.get('VI')!.footnotes.join(), /85%/)
  const own = schoolForms(county)[0]!
  assert.deepEqual([own.duties.length, own.quality.length], [0, 0])
  const ratio = own.resources.find(({ zh }) => zh.startsWith('师生比'))!
  assert.deepEqual(
    ratio.cells.map(({ text }) => text),
    ['151', '——', '0.0616', '——', '——'],
  )
  const composite = explained(county, { stage: 'primary', indicator: 'composite' })
  assert.equal(composite.inputs.length, 8)
  assert.match(composite.withNumbers, /÷ 8 = 0\.18936/)
})
