import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLASS_SIZE, found, HEADER_MERGES, read, tableOf } from './fictional-plan.ts'
import { FIELDS } from './header.ts'
import type { RawTable } from './plan.ts'
import { readPlan } from './read-plan.ts'

// 澄溪区 and everything in it is invented.

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
  table.cells.unshift(wide('附件'), wide('澄溪区整改工作规划（虚构）'))
  table.cells.push(['合计', '', '', '', '', '', '', '', '', '200万元'], wide('注：本表为虚构。'))
  table.merges.push({ row: 1, col: 0, rowspan: 1, colspan: 10 })
  const plan = readPlan({ tables: [{ table, above: [] }], paragraphs: [] })
  assert.equal(plan.indicators.length, 1)
  assert.deepEqual(plan.table.preamble, ['附件', '澄溪区整改工作规划（虚构）'])
  assert.equal(plan.document.title, '澄溪区整改工作规划（虚构）')
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

test('title, numbers, dates, issuer and 公开方式 come from the lines around the table', () => {
  const lines = [
    '云政办发〔2023〕12号',
    '澄溪区推进义务教育优质均衡发展攻坚方案（虚构）',
    '根据《督办函》（云督导室〔2023〕6号）要求，经区政府第十次常务会议研究同意，制定本方案。',
    '澄溪区人民政府',
    '二〇二三年七月二十八日',
    '（此件主动公开）',
    '发布日期：2023-08-02',
  ]
  assert.deepEqual(read([CLASS_SIZE], { body: lines }).document, {
    title: '澄溪区推进义务教育优质均衡发展攻坚方案（虚构）',
    annex_title: null,
    number: '云政办发〔2023〕12号',
    issuer: '澄溪区人民政府',
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
