import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ChangeFact, differenceOf, doubtsIn } from './doubts.ts'
import { reviewRefusal } from './review.ts'
import { sheetTotals } from './rubric.ts'
import type { Judgement, StatedItem } from './schema.ts'
import { conclusionIn, isConclusion, sayTheSame } from './statements.ts'
import { unprovenItems, whyUnproven } from './unproven.ts'

const at = '2026-10-08T01:00:00.000Z'
const evidence = {
  id: '00000000-0000-4000-8000-000000000001',
  fileName: '规划.pdf',
  size: 9,
  sha256: 'a',
  about: '',
  version: 1,
  at,
  by: '陈统筹',
  withdrawn: null,
}
const recorded: Judgement = {
  version: 1,
  conclusion: 'met',
  grounds: '布局规划已公布',
  responsible: '',
  concludedOn: '2026-10-08',
  written: true,
  at,
  by: '陈统筹',
  review: { accepted: true, note: '属实', at, by: '李主任' },
  evidence: [evidence],
  isOwn: false,
}
const item: StatedItem = {
  element: 'layout_planning',
  item: 'layout_planning',
  kind: 'judgement',
  zh: '规划布局合理',
  clause: '',
  judged: 'met',
  recorded,
  place: null,
}

test('a conclusion is proven when it is recorded, judged the same, borne out by a file and confirmed by a second person; each lack is named', () => {
  const why = (change: Partial<Judgement>, judged: string | null = 'met') =>
    whyUnproven({ ...item, judged, recorded: { ...recorded, ...change } })
  assert.deepEqual(unprovenItems([item]), [])
  assert.deepEqual(whyUnproven({ ...item, recorded: null }), ['unrecorded'])
  assert.deepEqual(why({ review: null }), ['unreviewed'])
  assert.deepEqual(why({ review: { ...recorded.review!, accepted: false } }), ['objected'])
  assert.deepEqual(why({ evidence: [] }), ['no_evidence'])
  assert.deepEqual(why({ evidence: [{ ...evidence, withdrawn: { at, by: '陈统筹', reason: '传错了' } }] }), ['no_evidence'])
  assert.deepEqual(why({}, 'unmet'), ['disagrees'])
  assert.deepEqual(why({ review: null, evidence: [] }, null), ['disagrees', 'no_evidence', 'unreviewed'])
  assert.deepEqual(unprovenItems([{ ...item, judged: null }]), [
    { element: 'layout_planning', zh: '规划布局合理', kind: 'judgement', reasons: ['disagrees'] },
  ])
})

test('whoever recorded a version never reviews it, and nobody reviews another version than the one that stands', () => {
  const person = fc.constantFrom('a', 'b', 'c')
  const version = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(person, version, person, version, (authorId, standing, accountId, seen) => {
      const refused = reviewRefusal({ authorId, version: standing }, { accountId, version: seen })
      assert.equal(refused === null, authorId !== accountId && standing === seen)
    }),
  )
})

test('every conclusion of a kind is read back from what it is handed in as, and 8 points are 8.0 points', () => {
  for (const kind of ['judgement', 'rider', 'school_standard'] as const) {
    assert.ok(isConclusion(kind, 'met') && isConclusion(kind, 'unmet') && !isConclusion(kind, 'yes'))
    assert.deepEqual([conclusionIn(kind, { number: 1 }), conclusionIn(kind, { number: 0 })], ['met', 'unmet'])
  }
  assert.deepEqual([conclusionIn('veto', { number: 1 }), conclusionIn('veto', { number: 0 })], ['yes', 'no'])
  assert.equal(conclusionIn('veto', { number: Number.NaN }), null)
  assert.equal(conclusionIn('judgement', undefined), null)
  assert.ok(isConclusion('score', '4.75') && isConclusion('score', '100') && !isConclusion('score', '100.5'))
  assert.ok(!isConclusion('score', '-1') && !isConclusion('score', '1e2') && !isConclusion('score', ''))
  assert.ok(sayTheSame('score', '8', '8.0') && !sayTheSame('judgement', 'met', 'unmet'))
})

test('a sheet is added up in points to the hundredth, and not at all while one item is open', () => {
  assert.deepEqual(
    sheetTotals([
      { max: 60, score: 0.1 },
      { max: 40, score: 0.2 },
    ]),
    { max: 100, score: 0.3 },
  )
  assert.deepEqual(sheetTotals([{ max: null, score: 5 }]), { max: null, score: 5 })
  assert.deepEqual(sheetTotals([]), { max: null, score: null })
})

const fact = (change: Partial<ChangeFact>): ChangeFact => ({
  kind: 'verified',
  key: 'verified:a',
  returnId: evidence.id,
  roundId: evidence.id,
  unit: '澄溪第一小学',
  what: '学校 运动场地面积',
  before: '1000',
  after: '800',
  at,
  by: '督学',
  reason: null,
  hours: null,
  ...change,
})

test('proposed are verified values that differ by a fifth, every amendment, and late changes by a fifth that nobody explained', () => {
  const isProposed = (change: Partial<ChangeFact>) => doubtsIn([fact(change)]).length === 1
  assert.ok(isProposed({}))
  assert.ok(!isProposed({ after: '801' }))
  assert.ok(isProposed({ before: '1', after: '0.8' }), 'exactly a fifth, whatever binary noise says')
  assert.ok(isProposed({ kind: 'amended', after: '999', reason: '抄错' }))
  assert.ok(isProposed({ kind: 'late', hours: 72 }))
  assert.ok(!isProposed({ kind: 'late', hours: 73 }))
  assert.ok(!isProposed({ kind: 'late', hours: 5, reason: '新操场启用' }))
  assert.ok(!isProposed({ kind: 'late', hours: 5, before: '是', after: '否' }))
  assert.equal(differenceOf('0', '0'), 0)
  assert.equal(differenceOf('', '5'), null)
})
