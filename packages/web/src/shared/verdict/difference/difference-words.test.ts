import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coefficient, type ItemFlip, schoolsTurned, sortedItems } from './difference-words.ts'

const item = (changes: Partial<ItemFlip>): ItemFlip => ({
  key: 'school_size',
  before: { value: 3, verdict: 'unmet' },
  after: { value: 3, verdict: 'unmet' },
  schools: { before: [], after: [] },
  gone: [],
  come: [],
  ...changes,
})

test('items are told by what turns: the verdict, the schools, or only the wording', () => {
  const turned = item({ key: 'a', after: { value: 0, verdict: 'met' }, schools: { before: ['甲校'], after: [] } })
  const carried = item({ key: 'b', schools: { before: ['甲校'], after: ['乙校'] } })
  const reworded = item({ key: 'c', gone: ['标准 ≥ 8000'], come: ['标准 ≥ 7000'] })
  assert.deepEqual(sortedItems([reworded, carried, turned]), { turned: [turned], carried: [carried], reworded: [reworded] })
  assert.equal(schoolsTurned([turned, carried, reworded]), 2, '甲校 is counted once')
})

test('a coefficient that is not judged alone stands without a limit', () => {
  assert.equal(coefficient({ cv: 0.5321, limit: 0.5, verdict: 'unmet' }), '0.532 / 0.5')
  assert.equal(coefficient({ cv: 0.5321, limit: null, verdict: null }), '0.532')
  assert.equal(coefficient(null), '—')
})
