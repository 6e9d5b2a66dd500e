import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEFAULT_SCORE_RULE, scoreInWords, shownScore, type UnitYearFacts, unitScore } from './score.ts'

const NONE: UnitYearFacts = { onTime: 0, tardy: 0, undone: 0, ahead: 0, returns: 0, rebounds: 0 }

test('a score by hand: 6 in time, 2 after their day, 2 undone, once returned, once rebounded', () => {
  const facts = { ...NONE, onTime: 6, tardy: 2, undone: 2, ahead: 9, returns: 1, rebounds: 1 }
  // (6 + 2 × 0.5) ÷ 10 = 70; − 1 − 5.
  assert.equal(unitScore(facts, DEFAULT_SCORE_RULE), 64)
  assert.equal(scoreInWords(facts, DEFAULT_SCORE_RULE), '100 ×（6 + 2 × 50%）÷ 10 − 退回 1 × 1 − 反弹 1 × 5 = 64')
})

test('who had nothing due has no score, whatever is ahead', () => {
  assert.equal(unitScore({ ...NONE, ahead: 3 }, DEFAULT_SCORE_RULE), null)
  assert.equal(scoreInWords(NONE, DEFAULT_SCORE_RULE), '本年没有到期的任务，不计分')
})

test('a score lies between 0 and 100, and one more task in time never lowers it', () => {
  const count = fc.integer({ min: 0, max: 300 })
  const facts = fc.record({ onTime: count, tardy: count, undone: count, ahead: count, returns: count, rebounds: count })
  const rule = fc.record({
    latePercent: fc.integer({ min: 0, max: 100 }),
    perReturn: fc.integer({ min: 0, max: 100 }),
    perRebound: fc.integer({ min: 0, max: 100 }),
  })
  fc.assert(
    fc.property(facts, rule, (given, by) => {
      const score = unitScore(given, by)
      const better = unitScore({ ...given, onTime: given.onTime + 1 }, by)!
      return score === null || (score >= 0 && score <= 100 && better >= score - 1e-9)
    }),
  )
})

test('full marks are printed only where they were earned', () => {
  assert.deepEqual([99.97, 100, 0, 33.333].map(shownScore), ['99.9', '100', '0', '33.3'])
})
