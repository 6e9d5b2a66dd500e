/**
 * The example county's forms against figures worked out without this program: counts and sums with Python's csv module over
 * examples/county/*.csv, 表Ⅱ and 表Ⅲ with exact fractions by bench/reference/evaluate.py.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE, formsBy } from './test-county.ts'

const texts = (cells: readonly { text: string }[]): string[] => cells.map((c) => c.text)

test('表Ⅰ of the example county, all 24 columns', async () => {
  const { form } = await formsBy(EXAMPLE)
  const { columns, rows, gaps } = form('I')
  assert.deepEqual(
    columns.map((c) => c.code),
    Array.from({ length: 24 }, (_, i) => `L${i + 1}`),
  )
  const nature = ['48.62', '21.35', '14', '186', '78400', '6120', '27600', '46300']
  // 30 primary schools less the new one without pupils; two 218 and one 219, of which one has 50 pupils.
  const schools = ['29', '7', '12', '3', '2', '1', '3', '1']
  assert.equal(rows[0]!.cells[0]!.value, 48.62)
  assert.deepEqual(texts(rows[0]!.cells), [
    ...nature,
    ...schools,
    ...['893', '412', '34309', '17284', '2297', '2101', '1573', '1442'],
  ])
  assert.deepEqual(gaps, [])
})

test('表Ⅱ-1 of the example county: four rows, and a blank where one school left an indicator open', async () => {
  const { form } = await formsBy(EXAMPLE)
  const rows = form('II-1').rows.map(({ cells }) => texts(cells))
  assert.deepEqual(rows, [
    ['小学', '达标学校总数（所）', '39', '38', '39', '38', '35', '37', '37', '34'],
    ['小学', '达标学校比例（%）', '100.0', '97.4', '100.0', '97.4', '89.7', '94.9', '94.9', '87.2'],
    ['初中', '达标学校总数（所）', '22', '', '23', '23', '24', '24', '23', ''],
    ['初中', '达标学校比例（%）', '91.7', '', '95.8', '95.8', '100.0', '100.0', '95.8', ''],
  ])
  assert.deepEqual(
    form('II-1').gaps.map((g) => [g.row, g.column]),
    [
      ['junior.count', 'L2'],
      ['junior.count', 'L8'],
      ['junior.ratio', 'L2'],
      ['junior.ratio', 'L8'],
    ],
  )
  assert.match(form('II-1').gaps[0]!.missing.join(), /澄溪第四初级中学/)
})

test('表Ⅱ-2 has the primary block before the junior block, each numbered from 1, with unrounded values behind two decimals', async () => {
  const { form } = await formsBy(EXAMPLE)
  const { rows, footnotes } = form('II-2')
  assert.equal(rows.length, 63)
  assert.deepEqual(
    rows.map((r) => r.cells[0]!.text),
    [...Array<string>(39).fill('小学'), ...Array<string>(24).fill('初中')],
  )
  assert.deepEqual(
    [rows[38]!, rows[39]!].map((r) => r.cells[1]!.text),
    ['39', '1'],
  )
  const campus = rows.find((r) => r.key === '3199000013.junior')!
  assert.deepEqual(texts(campus.cells).slice(2, 14), [
    ...['双桥九年一贯制学校（初中部）', '7', '620', '3'],
    campus.cells[6]!.text,
    ...['8.23', '1.45', '1.29', '6.72', '14.20', '3096.38', '3.42'],
  ])
  assert.ok(Math.abs(campus.cells[10]!.value! - 6.724222585924713) < 1e-12)
  const remarks = new Map(rows.map((r) => [r.cells[2]!.text, [r.cells.at(-2)!.text, r.cells.at(-1)!.text]]))
  assert.deepEqual(remarks.get('竹溪小学'), ['是', '7项全部达标'])
  assert.deepEqual(remarks.get('澄溪实验小学'), [
    '是',
    '达标6项：高学历教师、体艺教师、教学用房、运动场馆、仪器设备、多媒体教室；达85%：骨干教师',
  ])
  assert.equal(remarks.get('望湖小学')![0], '否')
  assert.match(remarks.get('望湖小学')![1]!, /不足85%：运动场馆$/)
  assert.deepEqual(remarks.get('澄溪第四初级中学')![0], '')
  assert.equal(rows.find((r) => r.cells[2]!.text === '明德小学')!.cells[3]!.text, '10')
  assert.equal(footnotes[0], '注：小学学校总数 39 个（其中一贯制小学部 9 个，50人及以上教学点 1 个）。')
  assert.equal(footnotes[1], '注：初中学校总数 24 个（其中一贯制初中部 9 个，完全中学初中部 3 个）。')
})

test('表Ⅲ shows means with two decimals, coefficients with three, and —— for the mean of all', async () => {
  const { form, cell } = await formsBy(EXAMPLE)
  assert.deepEqual(
    form('III').rows.map(({ cells }) => texts(cells).slice(2)),
    [
      ['5.85', '1.43', '1.17', '6.11', '10.03', '3393.29', '3.00', '——'],
      ['0.063', '0.181', '0.109', '0.130', '0.184', '0.680', '0.131', '0.211'],
      ['7.37', '', '1.24', '7.52', '15.17', '3432.76', '3.18', '——'],
      ['0.100', '', '0.134', '0.106', '0.500', '0.142', '0.114', ''],
    ],
  )
  assert.ok(Math.abs(cell('III', 'primary.cv', 'L6').value! - 0.6799037099031541) < 1e-12)
  assert.ok(Math.abs(cell('III', 'junior.cv', 'L5').value! - 0.4997863904964966) < 1e-12)
  assert.deepEqual(cell('III', 'junior.cv', 'L2').missing, ['所需数据未报：澄溪第四初级中学'])
})

test('表Ⅳ: every sentence with its numbers, ratios with one decimal, the rest whole', async () => {
  const { form } = await formsBy(EXAMPLE)
  const rows = form('IV').rows.map(({ cells }) => texts(cells))
  // Seven schools are counted and four are unmet: the form says which three an exemption carries.
  assert.match(
    form('IV').footnotes[1]!,
    /^第 4 项.* 3 所：澄溪第三小学 2400 人（2010年.*）、澄溪第二小学 2380 人.*、澄溪第一初级中学 2200 人/,
  )
  assert.deepEqual(
    rows.map((r) => r[0]),
    Array.from({ length: 15 }, (_, i) => String(i + 1)),
  )
  const said = rows.map((r) => r[2]!)
  assert.equal(said[0], '结论：达标。佐证：____')
  assert.match(said[2]!, /^不达标 3 所；南坡小学：.*荷塘小学：.*杏林小学：/)
  assert.deepEqual(
    [3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14].map((i) => said[i]),
    [
      '超过2000人的小学5所、初中1所，超过2500人的一贯制学校1所',
      '超过45人的小学班级1个，超过50人的初中班级0个',
      '不足100人学校学生数259人，公用经费332640元',
      '特教公用经费78万元，学生97人，生均8000元',
      '教师年平均工资收入118600元，公务员117900元',
      '完成360学时教师3537人，教师3537人，完成率100.0%',
      '符合条件教师1250名，交流130名，比例10.4%，骨干23名，占比17.7%',
      '在岗专任3537人，持证3537人，占比100.0%',
      '就近划片 小学100.0%，初中97.7%',
      '优质高中名额2400人，分配1320人，占比55.0%，农村420人，占比31.8%',
      '随迁子女3400人，公办2600人，购买服务民办290人，合计2890人，占比85.0%',
    ],
  )
  assert.equal(rows.map((r) => r[3]).join(''), '是是否否否否是是是是否是是是是')
})

test('表Ⅴ: nine rows, the six subjects with level and rate, and the vetoes with 有 or 无', async () => {
  const { form, cell } = await formsBy(EXAMPLE)
  const said = form('V').rows.map(({ cells }) => cells[2]!.text)
  assert.equal(said.length, 9)
  assert.equal(said[0], '初中毕业班学生4980人，三年前入学5061人，三年转入214，死亡1，转出168，巩固率97.5%')
  assert.equal(said[1], '残疾儿童少年412人，入学401人，入学率97.3%，其中特教学校就读____人，占比____%')
  assert.equal(said[2], '54 所学校全部达标。佐证：____')
  assert.deepEqual(said[8]!.split('；'), [
    '语文：四年级Ⅱ级、校际差异率0.121，八年级Ⅲ级、校际差异率0.127',
    '数学：四年级Ⅲ级、校际差异率0.112，八年级Ⅲ级、校际差异率0.131',
    '科学：四年级Ⅲ级、校际差异率0.148，八年级Ⅲ级、校际差异率0.150',
    '体育：四年级Ⅲ级、校际差异率0.094，八年级Ⅲ级、校际差异率0.088',
    '艺术：四年级Ⅲ级、校际差异率0.118，八年级Ⅲ级、校际差异率0.109',
    '德育：四年级Ⅳ级、校际差异率0.076，八年级Ⅲ级、校际差异率0.081',
  ])
  assert.equal(
    form('V')
      .rows.map((r) => r.cells[3]!.text)
      .join(''),
    '是是是否是是是是否',
  )
  assert.deepEqual(cell('V', 'disabled_enrolment', 'text').missing, ['已入学残疾儿童少年中在特殊教育学校就读'])
  assert.deepEqual(
    form('veto').rows.map((r) => r.cells[3]!.text),
    Array<string>(7).fill('无'),
  )
})

test('表Ⅵ: all who answered and the parents among them', async () => {
  const { form } = await formsBy(EXAMPLE)
  assert.deepEqual(
    form('VI').rows.map(({ cells }) => texts(cells)),
    [
      ['计', '1600', '1420', '1295', '91.2', '180', '169', '93.9'],
      ['其中：家长', '900', '812', '741', '91.3', '96', '90', '93.8'],
    ],
  )
})

test('2012: the tables that make no sense say so, the others carry its eight indicators', async () => {
  const { form } = await formsBy(EXAMPLE, 'basic_balanced_2012')
  assert.deepEqual(form('II-1').rows, [])
  assert.match(form('II-1').footnotes[0]!, /不逐校判定，本表不适用/)
  assert.equal(form('II-2').columns.filter((c) => c.code !== null).length, 14)
  assert.deepEqual(texts(form('III').rows[1]!.cells).slice(-1), ['0.189'])
  assert.match(form('III').footnotes[0]!, /小学 ≤ 0.65，初中 ≤ 0.55/)
  assert.match(form('IV').footnotes[0]!, /没有这张申报表/)
  assert.equal(form('IV').rows.at(-1)!.cells[3]!.text, '是')
  assert.deepEqual(form('V').rows, [])
  assert.match(form('V').footnotes[0]!, /本表不适用/)
  assert.equal(form('veto').rows.length, 8)
})
