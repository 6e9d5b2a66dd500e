import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packedNames } from '../class-names.ts'
import type { Classes } from '../county.ts'
import { areClearlyDistinct } from './plausibility.ts'

const source = { file: 'classes.csv', sheet: 'classes.csv', headers: new Map() }
const classesOf = (rows: readonly (readonly [grade: number, name: string])[]): Classes => ({
  source,
  rows: rows.length,
  lines: new Int32Array(rows.length),
  start: Int32Array.of(0, rows.length),
  grade: Uint8Array.from(rows, ([grade]) => grade),
  students: new Float64Array(rows.length),
  name: (row) => rows[row]![1],
})
const glance = (rows: readonly (readonly [number, string])[]): boolean => {
  const classes = classesOf(rows)
  return areClearlyDistinct(classes, packedNames(classes), 0, rows.length)
}

test('classes that a glance calls distinct are never two of one grade and name', () => {
  const rows = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 2 }), fc.string({ unit: fc.constantFrom('1', '2', '班'), maxLength: 3 })),
  )
  fc.assert(
    fc.property(rows, fc.boolean(), (given, sort) => {
      const sorted = sort ? given.toSorted((a, b) => a[0] - b[0] || a[1].length - b[1].length || (a[1] < b[1] ? -1 : 1)) : given
      if (glance(sorted)) assert.equal(new Set(sorted.map((row) => row.join())).size, sorted.length)
    }),
    { numRuns: 300 },
  )
})

test('classes as schools number them are distinct at a glance', () => {
  const rows = [1, 2].flatMap((grade) => Array.from({ length: 12 }, (_, i) => [grade, `${grade}年级${i + 1}班`] as const))
  assert.equal(glance(rows), true)
  assert.equal(glance([...rows, rows.at(-1)!]), false)
})
