import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BoardRow } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { boardView } from './board-view.ts'

const row = (name: string, given: Partial<BoardRow> = {}): BoardRow => ({
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'school',
  key: '2199000001',
  name,
  type: '小学',
  town: '甲镇（虚构）',
  authority: '县属',
  keeper: name,
  state: 'draft',
  due: '2026-11-27',
  openedAt: '2026-11-10T01:00:00.000Z',
  changedAt: '2026-11-10T01:00:00.000Z',
  submittedAt: null,
  attestedBy: null,
  errors: 0,
  warnings: 0,
  unexplained: 0,
  isCounted: true,
  filled: 10,
  asked: 60,
  next: null,
  ...given,
})

const ROWS = [
  row('和平小学', { filled: 60, state: 'submitted' }),
  row('安定小学', { filled: 30 }),
  row('白云小学', { filled: 0, openedAt: null, due: '2026-11-20' }),
  row('财政局', { kind: 'department', key: '财政局', type: null, town: '' }),
]
const TODAY = '2026-11-23'
const names = (search: Record<string, string>) => boardView(ROWS, search, TODAY).rows.map(({ name }) => name)

test('schools are shown first, the furthest from done above; by name they stand as Chinese names do', () => {
  assert.deepEqual(names({}), ['白云小学', '安定小学', '和平小学'])
  assert.deepEqual(names({ sort: 'name' }), ['安定小学', '白云小学', '和平小学'])
  assert.deepEqual(names({ kind: 'department' }), ['财政局'])
})

test('overdue is what is not in past its day; what was handed in is never overdue', () => {
  assert.deepEqual(names({ late: 'overdue' }), ['白云小学'])
  assert.deepEqual(boardView([row('甲', { state: 'submitted', due: '2026-11-01' })], { late: 'overdue' }, TODAY).rows, [])
})

test('a chip counts what it would show beside the words searched, whichever chip is pressed', () => {
  const { states, late, total } = boardView(ROWS, { q: 'xx', state: 'submitted' }, TODAY)
  assert.deepEqual([states.get('draft'), states.get('submitted'), late.get('unopened'), total], [2, 1, 1, 3])
})

test('a school is found by the initials of its name', () => {
  assert.deepEqual(names({ q: 'adxx' }), ['安定小学'])
})
