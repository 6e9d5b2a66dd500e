import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLASS_SIZE, found, read } from './fictional-plan.ts'
import type { Field } from './header.ts'

// 澄溪区 and everything in it is invented.

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
  '澄溪区两年攻坚方案（虚构）',
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
