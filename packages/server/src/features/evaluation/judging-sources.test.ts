import assert from 'node:assert/strict'
import { test } from 'node:test'
import { item, judge, near, oneSchool } from './test-judge.ts'

const naeqOf = async (county: Record<string, string>, settings: Record<string, unknown> = {}) =>
  item(await judge(oneSchool({}, {}, { statistics_date: '2025-09-01', ...county }), settings), 'naeq_level')

test('a county without any result of the national monitoring is not judgeable, and when each subject is tested next is said', async () => {
  const { verdict, detail } = await naeqOf({})
  assert.equal(verdict, 'not_judgeable')
  // 2021 数学体育, 2022 语文艺术, 2023 德育科学, every third year: after 2025 these come round in 2027, 2028 and 2026.
  assert.deepEqual(detail, [
    '没有录入国家义务教育质量监测结果，无法判定',
    '按三年一轮，下一次监测：2026 年 科学、德育；2027 年 数学、体育；2028 年 语文、艺术',
  ])
})

test('what the county’s own results are of sets the year of a subject and of those tested together with it', async () => {
  const { detail } = await naeqOf({ 'naeq:2024:4:语文': '3;0.1' })
  assert.equal(
    detail[1],
    '没有监测结果，无法判定：四年级数学、四年级体育、四年级艺术、八年级语文、八年级数学、八年级体育、八年级艺术（下一次监测 2027 年）；' +
      '四年级科学、四年级德育、八年级科学、八年级德育（下一次监测 2026 年）。按口径只看反馈了结果的学科',
  )
})

test('a subject stated as not tested is not judgeable whatever it was before, and comes round three years later', async () => {
  const { verdict, value, detail } = await naeqOf({
    'naeq:2021:4:科学': '3;0.1',
    'naeq:2024:4:科学': '未测',
    'naeq:2023:4:语文': '3;0.1',
  })
  assert.deepEqual([verdict, value], ['not_judgeable', null])
  assert.ok(detail.includes('2024 年 四年级科学 未测，无法判定；按三年一轮，下一次监测在 2027 年'), detail.join('\n'))
  assert.equal((await naeqOf({ 'naeq:2024:4:科学': '未测', 'naeq:2023:4:语文': '2;0.1' })).verdict, 'unmet')
})

test('subjects without a result are listed; they decide only where all six are asked for', async () => {
  const county = { 'naeq:2024:4:语文': '3;0.1' }
  assert.equal((await naeqOf(county)).verdict, 'met')
  assert.equal((await naeqOf(county, { 'naeq.subjects': 'all' })).verdict, 'not_judgeable')
  const subjects = ['语文', '数学', '科学', '体育', '艺术', '德育']
  const full = Object.fromEntries([4, 8].flatMap((grade) => subjects.map((s) => [`naeq:2024:${grade}:${s}`, '3;0.1'])))
  const { verdict, detail } = await naeqOf(full, { 'naeq.subjects': 'all' })
  assert.deepEqual([verdict, detail.length], ['met', 12])
})

test('a nation’s result outranks a province’s newer one, a province’s outranks the county’s own; the others are shown', async () => {
  const national = { 'naeq:2023:4:语文': '2;0.1' }
  const provincial = { 'naeq:2025:4:语文:省级': '3;0.1' }
  const own = { 'naeq:2025:4:语文:县自查': '4;0.05' }
  assert.equal((await naeqOf({ ...national, ...provincial, ...own })).verdict, 'unmet')
  const { verdict, detail } = await naeqOf({ ...provincial, ...own })
  assert.equal(verdict, 'met')
  assert.equal(detail[0], '2025 年 四年级语文（省级） Ⅲ级，校际差异率 0.1：达标')
  assert.equal(detail[1], '2025 年 四年级语文（县自查） Ⅳ级，校际差异率 0.05：只作参考，以国家、省级结果为准')
})

test('a between-school rate is said as it was fed back, so that none reads as if it stood on the line', async () => {
  const { verdict, detail } = await naeqOf({ 'naeq:2024:4:语文': '3;0.149996', 'naeq:2024:8:语文': '3;0.15' })
  assert.equal(verdict, 'unmet')
  assert.equal(detail[0], '2024 年 四年级语文 Ⅲ级，校际差异率 0.149996：达标')
  assert.equal(detail[1], '2024 年 八年级语文 Ⅲ级，校际差异率 0.15：未达标')
})

const survey = { survey_valid: 1000, survey_satisfied: 900 }
const recognised = async (county: Record<string, string | number>, settings: Record<string, unknown> = {}) =>
  item(await judge(oneSchool({}, {}, { ...survey, ...county }), settings), 'social_recognition')

test('a national survey decides over a provincial one and the county’s own, which are shown beside it', async () => {
  const own = await recognised({})
  near(own.value, 0.9)
  assert.deepEqual(own.detail, ['问卷综合满意度 90.0%，标准 ≥ 85.0%（县自查）'])
  const both = await recognised({ 'social_recognition:provincial': 0.88, 'social_recognition:国家': 0.842 })
  near(both.value, 0.842)
  assert.equal(both.verdict, 'unmet')
  assert.deepEqual(both.detail, [
    '问卷综合满意度 84.2%（国家调查），标准 ≥ 85.0%',
    '只作参考：问卷综合满意度 88.0%（省级调查）',
    '只作参考：问卷综合满意度 90.0%，标准 ≥ 85.0%（县自查）',
  ])
  const only = await judge(oneSchool({}, {}, { 'social_recognition:provincial': 0.85 }))
  assert.equal(item(only, 'social_recognition').verdict, 'met')
})

test('visits asked for beside the survey are still asked for when a nation’s survey stands', async () => {
  const asked = { 'survey.requireVisits': true }
  assert.equal((await recognised({ 'social_recognition:national': 0.9 }, asked)).verdict, 'not_judgeable')
  const visited = { 'social_recognition:national': 0.9, visit_total: 100, visit_satisfied: 80 }
  assert.equal((await recognised(visited, asked)).verdict, 'unmet')
})

test('in 2012 the same: the province’s survey decides the satisfaction and its veto', async () => {
  const county = { survey_valid: 1000, survey_satisfied: 900, 'basic_public_satisfaction:provincial': 0.8 }
  const result = await judge(oneSchool({}, {}, county), {}, 'basic_balanced_2012')
  assert.equal(item(result, 'basic_public_satisfaction').verdict, 'unmet')
  assert.deepEqual(item(result, 'veto:satisfaction').verdict, 'unmet')
})

test('a satisfaction just below its line does not read as if it stood on it', async () => {
  const of = async (county: Record<string, number>) =>
    item(await judge(oneSchool({}, {}, county), {}, 'basic_balanced_2012'), 'veto:satisfaction')
  const own = await of({ survey_valid: 10_000, survey_satisfied: 8496 })
  assert.equal(own.verdict, 'unmet')
  assert.ok(own.detail.includes('公众满意度达到85%：实为 84.96%'), own.detail.join('\n'))
  const found = await of({ 'basic_public_satisfaction:national': 0.8499 })
  assert.ok(found.detail.includes('公众满意度达到85%：实为 84.99%（国家调查）'), found.detail.join('\n'))
})
