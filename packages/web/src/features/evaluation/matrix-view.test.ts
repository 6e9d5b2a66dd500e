import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Matrix, MatrixCell, MatrixColumn, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { columnsShown, countMarks, filterRows, sortRows, withCell, writeColumns } from './matrix-view.ts'

const column = (key: string, group: MatrixColumn['group'], perSchool = false): MatrixColumn => ({
  key,
  zh: key,
  unit: '',
  decimals: 0,
  group,
  perSchool,
})
const cell = (value: number | null, mark: MatrixCell['mark'], short = 0): MatrixCell => ({
  value,
  line: 10,
  mark,
  text: null,
  gap: null,
  whole: null,
  raises: false,
  short,
})
const aRow = (name: string, parts: Partial<MatrixRow> = {}): MatrixRow => ({
  code: name,
  name,
  stage: 'primary',
  students: 100,
  mark: 'met',
  why: null,
  lifts: 0,
  usesSpare: false,
  isOneShort: false,
  gap: 0,
  tags: [],
  cells: [cell(11, 'met'), cell(900, 'met')],
  facts: ['城关镇'],
  ...parts,
})
const CLAIM = { judgesSections: true, verdict: 'unmet', schools: 0, items: 0, unknown: 0, spares: 0, stages: {} } as const
const aMatrix = (...rows: MatrixRow[]): Matrix => ({
  county: { code: '990101', name: '澄溪区' },
  judged: [column('L4', 'indicator'), column('school_size', 'duty', true)],
  facts: [column('town', 'fact')],
  rows,
  claim: { ...CLAIM, county: { items: 0, unknown: 0 } },
})
const names = (rows: readonly MatrixRow[]) => rows.map(({ name }) => name).join(' ')

test('filters combine: stage, town, tag, a column’s verdict and the pinyin of the name', () => {
  const matrix = aMatrix(
    aRow('河湾学校', { mark: 'unmet', lifts: 1, isOneShort: true, cells: [cell(5, 'unmet', 0.5), cell(1, 'met')] }),
    aRow('河湾学校', { stage: 'junior', facts: ['柳林镇'], tags: ['寄宿制'] }),
    aRow('白杨小学', { cells: [cell(9, 'spare', 0.1), cell(2600, 'unmet', 0.3)], usesSpare: true }),
    aRow('东河小学', { mark: 'not_judgeable', cells: [cell(null, 'not_judgeable'), cell(1, 'met')] }),
  )
  const said = (search: Record<string, string>) => names(filterRows(matrix, search))
  assert.equal(said({ q: 'hw' }), '河湾学校 河湾学校')
  assert.equal(said({ q: 'hw', stage: 'junior' }), '河湾学校')
  assert.equal(said({ town: '柳林镇', tag: '寄宿制' }), '河湾学校')
  assert.equal(said({ verdict: 'not_judgeable' }), '东河小学')
  assert.equal(said({ short: '1' }), '河湾学校')
  assert.equal(said({ spare: '1' }), '白杨小学')
  assert.equal(said({ lift: '1' }), '河湾学校 白杨小学', 'an indicator to lift, or a duty not fulfilled')
  assert.equal(said({ unknown: '1' }), '东河小学')
  assert.equal(said({ cells: 'L4.spare,school_size.unmet' }), '白杨小学')
  assert.equal(said({ cells: 'L4.unmet,school_size.unmet' }), '')
})

test('rows sort by pinyin, by gap and by any column, with what is missing last', () => {
  const matrix = aMatrix(
    aRow('河湾学校', { gap: 0.5, cells: [cell(5, 'unmet', 0.5), null], facts: ['柳林镇'] }),
    aRow('白杨小学', { cells: [cell(null, 'not_judgeable'), null], facts: [null] }),
    aRow('东河小学', { gap: 0.1, cells: [cell(9, 'spare', 0.1), null] }),
  )
  const said = (order?: string) => names(sortRows(matrix, matrix.rows, order))
  assert.equal(said(), '白杨小学 东河小学 河湾学校')
  assert.equal(said('-gap'), '河湾学校 东河小学 白杨小学')
  assert.equal(said('L4'), '河湾学校 东河小学 白杨小学')
  assert.equal(said('-L4'), '东河小学 河湾学校 白杨小学')
  assert.equal(said('town'), '东河小学 河湾学校 白杨小学')
})

test('the address names columns only where they are not the usual ones', () => {
  const matrix = aMatrix(aRow('白杨小学'))
  assert.deepEqual(columnsShown(matrix, undefined), ['verdict', 'students', 'L4', 'school_size'])
  assert.equal(writeColumns(matrix, ['verdict', 'students', 'L4', 'school_size']), undefined)
  const chosen = writeColumns(matrix, ['verdict', 'town'])
  assert.deepEqual(columnsShown(matrix, chosen), ['verdict', 'town'])
  assert.deepEqual(columnsShown(matrix, writeColumns(matrix, [])), [])
  assert.equal(withCell('L4.unmet', 'L4', 'spare'), 'L4.spare')
  assert.equal(withCell('L4.unmet,L5.met', 'L4', null), 'L5.met')
})

test('a duty of the school is counted once for both its sections', () => {
  const both = [cell(5, 'unmet', 0.5), cell(2600, 'unmet', 0.3)]
  const matrix = aMatrix(aRow('河湾学校', { cells: both }), aRow('河湾学校', { stage: 'junior', cells: both }))
  assert.deepEqual(countMarks(matrix.judged[0]!, 0, matrix.rows), { unmet: 2 })
  assert.deepEqual(countMarks(matrix.judged[1]!, 1, matrix.rows), { unmet: 1 })
})
