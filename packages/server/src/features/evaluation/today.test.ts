import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { todayInChina } from './today.ts'

test('the day is that of Shanghai, from its midnight on', () => {
  const days = (times: readonly string[]) =>
    times.map((time) => {
      mock.timers.enable({ apis: ['Date'], now: new Date(time) })
      try {
        return todayInChina()
      } finally {
        mock.timers.reset()
      }
    })
  assert.deepEqual(days(['2025-08-31T15:59:59.999Z', '2025-08-31T16:00:00Z', '2024-12-31T23:00:00Z', '2024-02-28T16:00:00Z']), [
    '2025-08-31',
    '2025-09-01',
    '2025-01-01',
    '2024-02-29',
  ])
})
