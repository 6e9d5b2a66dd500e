import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MapArea, MapTown, Ring } from '@junheng/core/features/evaluation/map/schema.ts'
import type { Matrix, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { drawBlocks, drawOutlines, isInside } from './drawing.ts'
import { mapSchools, townLines } from './map-schools.ts'
import { nextMark } from './steps.ts'

const cell = (mark: string | null, value = 5) => ({ mark, value, text: null })
const row = (code: string, town: string, mark: string, cells: unknown[], stage = 'primary') =>
  ({ code, name: code, stage, mark, tags: [], cells, facts: [town] }) as unknown as MatrixRow
const matrix = {
  claim: { judgesSections: true },
  judged: [{ key: 'L4', zh: '体育场馆', unit: '㎡', decimals: 1, group: 'indicator', perSchool: false }],
  facts: [{ key: 'town', zh: '镇街', unit: '', decimals: 0, group: 'fact', perSchool: true }],
  rows: [
    row('1', '城关', 'met', [cell('unmet')]),
    row('1', '城关', 'unmet', [cell('met')], 'junior'),
    row('2', '甲镇', 'not_judgeable', [null]),
    row('3', '无名乡', 'met', [cell('spare')]),
  ],
} as unknown as Matrix
const towns: MapTown[] = [
  { code: '990101001', name: '城关镇', schools: ['1'] },
  { code: '990101002', name: '甲镇', schools: [] },
]
const square = (x: number, y: number, side = 0.2): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

test('a school is marked by the gravest of its stages, by verdict or by one column, and stands in the town the directory says', () => {
  const by = (search: Record<string, string>) =>
    mapSchools(matrix, towns, search).map(({ code, town, mark }) => [code, town, mark])
  assert.deepEqual(by({}), [
    ['1', '城关镇', 'unmet'],
    ['2', '甲镇', 'not_judgeable'],
    ['3', '无名乡', 'met'],
  ])
  assert.deepEqual(by({ stage: 'primary', by: 'L4' }), [
    ['1', '城关镇', 'unmet'],
    ['2', '甲镇', 'out'],
    ['3', '无名乡', 'spare'],
  ])
  assert.equal(mapSchools(matrix, towns, { by: 'L4', stage: 'junior' })[0]?.stages[0]?.value, '5.0 ㎡')
})

test('towns count what stands in them; a town the directory does not know comes after', () => {
  const lines = townLines(mapSchools(matrix, towns, {}), towns)
  assert.deepEqual(
    lines.map(({ name, code, schools, counts }) => [name, code, schools.length, counts.unmet]),
    [
      ['城关镇', '990101001', 1, 1],
      ['甲镇', '990101002', 1, 0],
      ['无名乡', null, 1, 0],
    ],
  )
})

test('blocks hold every school once, inside its town’s block, at any width', () => {
  const many = Array.from({ length: 40 }, (_, i) => row(String(i), i % 3 === 0 ? '甲镇' : '乙镇', 'met', []))
  const lines = townLines(mapSchools({ ...matrix, rows: many }, towns, {}), towns)
  for (const width of [300, 720, 1200]) {
    const { marks, blocks, height } = drawBlocks(lines, width)
    assert.equal(new Set(marks.map(({ school }) => school.code)).size, 40)
    assert.equal(blocks.length, 3)
    for (const { x, y } of marks) assert.ok(x > 0 && x < width && y > 0 && y < height, `${width}: ${x} ${y}`)
    assert.equal(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size, 40)
  }
})

test('outlines hold the schools of their town, out of holes; towns without an outline stand below as blocks', () => {
  const area: MapArea = { name: '城关', town: '990101001', rings: [square(117, 39), square(117.08, 39.08, 0.04)] }
  const lake: MapArea = { name: '湖', town: null, rings: [square(117.3, 39)] }
  const rows = Array.from({ length: 30 }, (_, i) => row(String(i), '城关镇', 'met', []))
  const lines = townLines(mapSchools({ ...matrix, rows: [...rows, row('x', '甲镇', 'met', [])] }, towns, {}), towns)
  const { marks, blocks, height } = drawOutlines([area, lake], lines, 700)
  assert.equal(marks.length, 31)
  const top = Math.max(...marks.filter(({ school }) => school.code !== 'x').map(({ y }) => y))
  const below = marks.find(({ school }) => school.code === 'x')!
  assert.ok(below.y > top && below.y < height)
  assert.deepEqual(
    blocks.map(({ town, isOutline }) => [town?.name ?? null, isOutline]),
    [
      ['城关镇', true],
      [null, true],
      ['甲镇', false],
    ],
  )
  assert.equal(isInside(area.rings, 117.1, 39.1), false)
  assert.equal(isInside(area.rings, 117.02, 39.02), true)
})

test('arrow keys go to the nearest mark that lies their way, and stay where there is none', () => {
  const marks = [
    [0, 0],
    [20, 0],
    [60, 5],
    [0, 30],
  ].map(([x, y]) => ({ school: {} as never, x: x!, y: y! }))
  assert.equal(nextMark(marks, 0, 'ArrowRight'), 1)
  assert.equal(nextMark(marks, 1, 'ArrowRight'), 2)
  assert.equal(nextMark(marks, 0, 'ArrowDown'), 3)
  assert.equal(nextMark(marks, 0, 'ArrowLeft'), 0)
  assert.equal(nextMark(marks, 2, 'Home'), 0)
  assert.equal(nextMark(marks, 0, 'End'), 3)
})
