import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Draw, drawSample, randomOf, sampleSize } from './sample.ts'

const populations = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 80 })
const draws: fc.Arbitrary<Draw> = fc.oneof(
  fc.constant({ by: 'all' as const }),
  fc.record({ by: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ by: fc.constant('count' as const), count: fc.integer({ min: 1, max: 100 }) }),
)

test('the same seed draws the same items, in whatever order they are given', () => {
  fc.assert(
    fc.property(populations, draws, fc.string(), (population, draw, seed) => {
      const once = drawSample(population, draw, seed)
      assert.deepEqual(drawSample([...population].reverse(), draw, seed), once)
    }),
  )
})

test('a sample is as large as asked, holds nothing twice and nothing from elsewhere', () => {
  fc.assert(
    fc.property(populations, draws, fc.string(), (population, draw, seed) => {
      const sample = drawSample(population, draw, seed)
      assert.equal(sample.length, sampleSize(population.length, draw))
      assert.equal(new Set(sample).size, sample.length)
      assert.ok(sample.every((no) => population.includes(no)))
      assert.deepEqual(
        sample,
        [...sample].sort((a, b) => a - b),
      )
    }),
  )
})

test('over many seeds every item is drawn about equally often', () => {
  const population = Array.from({ length: 20 }, (_, i) => i + 1)
  const drawn = new Map<number, number>()
  const rounds = 4000
  for (let seed = 0; seed < rounds; seed++)
    for (const no of drawSample(population, { by: 'count', count: 5 }, `种子 ${seed}`)) drawn.set(no, (drawn.get(no) ?? 0) + 1)
  // 1000 expected of each; the standard deviation is √(4000·¼·¾) ≈ 27, so five of them.
  for (const no of population) assert.ok(Math.abs((drawn.get(no) ?? 0) - rounds / 4) < 137, `№${no}: ${drawn.get(no)}`)
})

test('a share is rounded up, and a draw that was made once can be repeated years later', () => {
  assert.equal(sampleSize(7, { by: 'share', percent: 20 }), 2)
  assert.equal(sampleSize(1, { by: 'share', percent: 1 }), 1)
  const ten = Array.from({ length: 10 }, (_, i) => i + 1)
  assert.deepEqual(drawSample(ten, { by: 'count', count: 3 }, '澄溪 2026-11-23'), [2, 4, 6])
  const random = randomOf('0')
  assert.deepEqual(
    [random(), random()].map((x) => x.toFixed(9)),
    ['0.629885927', '0.557196755'],
  )
})
