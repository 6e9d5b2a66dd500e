import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indicatorIn, subjectOf } from './subject.ts'

const RULES = {
  indicators: [{ code: 'L5', key: 'sports_area', zh: '生均体育运动场馆面积', short: '体育场馆' }],
  items: [
    { key: 'school_size', kind: 'schools', zh: '学校规模' },
    { key: 'class_size', kind: 'classes', zh: '班额' },
    { key: 'retention', kind: 'ratio', zh: '巩固率' },
  ],
  vetoes: [{ key: 'cheating', zh: '弄虚作假' }],
  passRule: null,
} as unknown as Parameters<typeof subjectOf>[0]
const subject = (schoolCode: string | null, stage: 'primary' | 'junior' | null, indicator: string) =>
  subjectOf(RULES, 'quality_balanced_2017', { schoolCode, stage, indicator })
const SCHOOL = '990101001'

test('an indicator with a school is the school’s section, without one the coefficient of the county', () => {
  const of = (found: ReturnType<typeof subject>) =>
    'missing' in found ? found.missing : `${found.scope} ${found.matter} ${found.stage}`
  assert.equal(of(subject(SCHOOL, 'primary', 'L5')), 'section indicator primary')
  assert.equal(of(subject(null, 'primary', 'L5')), 'county spread primary')
  assert.equal(of(subject(SCHOOL, null, 'school_size')), 'school duty null')
  assert.equal(of(subject(SCHOOL, 'junior', 'class_size')), 'section duty junior')
  assert.equal(of(subject(null, null, 'retention')), 'county item null')
  assert.equal(of(subject(null, null, '4语文')), 'county subject null')
  assert.equal(of(subject(SCHOOL, null, '')), 'school other null')
  assert.match(of(subject(SCHOOL, null, 'L5')), /按学段/)
  assert.match(of(subject(SCHOOL, null, 'retention')), /按全县/)
  assert.match(of(subject(SCHOOL, null, 'veto:cheating')), /全县的/)
  assert.match(of(subject(null, null, 'nothing')), /没有“nothing”/)
})

test('people name an indicator by code, official or short name, a subject by its grade', () => {
  assert.equal(indicatorIn(RULES, ' 生均体育运动场馆面积 '), 'L5')
  assert.equal(indicatorIn(RULES, '体育场馆差异系数'), 'L5')
  assert.equal(indicatorIn(RULES, '四年级语文'), '4语文')
  assert.equal(indicatorIn(RULES, '弄虚作假'), 'veto:cheating')
  assert.equal(indicatorIn(RULES, ''), '')
  assert.equal(indicatorIn(RULES, '不存在'), null)
})
