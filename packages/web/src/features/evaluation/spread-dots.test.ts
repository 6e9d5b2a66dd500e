import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { placeDots } from './spread-dots.ts'

const schools = fc.array(fc.tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.integer({ min: 1, max: 3000 })), {
  minLength: 1,
  maxLength: 80,
})
const placed = (list: readonly (readonly [number, number])[], room: number) =>
  placeDots(
    list.map(([x]) => x),
    list.map(([, pupils]) => pupils),
    room,
    14,
  )

test('no dot covers another, none leaves its value, and areas stand for pupils', () => {
  fc.assert(
    fc.property(schools, (list) => {
      const dots = placed(list, 10_000)
      dots.forEach((a, i) => {
        assert.equal(a.x, list[i]![0])
        assert.ok(Math.abs(a.radius ** 2 / list[i]![1] - dots[0]!.radius ** 2 / list[0]![1]) < 1e-9)
        for (const b of dots.slice(i + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius)
      })
    }),
    { numRuns: 40 },
  )
})

test('where the room is low all dots shrink alike', () => {
  const list = Array.from({ length: 60 }, (_, i) => [100, 100 + i] as const)
  const [wide, low] = [placed(list, 10_000), placed(list, 120)]
  assert.ok(low[0]!.radius < wide[0]!.radius)
  assert.ok(Math.abs(low[0]!.radius / wide[0]!.radius - low[59]!.radius / wide[59]!.radius) < 1e-9)
})

test('a school alone at its value stands on the middle line', () => {
  assert.deepEqual(
    placed(
      [
        [100, 500],
        [300, 500],
      ],
      100,
    ).map(({ y }) => y),
    [0, 0],
  )
})
