import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BLANK, figure, gapsOf, numberCell, percentOf, say, shownTo } from './cells.ts'

const at = { indicator: 'training_360' }

test('the form rounds half up, as people do, whatever binary makes of the number', () => {
  assert.equal(shownTo(1.005, 2), '1.01')
  assert.equal(shownTo(0.5025, 3), '0.503')
  assert.equal(shownTo(2.5, 0), '3')
  assert.equal(shownTo(84.95, 1), '85.0')
  assert.equal(shownTo(0, 2), '0.00')
  assert.equal(shownTo(-0.004, 2), '0.00')
  assert.equal(shownTo(-1.25, 1), '-1.3')
  assert.equal(shownTo(332640, 0), '332640')
})

test('a sentence prints its numbers with their units and leaves a blank for what was not reported', () => {
  const known = figure('教师', { value: 1250, missing: ['教师数'] }, 0, '人', at)
  const unknown = figure('完成率', { value: null, missing: ['满360学时教师数'] }, 1, '%', at)
  const { text, figures } = say`教师${known}，完成率${unknown}`
  assert.equal(text, `教师1250人，完成率${BLANK}%`)
  assert.deepEqual(
    figures.map((f) => f.missing),
    [[], ['满360学时教师数']],
  )
})

test('a share names only what is really missing, and has no value over nobody', () => {
  const known = { value: 3, missing: ['甲'] }
  assert.deepEqual(percentOf(known, { value: null, missing: ['乙'] }), { value: null, missing: ['乙'] })
  assert.equal(percentOf(known, { value: 4, missing: [] }).value, 75)
  assert.equal(percentOf(known, { value: 0, missing: [] }).value, null)
})

test('a blank number is listed with what it waits for, a known one is not', () => {
  const columns = [{ key: 'L1', code: 'L1', zh: '人数', groups: [], width: 8, align: 'right' as const }]
  const blank = numberCell('L1', { value: null, missing: ['在校学生数'] }, 0, at)
  const known = numberCell('L1', { value: 0, missing: ['在校学生数'] }, 0, at)
  assert.equal(blank.text, '')
  assert.equal(known.text, '0')
  const rows = [
    { key: 'a', cells: [blank] },
    { key: 'b', cells: [known] },
  ]
  assert.deepEqual(
    gapsOf(columns, rows, (row) => row.key),
    [{ where: 'a L1 人数', row: 'a', column: 'L1', missing: ['在校学生数'] }],
  )
})
