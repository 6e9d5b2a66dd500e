import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SectionResult } from '@junheng/core/features/evaluation/result.ts'
import { filterRows, markOf, rowOf, sortRows } from './section-rows.ts'

/** A section whose seven values are shares of a line of 10; null is not reported. */
function aSection(
  schoolName: string,
  shares: (number | null)[],
  pass: boolean | null,
  stage: 'primary' | 'junior' = 'primary',
): SectionResult {
  const indicators = Object.fromEntries(
    shares.map((share, i) => {
      const verdict = share === null ? 'not_judgeable' : share >= 1 ? 'met' : 'unmet'
      return [`L${i + 1}`, { value: share === null ? null : share * 10, threshold: 10, verdict }] as const
    }),
  )
  return { schoolCode: schoolName, schoolName, stage, students: 100, indicators, met: null, floorOk: null, pass }
}
const ok = [1, 1, 1, 1, 1]

test('a section that passes with one item between 85 % and 100 % has used its spare', () => {
  const row = rowOf(aSection('甲', [...ok, 1, 0.85], true))
  assert.deepEqual([row.usesSpare, row.isOneShort, row.lifts, row.mark], [true, false, 0, 'met'])
  assert.equal(rowOf(aSection('甲', [...ok, 1, 1], true)).usesSpare, false)
})

test('a section lacks as many items as must be lifted before the pass rule holds', () => {
  assert.deepEqual(
    [rowOf(aSection('甲', [...ok, 1, 0.5], false)).lifts, rowOf(aSection('甲', [...ok, 0.9, 0.9], false)).lifts],
    [1, 1],
  )
  const two = rowOf(aSection('甲', [...ok, 0.5, 0.5], false))
  assert.deepEqual([two.lifts, two.isOneShort], [2, false])
  assert.equal(rowOf(aSection('甲', [1, 1, 1, 1, null, 0.9, 0.9], false)).isOneShort, false)
})

test('filters combine, and a search takes pinyin initials', () => {
  const rows = [
    rowOf(aSection('河湾学校', [...ok, 1, 0.9], true)),
    rowOf(aSection('河湾学校', [...ok, 1, 0.5], false, 'junior')),
    rowOf(aSection('白杨小学', [...ok, 1, 1], true)),
  ]
  assert.equal(filterRows(rows, { q: 'hw' }).length, 2)
  assert.equal(filterRows(rows, { q: 'hw', stage: 'junior' }).length, 1)
  assert.equal(filterRows(rows, { spare: '1' }).length, 1)
  assert.equal(filterRows(rows, { verdict: 'unmet', oneShort: '1' }).length, 1)
})

test('rows sort by pinyin, by gap and by a value with what is missing last', () => {
  const rows = [
    rowOf(aSection('河湾学校', [0.5, ...ok, 1], false)),
    rowOf(aSection('白杨小学', [null, ...ok, 1], null)),
    rowOf(aSection('东河小学', [0.9, ...ok, 1], true)),
  ]
  const names = (order?: string) =>
    sortRows(rows, order)
      .map((r) => r.section.schoolName[0])
      .join('')
  assert.equal(names(), '白东河')
  assert.equal(names('-gap'), '河东白')
  assert.equal(names('L1'), '河东白')
  assert.equal(names('-L1'), '东河白')
})

test('a value on 85 % of its line is the spare, one below it is a failure', () => {
  const at = (value: number) => markOf({ value, threshold: 4.5, verdict: value >= 4.5 ? 'met' : 'unmet' })
  assert.deepEqual([at(4.5), at(4.49), at(3.825), at(3.8249)], ['met', 'spare', 'spare', 'unmet'])
  assert.equal(markOf({ value: null, threshold: 4.5, verdict: 'not_judgeable' }), 'not_judgeable')
})
