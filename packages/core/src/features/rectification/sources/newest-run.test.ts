import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestRun, runAfter } from './newest-run.ts'

const run = (statisticsDay: string | null, kind: 'final' | 'provisional', madeAt: string) => ({ statisticsDay, kind, madeAt })

test('the newest run is that of the latest year, though an older year was judged after it', () => {
  const now = run('2026-09-01', 'final', '2026-11-01T00:00:00.000Z')
  const past = run('2024-09-01', 'final', '2026-11-20T00:00:00.000Z')
  assert.equal(newestRun([past, now]), now)
  assert.equal(newestRun([now, run('2026-09-01', 'provisional', '2026-11-21T00:00:00.000Z')]), now)
  assert.equal(newestRun([run(null, 'final', '2026-11-22T00:00:00.000Z'), now]), now)
  assert.equal(newestRun([]), null)
})

test('a run is newer than a day when its statistics day is later, not when it was made later', () => {
  const runs = [run('2024-09-01', 'final', '2026-11-20T00:00:00.000Z'), run('2025-09-01', 'final', '2026-11-01T00:00:00.000Z')]
  assert.equal(runAfter(runs, '2024-09-01'), runs[1])
  assert.equal(runAfter(runs, null), runs[1])
  assert.equal(runAfter(runs, '2025-09-01'), null)
  assert.equal(runAfter([run(null, 'final', '2026-11-22T00:00:00.000Z')], null), null)
})
