import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanFinding } from '@junheng/core/features/rectification/schema.ts'
import { findingChips, nextOpen, shownFindings } from './findings-shown.ts'

const finding = (key: string, severity: PlanFinding['severity'], state: PlanFinding['state'] = 'open'): PlanFinding => ({
  key,
  code: 'TYPO',
  severity,
  where: 'whole',
  text: '',
  state,
  note: null,
  decidedBy: null,
  decidedAt: null,
  pairs: [],
  history: [],
})
const all = [finding('a', 'info'), finding('b', 'error', 'resolved'), finding('c', 'warn'), finding('d', 'error')]
const keys = (found: readonly PlanFinding[]) => found.map(({ key }) => key)

test('the worst stand first, and what is settled keeps its place', () => {
  assert.deepEqual(keys(shownFindings(all, {})), ['b', 'd', 'c', 'a'])
  assert.deepEqual(keys(shownFindings(all, { state: 'open', severity: 'error' })), ['d'])
})

test('a filter says how many it leaves beside the others, and stays while it is on', () => {
  const counts = findingChips(all, { state: 'resolved' }).map(({ value, count }) => [value, count])
  assert.deepEqual(counts, [
    ['open', 3],
    ['resolved', 1],
    ['error', 1],
    ['TYPO', 1],
  ])
})

test('next and previous go from one open disagreement to another, round the list, and end where none is left', () => {
  const shown = shownFindings(all, {})
  assert.equal(nextOpen(shown, undefined, 1)?.key, 'd')
  assert.equal(nextOpen(shown, 'd', 1)?.key, 'c')
  assert.equal(nextOpen(shown, 'a', 1)?.key, 'd')
  assert.equal(nextOpen(shown, 'd', -1)?.key, 'a')
  assert.equal(nextOpen(shown, undefined, -1)?.key, 'a')
  assert.equal(nextOpen([all[1]!], 'b', 1), null)
  assert.equal(nextOpen([all[2]!], 'c', 1), null)
  assert.equal(nextOpen([], undefined, 1), null)
})
