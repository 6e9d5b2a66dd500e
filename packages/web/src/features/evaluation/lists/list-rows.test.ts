import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Matrix, MatrixCell, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { crosses, shownLines, weakSchools } from './list-rows.ts'

const cell = (mark: MatrixCell['mark']): MatrixCell => ({
  value: 1,
  line: 1,
  mark,
  text: null,
  gap: null,
  whole: null,
  raises: false,
  short: 0,
})
const row = (code: string, name: string, marks: MatrixCell['mark'][]): MatrixRow => ({
  code,
  name,
  stage: 'primary',
  students: 100,
  mark: 'unmet',
  why: null,
  lifts: 0,
  usesSpare: false,
  isOneShort: false,
  gap: 0,
  tags: [],
  // The last is a duty: it does not count.
  cells: [...marks.map(cell), cell('unmet')],
  facts: ['新城街道'],
})
const column = (key: string, group: 'indicator' | 'duty' | 'fact') => ({
  key,
  zh: '',
  unit: '',
  decimals: 0,
  group,
  perSchool: false,
})
const matrix = {
  county: { code: '990101', name: '澄溪区（示例）' },
  judged: [column('L1', 'indicator'), column('L2', 'indicator'), column('L3', 'indicator'), column('class_size', 'duty')],
  facts: [column('town', 'fact')],
  rows: [
    row('1', '东河小学', ['spare', 'met', 'met']),
    row('2', '西山小学', ['spare', 'spare', 'unmet']),
    row('3', '新苑小学', ['unmet', 'unmet', 'met']),
    row('4', '南坡小学', ['met', 'met', 'met']),
  ],
} as unknown as Matrix

test('weak are those the rule finds and those the directory names, the worst first', () => {
  const found = weakSchools(matrix, { minUnmet: 3, minBelowFloor: 2 }, [{ code: '4', tag: '薄弱学校' }])
  assert.deepEqual(
    found.map(({ code, tag, stages }) => [code, tag, stages[0]?.unmet, stages[0]?.belowFloor, stages[0]?.isWeak]),
    [
      ['2', null, 3, 1, true],
      ['3', null, 2, 2, true],
      ['4', '薄弱学校', 0, 0, false],
    ],
  )
  assert.equal(found[0]?.town, '新城街道')
  assert.deepEqual(weakSchools(matrix, { minUnmet: 4, minBelowFloor: 3 }, []), [])
})

test('lists are narrowed by the kinds the matrix is narrowed by, stage and name; a school without a stage stays under any', () => {
  const lines = [
    { code: '1', name: '东河小学', town: '新城街道', stage: 'primary' as const },
    { code: '2', name: '西山初中', town: null, stage: 'junior' as const },
  ]
  const traits = { town: null, zone: null, type: null, area: '城区', owner: '公办', tags: [] }
  const traitsOf = new Map([
    ['1', { ...traits, town: '新城街道', zone: '第一责任区' }],
    ['2', { ...traits, area: '乡村', tags: ['农村学校'] }],
  ])
  const codes = (search: Record<string, string>) => shownLines(lines, search, traitsOf).map(({ code }) => code)
  assert.deepEqual(
    [codes({}), codes({ town: '新城街道' }), codes({ stage: 'junior' }), codes({ q: 'xscz' })],
    [['1', '2'], ['1'], ['2'], ['2']],
  )
  assert.deepEqual(
    [codes({ zone: '第一责任区' }), codes({ area: '乡村' }), codes({ tag: '农村学校' }), codes({ owner: '民办' })],
    [['1'], ['2'], ['2'], []],
  )
  assert.equal(shownLines([{ code: '3', name: '南坡', town: null }], { stage: 'junior' }, traitsOf).length, 1)
})

test('a coefficient that leaving newcomers out takes over its limit or back within it is marked', () => {
  const at = (cv: number | null, without: number | null) =>
    crosses({ stage: 'primary', indicator: 'L5', cv, without, limit: 0.5, left: 1 })
  assert.deepEqual([at(0.51, 0.49), at(0.49, 0.51), at(0.5, 0.4), at(null, 0.4)], ['within', 'over', null, null])
})
