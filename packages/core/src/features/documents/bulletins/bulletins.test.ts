import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { CountyDifference } from '../../evaluation/difference/difference.ts'
import type { Standard } from '../../standards/standard.ts'
import { turnsOf } from './circular-turns.ts'
import { type BulletinTexts, bulletinHead, demandsOf } from './texts.ts'
import { type NoticedWarning, warningNotice } from './warning-notice.ts'
import { besideLine } from './words.ts'

const texts: BulletinTexts = {
  agency: '澄教督',
  issuer: '澄溪区人民政府教育督导委员会办公室',
  to: '示例小学',
  copies: null,
  demand: ' 核对数据。 \n\n 按期整改。',
  term: '2026-12-05',
}
// Only the names are asked for.
const standard = {
  indicators: [{ code: 'L5', zh: '生均体育运动场馆面积', decimals: 2 }],
  items: [{ key: 'class_size', zh: '班额' }],
  vetoes: [],
} as unknown as Standard

const at = (value: number, verdict: 'met' | 'unmet') => ({ value, threshold: 7.5, verdict })

test('what turned is told by its direction: sections with their figures before and after, coefficients, items', () => {
  const difference: CountyDifference = {
    verdict: { before: 'unmet', after: 'unmet' },
    sections: [
      {
        schoolCode: '1',
        schoolName: '甲校',
        stage: 'primary',
        before: 'unmet',
        after: 'met',
        reason: null,
        indicators: [{ indicator: 'L5', before: at(7, 'unmet'), after: at(8, 'met') }],
      },
      {
        schoolCode: '2',
        schoolName: '乙校',
        stage: 'junior',
        before: 'met',
        after: 'met',
        reason: null,
        indicators: [{ indicator: 'L5', before: at(8, 'met'), after: at(7.4996, 'unmet') }],
      },
    ],
    spreads: [
      {
        stage: 'primary',
        indicator: 'L5',
        before: { cv: 0.42, limit: 0.5, verdict: 'met' },
        after: { cv: 0.5002, limit: 0.5, verdict: 'unmet' },
      },
    ],
    items: [
      {
        key: 'class_size',
        before: { value: null, verdict: 'not_judgeable' },
        after: { value: 0, verdict: 'met' },
        schools: { before: [], after: [] },
        gone: [],
        come: [],
      },
    ],
    moved: 0,
  }
  const { better, worse, other } = turnsOf(difference, standard)
  assert.deepEqual(better, ['甲校（小学）未达标 → 达标：生均体育运动场馆面积 7.00 → 8.00（标准 7.5）。'])
  assert.deepEqual(worse, [
    '乙校（初中）学段仍达标：生均体育运动场馆面积 8.00 → 7.4996（标准 7.5）。',
    '小学“生均体育运动场馆面积”差异系数：0.420 → 0.5002，达标 → 未达标。',
  ])
  assert.deepEqual(other, ['班额：无法判定 → 达标。'])
})

test('a printed value never stands on the other side of its line, nor on it', () => {
  const line = fc.constantFrom(4.5, 0.5, 7.5, 2000)
  fc.assert(
    fc.property(line, fc.double({ min: -0.01, max: 0.01, noNaN: true }), (limit, off) => {
      fc.pre(Math.abs(off) > 1e-5)
      const value = limit + off
      assert.equal(Math.sign(Number(besideLine(value, limit, 2)) - limit), Math.sign(off))
    }),
  )
})

const warning = (id: string, level: NoticedWarning['level'], more: Partial<NoticedWarning> = {}): NoticedWarning => ({
  id,
  rule: 'near_line',
  ruleName: '接近标准',
  level,
  subject: { school: '1', stage: 'primary', indicator: 'L5' },
  cause: `示例小学 ${id}`,
  value: 7.6,
  threshold: 7.5,
  since: '2026-11-23',
  due: '2026-12-05',
  source: '示例数据',
  ...more,
})

test('a notice is named after its gravest warning, puts it first, and says what could not be given', () => {
  const warnings = [warning('a', 'yellow'), warning('b', 'red', { value: null }), warning('c', 'orange')]
  const paper = warningNotice({ county: '澄溪区', warnings, texts, on: '2026-11-23', serial: 3 })
  assert.equal(paper.title, '澄溪区义务教育优质均衡发展红色预警通知单')
  assert.deepEqual(paper.number, { agency: '澄教督', year: 2026, serial: 3 })
  const table = paper.blocks.find((block) => block.kind === 'table')
  assert.ok(table?.kind === 'table')
  assert.deepEqual(
    table.rows.map(([, level, , value]) => [level?.runs[0]?.text, value?.runs[0]?.text]),
    [
      ['红色', '＿＿'],
      ['橙色', '7.60'],
      ['黄色', '7.60'],
    ],
  )
  assert.ok(JSON.stringify(paper.blocks).includes('请于2026年12月5日前填写回执'))
})

test('a draft has no number, and each written line is a requirement', () => {
  assert.equal(bulletinHead('通报', texts, '2026-11-23', null).number, null)
  assert.deepEqual(demandsOf(texts), ['核对数据。', '按期整改。'])
})
