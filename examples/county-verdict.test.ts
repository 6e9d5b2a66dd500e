import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { evaluateInput } from '../packages/server/src/features/evaluation/evaluate-input.ts'
import { SPOILED } from './make/faulty.ts'

const county = join(import.meta.dirname, 'county.zip')
const quality = await evaluateInput(county, { standard: 'quality_balanced_2017', today: '2025-10-01' })
const result = quality.counties[0]!

const sectionOf = (name: string, stage = 'primary') => {
  const found = result.sections.find((s) => s.schoolName === name && s.stage === stage)
  assert.ok(found, `${name} is not counted`)
  return found
}
const judged = (name: string, stage?: string) => {
  const { met, floorOk, pass } = sectionOf(name, stage)
  return { met, floorOk, pass }
}
const itemOf = (key: string) => result.items.find((item) => item.key === key)!

test('the example county has no errors, only warnings that its README announces', () => {
  assert.deepEqual(
    quality.faults.filter((f) => f.severity === 'error'),
    [],
  )
  assert.deepEqual([...new Set(quality.faults.map((f) => f.rule))].filter((rule) => !rule.startsWith('S')).sort(), [
    'V013',
    'V032',
  ])
})

test('five of seven fail even when the other two reach 85 %', () => {
  for (const [name, stage] of [
    ['松林小学', 'primary'],
    ['澄溪第三初级中学', 'junior'],
    ['枫林九年一贯制学校', 'junior'],
  ] as const) {
    assert.deepEqual(judged(name, stage), { met: 5, floorOk: true, pass: false })
  }
})

test('six of seven pass when the seventh reaches 85 %, and fail when it does not', () => {
  assert.deepEqual(judged('柳堤小学'), { met: 6, floorOk: true, pass: true })
  assert.deepEqual(judged('望湖小学'), { met: 6, floorOk: false, pass: false })
})

test('on the line is met: 85 % exactly, and all seven exactly', () => {
  assert.equal(sectionOf('澄溪实验小学').indicators['L2']!.value, 0.85)
  assert.deepEqual(judged('澄溪实验小学'), { met: 6, floorOk: true, pass: true })
  assert.deepEqual(judged('竹溪小学'), { met: 7, floorOk: true, pass: true })
})

test('a leased sports ground counts in a crowded centre and nowhere else', () => {
  assert.equal(judged('古城小学').pass, true)
  assert.equal(sectionOf('站前小学').indicators['L5']!.value, 4.5)
})

test('a school whose equipment is zero counts with zero, and a school without pupils does not count', () => {
  assert.equal(sectionOf('梅坞小学').indicators['L6']!.value, 0)
  assert.ok(result.excluded.some((s) => s.schoolName === '新城小学'))
})

test('a teaching point of 50 counts, one of 49 does not', () => {
  assert.ok(sectionOf('青禾小学下湾教学点'))
  assert.ok(result.excluded.some((s) => s.schoolName === '青禾小学上湾教学点'))
})

test('exactly two coefficients are over the line and one cannot be judged', () => {
  const named = (verdict: string) => result.spreads.filter((s) => s.verdict === verdict).map((s) => `${s.stage} ${s.indicator}`)
  assert.deepEqual(named('unmet'), ['primary L6', 'junior L5'])
  assert.deepEqual(named('not_judgeable'), ['junior L2'])
  assert.equal(result.spreads.length, 14)
})

test('the county items fail that are meant to, for the schools and classes that are meant to', () => {
  const failing = result.items.filter((item) => item.verdict !== 'met').map((item) => [item.key, item.verdict, item.value])
  assert.deepEqual(Object.fromEntries(failing.map(([key, verdict, value]) => [key, [verdict, value]])), {
    music_art_rooms: ['unmet', 3],
    school_size: ['unmet', 3],
    class_size: ['unmet', 1],
    small_school_funds: ['unmet', 1],
    teacher_exchange: ['unmet', 0.104],
    training_funds_5pct: ['unmet', 1],
    naeq_level: ['unmet', 2],
  })
  assert.match(itemOf('class_size').detail.join(), /城关小学.*46/)
  assert.match(itemOf('school_size').detail.join(), /澄溪第一小学.*澄溪第四小学.*北岭九年一贯制学校.*澄溪第五小学/)
})

test('the same county passes the standard of 2012', async () => {
  const basic = await evaluateInput(county, { standard: 'basic_balanced_2012', today: '2025-10-01' })
  const [judgedThen] = basic.counties
  assert.equal(judgedThen!.verdict, 'met')
  assert.equal(result.verdict, 'unmet')
})

test('every fault of the faulty county is found where it was put', async () => {
  const { faults } = await evaluateInput(join(import.meta.dirname, 'county-faulty.zip'), {
    standard: 'quality_balanced_2017',
    today: '2025-10-01',
  })
  const found = new Set(faults.map((f) => `${f.sheet} ${f.row} ${f.rule}`))
  assert.deepEqual(
    SPOILED.filter(({ sheet, row, rule }) => !found.has(`${sheet} ${row} ${rule}`)).map(({ what }) => what),
    [],
  )
  // Of the files themselves: a row too short at the end of rooms.csv, and a column nobody knows.
  assert.ok(found.has('rooms.csv 297 S007') && found.has('sections.csv 1 S005'))
})
