import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scaleOf } from './timeline-scale.ts'

test('a scale begins and ends with whole months, and every day has its place between', () => {
  const { from, to, at, ticks } = scaleOf(['2026-11-23', '2026-12-31'])
  assert.deepEqual([from, to], ['2026-11-01', '2027-01-01'])
  assert.deepEqual([at('2026-11-01'), at('2027-01-01')], [0, 100])
  assert.ok(Math.abs(at('2026-12-01') - (30 / 61) * 100) < 1e-9)
  assert.deepEqual(
    ticks.map(({ label }) => label),
    ['2026-11', '2026-12'],
  )
})

test('one day is enough for a scale; over years only half-years or years are named', () => {
  assert.equal(scaleOf(['2026-02-28']).to, '2026-03-01')
  assert.deepEqual(
    scaleOf(['2024-05-01', '2026-11-23'])
      .ticks.slice(0, 2)
      .map(({ label }) => label),
    ['2024-07', '2025-01'],
  )
  assert.deepEqual(
    scaleOf(['2024-05-01', '2026-11-23'], 4)
      .ticks.slice(0, 2)
      .map(({ label }) => label),
    ['2024-05', '2024-06'],
    'drawn wider there is room for months',
  )
  assert.ok(scaleOf(['2016-05-01', '2026-11-23']).ticks.every(({ label }) => /^\d{4}$/.test(label)))
})
