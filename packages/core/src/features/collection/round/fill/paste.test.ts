import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listSections } from './lists.ts'
import { placeBlock, placeBySchool, readBlock } from './paste.ts'
import { cellFault, compareRows, nextRow } from './rows.ts'
import type { FormColumn } from './schema.ts'

const columnsOf = (list: string) =>
  listSections('312', ['primary', 'junior'], new Map()).find(({ key }) => key === list)!.list!.columns
const CLASSES = columnsOf('classes')

test('a block is read as Excel writes it: quoted cells with tabs, line breaks and quotes in them, and an empty last line', () => {
  assert.deepEqual(readBlock('a\t"b\tc\n""d"""\r\n1\t2\r\n\t\r\n'), [
    ['a', 'b\tc\n"d"'],
    ['1', '2'],
  ])
  assert.deepEqual(readBlock(''), [])
})

test('a row of headers says which column is which, in any order and as schools call them; what has no place is named', () => {
  const placed = placeBlock(readBlock('班级\t班主任\t人数\t年级\n1班\t王某\t41\t三年级\n2班\t李某\t42\t初一'), CLASSES, 0)
  assert.equal(placed.hadHeader, true)
  assert.deepEqual(placed.rows, [
    { class_name: '1班', students: '41', grade: '3', stage: 'primary' },
    { class_name: '2班', students: '42', grade: '7', stage: 'junior' },
  ])
  assert.deepEqual(placed.unplaced, ['列“班主任”'])
})

test('without headers a block goes to the right of where it is pasted; what hangs over is named, what is not understood is kept and named', () => {
  const placed = placeBlock(readBlock('三（1）班\t41\t多\n四（2）班\t四十\t'), CLASSES, 2)
  assert.deepEqual(placed.rows, [
    { class_name: '三（1）班', students: '41', grade: '3', stage: 'primary' },
    { class_name: '四（2）班', students: '四十', grade: '4', stage: 'primary' },
  ])
  assert.deepEqual(placed.unplaced, ['第 3 列'])
  const odd = placeBlock(readBlock('小学部\t高一\t1班\t40'), CLASSES, 0)
  assert.deepEqual(odd.rows, [{ stage: 'primary', grade: '高一', class_name: '1班', students: '40' }])
  assert.deepEqual(odd.unplaced, ['第 1 行的年级“高一”'])
})

test('rooms are understood by their kind in words', () => {
  const placed = placeBlock(readBlock('类型\t面积\n音乐专用教室\t96.5\n美术\t90'), columnsOf('rooms'), 0)
  assert.deepEqual(placed.rows, [
    { kind: 'music', area: '96.5' },
    { kind: 'art', area: '90' },
  ])
})

test('classes are called over naturally: primary first, 2班 before 10班; a new row goes on where the last one ends', () => {
  const rows = [
    { stage: 'junior', grade: '7', class_name: '1班' },
    { stage: 'primary', grade: '1', class_name: '10班' },
    { stage: 'primary', grade: '1', class_name: '2班' },
  ].sort(compareRows('classes'))
  assert.deepEqual(
    rows.map((row) => row.class_name),
    ['2班', '10班', '1班'],
  )
  assert.deepEqual(nextRow('classes', CLASSES, rows[0]), { stage: 'primary', grade: '1', class_name: '3班' })
  assert.deepEqual(nextRow('classes', CLASSES, undefined), {})
})

test('a cell says what is wrong with it by itself', () => {
  const [stage, , , students] = CLASSES
  assert.equal(cellFault(students!, '41'), null)
  assert.match(cellFault(students!, '四十')!, /不是数字/)
  assert.match(cellFault(students!, '400')!, /120/)
  assert.match(cellFault(stage!, '高中')!, /不在可选范围/)
})

const count = (key: string, zh: string): FormColumn => ({ key, zh, unit: '人', kind: 'integer', choices: [], min: 0, max: null })
const POSTS = [count('posts_approved', '核定编制'), count('posts_filled', '在编')]
const SCHOOLS = ['甲校', '乙校', '丙校'].map((name, i) => ({ code: `219900000${i}`, name }))
const bySchool = (text: string, code = SCHOOLS[0]!.code, key = 'posts_approved') =>
  placeBySchool(readBlock(text), POSTS, SCHOOLS, { code, key })

test('rows that name their school go to it in whatever order; a stranger between them moves nobody’s figures and is named', () => {
  const placed = bySchool('序号\t学校\t在编\t核定编制\n1\t丙校\t30\t31\n2\t外县学校\t7\t8\n3\t2199000000\t50\t52')
  assert.deepEqual(placed.rows, [
    { code: '2199000002', words: { posts_filled: '30', posts_approved: '31' } },
    { code: '2199000000', words: { posts_filled: '50', posts_approved: '52' } },
  ])
  assert.deepEqual([placed.hadHeader, placed.unplaced], [true, ['“2 外县学校”']])
  assert.deepEqual(bySchool('乙校\t40\t39').rows, [{ code: '2199000001', words: { posts_approved: '40', posts_filled: '39' } }])
})

test('rows without names go downwards from the cell pasted into; those beyond the last school are named', () => {
  const placed = bySchool('20\n21\n22', SCHOOLS[1]!.code, 'posts_filled')
  assert.deepEqual(placed.rows, [
    { code: '2199000001', words: { posts_filled: '20' } },
    { code: '2199000002', words: { posts_filled: '21' } },
  ])
  assert.deepEqual(placed.unplaced, ['最后 1 行'])
})
