import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldTexts } from '../../documents/fields.ts'
import type { Block } from '../../documents/paper.ts'
import { LETTER_KINDS } from './kinds.ts'
import { type LetterInput, letterPaper, usualCause, usualDemand } from './letter-paper.ts'
import type { LetterItem } from './schema.ts'

export const anItem: LetterItem = {
  no: 17,
  where: '河湾学校　小学',
  indicatorName: '生均教学及辅助用房面积',
  problem: '生均教学及辅助用房面积低于标准',
  basis: '教督〔2017〕6号第六条',
  value: 4.4999,
  threshold: 4.5,
  gap: 0.04,
  unit: '㎡',
  isSpread: false,
  deadline: '2026-11-01',
  overdueDays: 22,
}

const input = (kind: LetterInput['kind'], more: Partial<LetterInput> = {}): LetterInput => ({
  kind,
  texts: {
    agency: '澄教督办',
    issuer: '澄溪区人民政府教育督导委员会办公室',
    title: '关于按期完成整改任务的督办单',
    situation: '学校有 12 个班。',
    merits: '图书已补足。',
    cause: usualCause(kind, [anItem]),
    demand: usualDemand(kind),
  },
  to: '河湾学校',
  items: [anItem],
  term: { by: 'day', day: '2026-12-01' },
  recheckDays: kind === 'opinion' ? 15 : null,
  on: '2026-11-23',
  serial: 3,
  ...more,
})

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [block.runs.map(({ text }) => text).join('')]
      if (block.kind === 'heading') return [block.text]
      if (block.kind !== 'table') return []
      return [...block.head, ...block.rows].map((row) => row.map(({ runs }) => runs.map(({ text }) => text).join('')).join('|'))
    })
    .join('\n')

test('a chase letter states the value so that it does not look met, its line, gap, and how long it is overdue', () => {
  const paper = letterPaper(input('chase'))
  const text = textOf(paper.blocks)
  assert.match(text, /№17\|河湾学校　小学：生均教学及辅助用房面积低于标准\|4\.4999\|4\.5\|0\.04㎡\|2026-11-01（逾期22天）/)
  assert.match(text, /请于2026年12月1日前将办理情况书面报送/)
  assert.match(text, /1项整改任务尚未销号，其中1项已逾期/)
  assert.equal(fieldTexts(paper)['发文字号'], '澄教督办〔2026〕3号')
  assert.equal(fieldTexts(paper)['主送机关'], '河湾学校：')
  assert.equal(paper.annexes[0]?.title, '督办事项办理情况回复单')
})

test('an opinion has the five parts of its form, its days from delivery, and the way to ask for a second look', () => {
  const text = textOf(letterPaper(input('opinion', { term: { by: 'days', days: 30 } })).blocks)
  const heads = ['基本情况', '主要成绩', '存在的问题', '整改要求', '整改时限与反馈方式']
  assert.deepEqual(
    heads.map((head) => text.indexOf(head)).sort((a, b) => a - b),
    heads.map((head) => text.indexOf(head)),
  )
  assert.ok(heads.every((head) => text.includes(head)))
  assert.match(text, /自本意见书送达之日起30日内/)
  assert.match(text, /自送达之日起15日内.*申请复查/)
  assert.match(text, /依据：教督〔2017〕6号第六条。/)
})

test('a judgement without figures shows dashes, never a zero or a blank', () => {
  const item = { ...anItem, value: null, threshold: null, gap: null, deadline: null, overdueDays: 0 }
  for (const kind of LETTER_KINDS)
    assert.match(textOf(letterPaper(input(kind, { items: [item] })).blocks), /№17\|[^|]+\|—\|—\|—\|未定/)
})
