import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earliestProof, type ProofAsked } from '@junheng/core/features/rectification/ledger/earliest-proof.ts'
import { getStandard } from '../../standards/service.ts'

const quality = getStandard('quality_balanced_2017')
const on = (asked: ProofAsked) => earliestProof(quality, asked).on

test('what is counted on September 1 is proven by the next September 1, on the very day by that day itself', () => {
  for (const key of [
    'teaching_area_per_student',
    'L4',
    'music_art_rooms',
    'class_size',
    'school_size',
    'certified_teachers',
    'students',
  ]) {
    assert.equal(on({ key, today: '2026-11-23' }), '2027-09-01', key)
    assert.equal(on({ key, today: '2026-09-01' }), '2026-09-01', key)
    assert.equal(on({ key, today: '2026-09-02' }), '2027-09-01', key)
  }
})

test('a building counts from its acceptance, so that its first September 1 comes after it; an acceptance long past binds nothing', () => {
  assert.equal(on({ key: 'teaching_area_per_student', today: '2026-11-23', acceptedOn: '2027-10-15' }), '2028-09-01')
  assert.equal(on({ key: 'teaching_area_per_student', today: '2026-11-23', acceptedOn: '2025-10-15' }), '2027-09-01')
  assert.equal(on({ key: 'layout_planning', today: '2026-11-23', acceptedOn: '2027-10-15' }), '2027-10-15')
})

test('money of a year is proven by that year’s accounts, also where it is divided by pupils of September 1', () => {
  for (const key of [
    'small_school_funds',
    'special_edu_funds',
    'teacher_pay',
    'training_funds_5pct',
    'public_funds_settled_wan',
  ]) {
    assert.equal(on({ key, today: '2026-11-23' }), '2027-03-31', key)
    assert.equal(on({ key, today: '2027-02-01' }), '2028-03-31', key)
  }
})

test('hours of training are audited at the end of the year, a school year ends in July, so do its exchanges and the survey', () => {
  assert.equal(on({ key: 'training_360', today: '2026-11-23' }), '2026-12-31')
  for (const key of ['teacher_exchange', 'junior_retention_3y', 'quality_hs_quota', 'social_recognition'])
    assert.equal(on({ key, today: '2026-11-23' }), '2027-07-15', key)
  assert.equal(on({ key: 'teacher_exchange', today: '2027-07-16' }), '2028-07-15')
  assert.match(earliestProof(quality, { key: 'social_recognition', today: '2026-11-23' }).why, /社会认可度调查/)
})

test('a subject of national monitoring waits for its turn and for the report of the year after', () => {
  // 语文: 2022, 2025, 2028; 科学: 2023, 2026, 2029; 数学: 2021, 2024, 2027.
  const naeq = (subject: string | null, today: string) => on({ key: 'naeq_level', subject, today })
  assert.equal(naeq('四年级语文', '2026-11-23'), '2029-12-31')
  assert.equal(naeq('数学', '2026-11-23'), '2028-12-31')
  assert.equal(naeq('四年级语文、八年级科学', '2026-11-23'), '2030-12-31')
  assert.equal(naeq(null, '2026-11-23'), '2028-12-31')
  // Before May the same year’s test is still to come.
  assert.equal(naeq('科学', '2026-04-30'), '2027-12-31')
  assert.equal(naeq('科学', '2026-05-01'), '2030-12-31')
  assert.equal(naeq('劳动', '2026-11-23'), null)
  const tested = new Map([['语文', [2026]]])
  assert.equal(on({ key: 'naeq_level', subject: '语文', today: '2026-11-23', tested }), '2030-12-31')
})

test('what papers prove has no such day, nor has a key nobody knows; both say so', () => {
  assert.deepEqual(earliestProof(quality, { key: 'layout_planning', today: '2026-11-23' }), {
    on: null,
    why: '这一项由材料和核查证明，不受统计日限制。',
  })
  assert.match(earliestProof(quality, { key: 'nobody', today: '2026-11-23' }).why, /没有“nobody”/)
})

test('the average of the 2012 coefficients has the day of its indicators', () => {
  const basic = getStandard('basic_balanced_2012')
  assert.equal(earliestProof(basic, { key: 'basic_composite_cv', today: '2026-11-23' }).on, '2027-09-01')
  assert.equal(earliestProof(basic, { key: 'basic_school_standard', today: '2026-11-23' }).on, '2027-07-15')
})
