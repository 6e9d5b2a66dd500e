import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIELDS, type Field } from './header.ts'
import type { DisagreementCode, RawTable } from './plan.ts'
import { readPlan } from './read-plan.ts'

// 云溪区 and everything in it is invented.

const HEADINGS: Record<Field, string> = {
  no: '序号',
  indicator: '国家评估认定指标',
  status: '不达标情况',
  schools: '不达标学校',
  measures: '任务指标整改措施',
  milestones: '任务目标安排',
  completion: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计所需资金',
}

const CLASS_SIZE: Record<Field, string> = {
  no: '1',
  indicator: '小学、初中所有班级学生数分别不超过45人、50人。',
  status: '2所小学不达标',
  schools: '青禾小学、白石小学',
  measures: '1．青禾小学：通过合理划定招生片区，解决不达标问题。\n2．白石小学：通过分流部分生源，解决不达标问题。',
  milestones: '2024年3月底前，完成核实；\n2024年12月底前，完成全部整改任务。',
  completion: '2024年12月',
  sections: '教育管理科',
  units: '区教育局，各镇人民政府',
  funds: '',
}

/** 责任分工 over two columns, every other heading over two rows. */
const HEADER_MERGES = [
  ...FIELDS.flatMap((_, col) => (col === 7 || col === 8 ? [] : [{ row: 0, col, rowspan: 2, colspan: 1 }])),
  { row: 0, col: 7, rowspan: 1, colspan: 2 },
]

const tableOf = (rows: readonly Partial<Record<Field, string>>[], fields: readonly Field[] = FIELDS): RawTable => ({
  cells: [fields.map((field) => HEADINGS[field]), ...rows.map((row) => fields.map((field) => row[field] ?? ''))],
  merges: [],
})

const read = (rows: readonly Partial<Record<Field, string>>[], options: Parameters<typeof readPlan>[1] = {}) =>
  readPlan({ tables: [{ table: tableOf(rows), above: [] }], paragraphs: [] }, options)

const found = (plan: ReturnType<typeof readPlan>, code: DisagreementCode) => plan.disagreements.filter((one) => one.code === code)

test('a plan in order is read without a single disagreement', () => {
  const plan = read([CLASS_SIZE])
  assert.deepEqual(plan.disagreements, [])
  const [indicator] = plan.indicators
  assert.equal(indicator!.key, 'class_size')
  assert.deepEqual(indicator!.stages.primary.schools, ['青禾小学', '白石小学'])
  assert.deepEqual(
    indicator!.measures.map(({ id, schools, kind }) => [id, schools, kind]),
    [
      ['1-primary-1', ['青禾小学'], 'zoning'],
      ['1-primary-2', ['白石小学'], 'divert'],
    ],
  )
  assert.equal(indicator!.funds_cny, null)
  assert.equal(indicator!.units_all_towns, true)
  assert.equal(plan.fundsCny, null)
})

test('columns in another order give the same structure', () => {
  const { table: _, ...straight } = read([CLASS_SIZE])
  const fields = [...FIELDS].reverse()
  const { table: __, ...turned } = readPlan({ tables: [{ table: tableOf([CLASS_SIZE], fields), above: [] }], paragraphs: [] })
  assert.deepEqual(turned, straight)
})

test('title rows above the header, a note and a total below it are no indicators', () => {
  const table = tableOf([CLASS_SIZE])
  const wide = (text: string) => [text, ...new Array<string>(9).fill('')]
  table.cells.unshift(wide('附件'), wide('云溪区整改工作规划（虚构）'))
  table.cells.push(['合计', '', '', '', '', '', '', '', '', '200万元'], wide('注：本表为虚构。'))
  table.merges.push({ row: 1, col: 0, rowspan: 1, colspan: 10 })
  const plan = readPlan({ tables: [{ table, above: [] }], paragraphs: [] })
  assert.equal(plan.indicators.length, 1)
  assert.deepEqual(plan.table.preamble, ['附件', '云溪区整改工作规划（虚构）'])
  assert.equal(plan.document.title, '云溪区整改工作规划（虚构）')
})

test('cells left empty below count as merged, for measures too, and each row keeps its own stage', () => {
  const rows = [
    { ...CLASS_SIZE, status: '1所小学不达标', schools: '青禾小学', measures: '1．青禾小学：分流。\n2．望江中学：分流。' },
    { status: '1所初中不达标', schools: '望江中学' },
  ]
  const [indicator] = read(rows).indicators
  assert.deepEqual(indicator!.stages.junior.schools, ['望江中学'])
  assert.deepEqual(
    indicator!.measures.map(({ id }) => id),
    ['1-primary-1', '1-junior-2'],
  )
  const merged = tableOf(rows)
  merged.merges.push({ row: 1, col: 4, rowspan: 2, colspan: 1 }, { row: 1, col: 1, rowspan: 2, colspan: 1 })
  assert.deepEqual(readPlan({ tables: [{ table: merged, above: [] }], paragraphs: [] }).indicators, [indicator])
})

test('one row for both stages puts each name to its own stage', () => {
  const plan = read([
    {
      ...CLASS_SIZE,
      status: '１所小学、１所初中不达标',
      schools: '青禾小学；望江中学',
      measures: '（1）青禾小学：分流。\n（2）望江中学：分流。',
    },
  ])
  const { primary, junior } = plan.indicators[0]!.stages
  assert.deepEqual([primary.schools, junior.schools], [['青禾小学'], ['望江中学']])
  assert.deepEqual([primary.failing_count_published, junior.failing_count_published], [1, 1])
  assert.deepEqual(plan.disagreements, [])
})

test('of several tables the plan is picked; what is no plan, lacks a needed column or has no rows is refused', () => {
  const other: RawTable = {
    cells: [
      ['姓名', '单位'],
      ['甲', '乙'],
    ],
    merges: [],
  }
  const empty: RawTable = { cells: [], merges: [] }
  const tables = [empty, other, tableOf([CLASS_SIZE]), other].map((table) => ({ table, above: [] }))
  assert.equal(readPlan({ tables, paragraphs: [] }).indicators.length, 1)
  const refused = (table: RawTable, word: RegExp) =>
    assert.throws(() => readPlan({ tables: [{ table, above: [] }], paragraphs: [] }), {
      code: 'plan.not-found',
      message: word,
    })
  refused(other, /没有找到/)
  refused(empty, /没有找到/)
  refused(
    tableOf(
      [CLASS_SIZE],
      FIELDS.filter((field) => field !== 'measures'),
    ),
    /缺少这些列：整改措施/,
  )
  refused(tableOf([]), /没有内容/)
})

test('a table cut in two by a page break goes on under its repeated header; another plan that starts from 1 again does not', () => {
  const next = tableOf([
    { status: '1所初中不达标', schools: '望江中学', measures: '望江中学：分流。' },
    { ...CLASS_SIZE, no: '2', indicator: '学校规模不超过2000人。' },
  ])
  const tables = [tableOf([CLASS_SIZE]), next, tableOf([CLASS_SIZE])].map((table) => ({ table, above: [] }))
  const plan = readPlan({ tables, paragraphs: [] })
  assert.deepEqual(
    plan.indicators.map(({ no, stages }) => [no, stages.primary.schools.length, stages.junior.schools.length]),
    [
      [1, 2, 1],
      [2, 2, 0],
    ],
  )
})

test('a header of two rows is read as one', () => {
  const table = tableOf([CLASS_SIZE])
  const [header] = table.cells
  table.cells.splice(
    0,
    1,
    header!.with(7, '责任分工').with(8, ''),
    header!.map((text, i) => (i === 7 || i === 8 ? text : '')),
  )
  table.merges = HEADER_MERGES
  const { table: _, ...plan } = readPlan({ tables: [{ table, above: [] }], paragraphs: [] })
  const { table: __, ...plain } = read([CLASS_SIZE])
  assert.deepEqual(plan, plain)
})

test('two thousand schools are read in a moment', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `青禾镇${String.fromCharCode(0x4e00 + i)}村小学`)
  const started = performance.now()
  const plan = read([
    { ...CLASS_SIZE, status: '2000所小学不达标', schools: names.join('、'), measures: `${names.join('、')}2000所学校：分流。` },
  ])
  assert.equal(plan.distinctSchools.total, 2000)
  assert.ok(performance.now() - started < 5000)
})

test('a missing column shifts nothing: it is said, and its field is empty', () => {
  const fields = FIELDS.filter((field) => field !== 'sections' && field !== 'milestones')
  const plan = readPlan({ tables: [{ table: tableOf([CLASS_SIZE], fields), above: [] }], paragraphs: [] })
  assert.deepEqual(plan.indicators[0]!.sections, [])
  assert.deepEqual(plan.indicators[0]!.units, ['区教育局', '各镇人民政府'])
  assert.deepEqual(
    found(plan, 'TYPO').map(({ where, text }) => [where, text.includes('责任科室')]),
    [['whole', true]],
  )
  assert.deepEqual(
    found(plan, 'NO_MILESTONE').map(({ where }) => where),
    ['whole'],
  )
})

test('a count that is not the number of names is said, in the failing list and in a measure', () => {
  const plan = read([{ ...CLASS_SIZE, status: '3所小学不达标', measures: '1．青禾小学、白石小学5所学校：分流。' }])
  assert.deepEqual(
    found(plan, 'COUNT_MISMATCH').map(({ where, severity, text }) => [where, severity, /3所.*2 所|5所.*2 所/.test(text)]),
    [
      ['ind 1 primary', 'error', true],
      ['ind 1 primary', 'error', true],
    ],
  )
})

test('a school with no measure, with two, or in a measure only, is named', () => {
  const plan = read([
    {
      ...CLASS_SIZE,
      measures: '1．青禾小学：通过合理划定招生片区解决。\n2．青禾小学：通过分流解决。\n3．桥头小学：通过分流解决。',
    },
  ])
  const named = found(plan, 'COUNT_MISMATCH').map(({ severity, names }) => [severity, names?.join()])
  assert.deepEqual(named, [
    ['error', '白石小学'],
    ['error', '桥头小学'],
    ['warn', '青禾小学'],
  ])
})

test('variants are proposed and counted once, never written over what was published', () => {
  const plan = read([
    {
      ...CLASS_SIZE,
      schools: '白石街道静水小学、白石街静水第二小学',
      measures: '1．白石街静水小学：分流。\n2．白石街静水第二小学：分流。',
    },
  ])
  const { schools, schools_canonical } = plan.indicators[0]!.stages.primary
  assert.deepEqual(schools, ['白石街道静水小学', '白石街静水第二小学'])
  assert.deepEqual(schools_canonical, ['白石街静水小学', '白石街静水第二小学'])
  assert.deepEqual(plan.distinctSchools, { total: 2, primary: 2, junior: 0 })
  assert.deepEqual(
    plan.disagreements.map(({ code, where, names }) => [code, where, names]),
    [['NAME_VARIANT', 'ind 1 primary', ['白石街道静水小学', '白石街静水小学']]],
  )
})

test('a difference coefficient needs a measure on the difference itself', () => {
  const status = '1所小学不达标\n小学段校际差异不达标'
  const lone = { ...CLASS_SIZE, status, schools: '青禾小学', measures: '1．青禾小学：分流。' }
  assert.deepEqual(
    found(read([lone]), 'CV_NO_MEASURE').map(({ where }) => where),
    ['ind 1 primary'],
  )
  const helped = { ...lone, measures: `${lone.measures}\n2．通过均衡调配，减小小学段校际间差异。` }
  assert.deepEqual(found(read([helped]), 'CV_NO_MEASURE'), [])
})

test('a building only partly up at the completion date is a risk for the schools that wait for it, and for them only', () => {
  const area = {
    ...CLASS_SIZE,
    indicator: '生均教学及辅助用房面积：小学达到4.5平方米以上。',
    measures: '1．青禾小学、白石小学2所学校：通过新建青禾小学与望江学校，均衡片区生源。',
    milestones: '2023年12月底前，完成青禾小学建设并具备使用条件。完成望江学校部分主体施工。',
    completion: '2023年12月',
  }
  const other = {
    ...CLASS_SIZE,
    no: '2',
    completion: '2023年12月',
    milestones: '2023年12月底前，完成全部整改任务。',
    schools: '桥头小学',
    status: '1所小学不达标',
    measures: '1．桥头小学：望江学校建成后，分流生源。',
  }
  const plan = read([area, other])
  assert.deepEqual(
    found(plan, 'SCHEDULE_RISK').map(({ where, names }) => [where, names]),
    [
      ['ind 1', ['白石小学']],
      ['ind 2', ['桥头小学']],
    ],
  )
  const finished = {
    ...area,
    completion: '2024年12月',
    milestones: `${area.milestones}\n2024年8月底前，完成望江学校建设并投入使用。`,
  }
  assert.deepEqual(found(read([finished]), 'SCHEDULE_RISK'), [])
})

test('a milestone after the completion date is a risk', () => {
  assert.match(found(read([{ ...CLASS_SIZE, completion: '2024年6月' }]), 'SCHEDULE_RISK')[0]!.text, /2024-12-31/)
})

test('values counted on September 1 cannot be shown before the next count, monitoring not before its next round, accounts not before they are settled', () => {
  const area = {
    ...CLASS_SIZE,
    indicator: '生均体育运动场馆面积：小学达到7.5平方米以上。',
    milestones: '2023年11月底前，完成租赁协议签订。',
  }
  const proof = (row: Partial<Record<Field, string>>) =>
    found(read([{ ...CLASS_SIZE, ...row }]), 'NOT_PROVABLE_IN_TIME').map(({ text }) => text)
  assert.match(proof({ ...area, completion: '2023年12月' })[0]!, /2024-09-01/)
  assert.deepEqual(proof({ ...area, completion: '2024年10月' }), [])
  const monitored = {
    indicator: '国家义务教育质量监测达到Ⅲ级以上',
    status: '四年级数学学业水平为Ⅱ级',
    schools: '',
    measures: '改进课堂教学',
    milestones: '2025年底前，达到合格标准。',
  }
  assert.match(proof({ ...monitored, completion: '2026年12月' })[0]!, /四年级数学最早在 2027 年/)
  assert.deepEqual(proof({ ...monitored, completion: '2027年12月' }), [])
  const paid = {
    indicator: '教师平均工资收入水平不低于公务员平均工资收入水平',
    milestones: '2024年10月底前，完成绩效工资总量核定。',
  }
  assert.match(proof({ ...paid, completion: '2024年12月' })[0]!, /2025-06/)
  assert.deepEqual(proof({ ...paid, completion: '2025年12月' }), [])
})

test('a measure without a milestone, a milestone without a month and a missing completion are said', () => {
  const plan = read([{ ...CLASS_SIZE, milestones: '在2024学年度，制定分流方案。', completion: '' }])
  assert.deepEqual(
    plan.disagreements.map(({ code, where }) => [code, where]),
    [
      ['NO_DATE', 'ind 1'],
      ['NO_DATE', 'ind 1'],
      ['NO_MILESTONE', 'ind 1'],
    ],
  )
})

test('the published total is compared with the distinct names; the main text states it too', () => {
  assert.deepEqual(found(read([CLASS_SIZE], { publishedSchools: 2 }), 'TOTAL_SCHOOLS'), [])
  assert.equal(found(read([CLASS_SIZE], { publishedSchools: 3 }), 'TOTAL_SCHOOLS')[0]!.severity, 'error')
  assert.equal(found(read([CLASS_SIZE], { body: ['我区不达标学校有４所。'] }), 'TOTAL_SCHOOLS').length, 1)
})

const BODY = [
  '云溪区两年攻坚方案（虚构）',
  '（一）小学、初中所有班级学生数分别不超过45人、50人。我区现有2所小学不达标',
  '整改措施：通过合理划定招生片区，解决青禾小学1所学校大班额问题；通过分流，解决白石小学1所学校大班额问题。（责任单位：区教育局，各镇人民政府）',
]

test('a main text that says the same as the table raises nothing', () => {
  assert.deepEqual(read([CLASS_SIZE], { body: BODY }).disagreements, [])
})

test('a main text that differs in counts, units, measures and figures is told where', () => {
  const differing = BODY.map((line) =>
    line
      .replace('2所小学', '3所小学')
      .replace('，各镇人民政府）', '）')
      .replace('白石小学1所', '白石小学6所')
      .replace('50人', '55人'),
  )
  const plan = read([CLASS_SIZE], { body: differing })
  assert.deepEqual(
    plan.disagreements.map(({ code, where }) => [code, where]),
    [
      ['BODY_COUNT', 'ind 1 primary'],
      ['BODY_UNITS', 'ind 1'],
      ['BODY_MEASURE', 'ind 1'],
    ],
  )
  assert.match(found(plan, 'BODY_MEASURE')[0]!.text, /6 所.*分流.*1 所.*50人.*55人/s)
})

test('title, numbers, dates, issuer and 公开方式 come from the lines around the table', () => {
  const lines = [
    '云政办发〔2023〕12号',
    '云溪区推进义务教育优质均衡发展攻坚方案（虚构）',
    '根据《督办函》（云督导室〔2023〕6号）要求，经区政府第十次常务会议研究同意，制定本方案。',
    '云溪区人民政府',
    '二〇二三年七月二十八日',
    '（此件主动公开）',
    '发布日期：2023-08-02',
  ]
  assert.deepEqual(read([CLASS_SIZE], { body: lines }).document, {
    title: '云溪区推进义务教育优质均衡发展攻坚方案（虚构）',
    annex_title: null,
    number: '云政办发〔2023〕12号',
    issuer: '云溪区人民政府',
    approval: '经区政府第十次常务会议研究同意',
    issued: '2023-07-28',
    published: '2023-08-02',
    disclosure: '此件主动公开',
    basis: '云督导室〔2023〕6号',
  })
})

test('an advertisement in the place of a name is flagged and no title or issuer with it is taken', () => {
  const lines = ['皇冠体育平台区攻坚实施方案', '皇冠体育平台区人民政府', '2023年7月28日']
  const plan = read([CLASS_SIZE], { body: lines })
  assert.deepEqual([plan.document.title, plan.document.issuer, plan.document.issued], [null, null, '2023-07-28'])
  const [suspicious] = found(plan, 'SUSPICIOUS_TOKEN')
  assert.deepEqual([suspicious!.severity, suspicious!.names], ['error', ['皇冠体育平台']])
})

test('projects are put under one name as a proposal and know the measures that wait for them', () => {
  const plan = read([
    {
      ...CLASS_SIZE,
      measures: '1．青禾小学：待望江学校建成后，通过分流解决。\n2．白石小学：通过新建望江中小学和白石小学教学楼来增加学位。',
    },
  ])
  assert.deepEqual(
    plan.projects.map(({ name, published_names, measures }) => [name, published_names, measures.map((m) => m.measure)]),
    [
      ['望江学校', ['望江学校', '望江中小学'], ['1-primary-1', '1-primary-2']],
      ['白石小学教学楼', ['白石小学教学楼'], ['1-primary-2']],
    ],
  )
  assert.deepEqual(
    found(plan, 'NAME_VARIANT').map(({ where, names }) => [where, names]),
    [['whole', ['望江学校', '望江中小学']]],
  )
})
