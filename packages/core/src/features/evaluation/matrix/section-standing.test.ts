import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SectionResult } from '../result.ts'
import { standingOf } from './section-standing.ts'

const rule = { minMet: 6, of: 7, floorRatio: 0.85, zh: '', source: '示例', confidence: '推断' } as const
const ok = [1, 1, 1, 1, 1]

/** A section whose seven values are shares of a line of 10; null is not reported. */
function aSection(shares: (number | null)[], pass: boolean | null): SectionResult {
  const indicators = Object.fromEntries(
    shares.map((share, i) => {
      const verdict = share === null ? 'not_judgeable' : share >= 1 ? 'met' : 'unmet'
      return [`L${i + 1}`, { value: share === null ? null : share * 10, threshold: 10, verdict }] as const
    }),
  )
  return { schoolCode: '1', schoolName: '甲', stage: 'primary', students: 100, indicators, met: 0, floorOk: null, pass }
}

test('a section that passes with one item between 85 % and 100 % has used its spare', () => {
  assert.deepEqual(standingOf(aSection([...ok, 1, 0.85], true), rule), {
    mark: 'met',
    lifts: 0,
    usesSpare: true,
    isOneShort: false,
  })
  assert.equal(standingOf(aSection([...ok, 1, 1], true), rule).usesSpare, false)
})

test('a section lacks as many items as must be lifted before the pass rule holds', () => {
  const lifts = (shares: (number | null)[]) => standingOf(aSection(shares, false), rule).lifts
  assert.deepEqual([lifts([...ok, 1, 0.5]), lifts([...ok, 0.9, 0.9]), lifts([...ok, 0.5, 0.5])], [1, 1, 2])
  assert.equal(standingOf(aSection([...ok, 1, 0.5], false), rule).isOneShort, true)
  assert.equal(standingOf(aSection([1, 1, 1, 1, null, 0.9, 0.9], false), rule).isOneShort, false, 'what is unknown may fail too')
})

test('a standard without a rule for sections says nothing of them', () => {
  assert.equal(standingOf({ ...aSection([...ok, 1, 1], null), met: null }, null).mark, null)
})
