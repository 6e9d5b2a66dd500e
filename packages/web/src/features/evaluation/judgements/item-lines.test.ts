import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Judgement, RoundPlace, StatedItem } from '@junheng/core/features/evaluation/judgements/schema.ts'
import type { ItemResult } from '@junheng/core/features/evaluation/result.ts'
import { countOf, linesOf, remedyFor } from './item-lines.ts'

const recorded: Judgement = {
  version: 1,
  conclusion: 'met',
  grounds: '已公布',
  responsible: '',
  concludedOn: '2026-10-08',
  written: true,
  at: '2026-10-08T01:00:00.000Z',
  by: '陈统筹',
  review: null,
  evidence: [],
  isOwn: true,
}
const place: RoundPlace = {
  roundId: 'r',
  roundName: '本轮',
  returnId: 'x',
  unit: '教育督导室',
  state: 'draft',
  conclusion: 'met',
  version: 1,
  mayWrite: true,
}
const stated: StatedItem = { element: 'a', item: 'a', kind: 'judgement', zh: '甲', clause: '', judged: 'met', recorded, place }
const result = (key: string, verdict: ItemResult['verdict']): ItemResult => ({ key, value: null, verdict, detail: [] })

test('a rider stands with its item, and what is unmet, unknown or unproven is counted apart', () => {
  const rider: StatedItem = { ...stated, element: 'b:rider', item: 'b', kind: 'rider', recorded: null, judged: null }
  const lines = linesOf([result('a', 'met'), result('b', 'unmet'), result('c', 'not_judgeable')], {
    statements: [stated, rider],
    rollUps: [{ item: 'c', schools: 2, failing: [], unreported: [{ code: '1', name: '甲校' }] }],
  })
  assert.deepEqual(
    lines.map((line) => line.stated.map(({ element }) => element)),
    [['a'], ['b:rider'], []],
  )
  assert.deepEqual(lines[2]?.rollUp?.unreported.length, 1)
  assert.deepEqual(
    [countOf(lines, 'all'), countOf(lines, 'unmet'), countOf(lines, 'unjudged'), countOf(lines, 'unproven')],
    [3, 1, 1, 2],
  )
})

test('what is to be done about a difference depends on where the judged value stands', () => {
  const of = (change: Partial<StatedItem>, roundId: string | null = 'r') => remedyFor({ ...stated, ...change }, { roundId })
  assert.equal(of({}), null)
  assert.equal(of({ recorded: null, judged: null }), null)
  assert.equal(of({ judged: 'unmet' }, null), 'other-source')
  assert.equal(of({ judged: 'unmet' }), 'computed')
  assert.equal(of({ judged: 'unmet', place: { ...place, conclusion: 'unmet' } }), 'record-again')
  assert.equal(of({ judged: null, place: { ...place, conclusion: null, state: 'submitted', mayWrite: false } }), 'return')
  assert.equal(of({ judged: 'unmet', place: { ...place, conclusion: 'unmet', state: 'locked', mayWrite: false } }), 'amend')
  assert.equal(of({ judged: 'unmet', place: null }, null), 'file')
})
