import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differenceOf } from '../difference/difference.ts'
import type { CountyResult, IndicatorValue, Verdict } from '../result.ts'
import { restingOn } from './exemptions-used.ts'
import { fallsOf } from './falls.ts'
import { countsOf, type Line, linesOfResult, PROPOSED_DEMANDS, readinessOf } from './readiness.ts'

const value = (verdict: Verdict, of: number | null = 4.1): IndicatorValue => ({ value: of, threshold: 4.5, verdict })

function aResult(verdicts: { L1?: Verdict; pass?: boolean | null; spread?: Verdict; item?: Verdict } = {}): CountyResult {
  const { L1 = 'unmet', pass = false, spread = 'met', item = 'met' } = verdicts
  return {
    countyCode: '990101',
    countyName: '澄溪区（示例）',
    sections: [
      {
        schoolCode: '2199000001',
        schoolName: '澄溪第一小学',
        stage: 'primary',
        students: 400,
        indicators: { L1: value(L1, L1 === 'not_judgeable' ? null : 4.1), L2: value('met') },
        met: 1,
        floorOk: true,
        pass,
      },
    ],
    excluded: [],
    spreads: [{ stage: 'primary', indicator: 'L1', mean: 5, sd: 2, cv: 0.51, limit: 0.5, verdict: spread }],
    items: [{ key: 'class_size', value: null, verdict: item, detail: ['超过上限的班 1 个'] }],
    counts: {},
    verdict: 'unmet',
  }
}

const nameOf = (key: string) => ({ zh: `《${key}》`, unit: '㎡', decimals: 2 })
const lines = (result: CountyResult) => linesOfResult(result, nameOf, 'package=p&run=r')

test('a judgement leaves a line for what fails or is open, each with its numbers and the page where it is repaired', () => {
  const found = lines(aResult({ spread: 'unmet', item: 'not_judgeable' }))
  assert.deepEqual(
    found.map(({ kind, subject, text, link }) => [kind, subject, text, link]),
    [
      ['unmet', '小学《L1》差异系数', '0.510，上限 0.5', '/spread?package=p&run=r&stage=primary&indicator=L1'],
      ['not_judgeable', '《class_size》', '超过上限的班 1 个', '/evaluation?package=p&run=r&explain=~~class_size'],
      [
        'unmet',
        '澄溪第一小学（小学）',
        '《L1》 4.10，标准 4.5 ㎡',
        '/schools/2199000001?package=p&run=r&explain=2199000001~primary~L1',
      ],
    ],
  )
  assert.equal(lines(aResult({ L1: 'not_judgeable', pass: null }))[0]?.text, '《L1》 缺数据')
})

test('a duty names up to three of the schools it counts, and says 等 where there are more', () => {
  const said = (schools: string[]) => {
    const result = aResult({ item: 'unmet' })
    result.items[0]!.detail = [`不达标 ${schools.length} 所`, ...schools]
    return lines(result).find(({ subject }) => subject === '《class_size》')?.text
  }
  assert.equal(said(['甲校', '乙校', '丙校']), '不达标 3 所；甲校；乙校；丙校')
  assert.equal(said(['甲校', '乙校', '丙校', '丁校']), '不达标 4 所；甲校；乙校；丙校等')
})

test('what fails by a hair does not read as if it stood on its line', () => {
  const result = aResult({ spread: 'unmet' })
  result.sections[0]!.indicators['L1']!.value = 4.4996
  result.spreads[0]!.cv = 0.50004
  assert.deepEqual(
    lines(result).map(({ text }) => text),
    ['0.50004，上限 0.5', '《L1》 4.4996，标准 4.5 ㎡'],
  )
})

test('a section that passes with its spare item used is ready', () => {
  assert.deepEqual(lines(aResult({ pass: true })), [])
})

test('each line stands before the milestones its kind must be gone before, the county’s own first', () => {
  const line = (kind: Line['kind'], school: string | null, key: string): Line => ({
    key,
    kind,
    subject: '',
    text: '',
    school,
    stage: null,
    link: '/',
  })
  const all = readinessOf([line('overdue', null, 'c'), line('unmet', '1', 'b'), line('unmet', null, 'a')], PROPOSED_DEMANDS)
  assert.deepEqual(
    all.map(({ key, before }) => [key, before.join(' ')]),
    [
      ['a', 'provincial national'],
      ['b', 'provincial national'],
      ['c', 'municipal provincial national'],
    ],
  )
  assert.deepEqual(countsOf(all), { unmet: 2, not_judgeable: 0, unproven: 0, overdue: 1 })
})

test('a fall is what was met and is not any more; what improved or stayed is none', () => {
  const [was, is] = [aResult({ L1: 'met', pass: true }), aResult({ spread: 'unmet', item: 'not_judgeable' })]
  const falls = fallsOf(differenceOf(was, is))
  assert.deepEqual(
    falls.map(({ kind, key, verdict }) => [kind, key, verdict]),
    [
      ['item', 'class_size', 'not_judgeable'],
      ['spread', 'L1', 'unmet'],
      ['section', null, 'unmet'],
      ['indicator', 'L1', 'unmet'],
    ],
  )
  assert.deepEqual(fallsOf(differenceOf(is, was)), [])
  assert.deepEqual(fallsOf(differenceOf(was, was)), [])
})

test('what rests on an exemption is what turns without it', () => {
  assert.equal(restingOn(differenceOf(aResult({ L1: 'met', pass: true }), aResult({}))), 2)
  assert.equal(restingOn(differenceOf(aResult({}), aResult({}))), 0)
})
