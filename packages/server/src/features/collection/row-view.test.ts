import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/collection/contract.ts'
import { zipSync } from 'fflate'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { rowView } from './row-view.ts'

const example = (name: string) => readFileSync(join(import.meta.dirname, '../../../../../examples', name))
const zipped = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))

test('a row of a package and of a workbook stand as they were handed in, under their headers', async () => {
  const csv = await rowView(example('county.zip'), 'schools.csv', 2)
  assert.equal(csv!.columns[1]!.header, 'school_name')
  assert.deepEqual([csv!.rows[0]!.row, csv!.rows[0]!.cells[1]], [2, '澄溪第一小学'])
  const workbook = await rowView(example('county.xlsx'), '学校', 2)
  const name = workbook!.columns.findIndex(({ header }) => header === '学校名称')
  assert.equal(workbook!.rows[0]!.cells[name], '澄溪第一小学')
  assert.equal(workbook!.columns[name]!.letter, 'B')
})

test('quoted cells, blank lines and line breaks in cells do not shift the row', async () => {
  const schools = 'school_code,school_name\n"1","a ""b""\nc"\n\n2,d\n'
  const package_ = zipped({ 'schools.csv': schools, 'sections.csv': 'school_code,stage\n' })
  assert.deepEqual((await rowView(package_, 'schools.csv', 2))!.rows, [{ row: 2, cells: ['1', 'a "b"\nc'] }])
  assert.deepEqual((await rowView(package_, 'schools.csv', 5))!.rows, [{ row: 5, cells: ['2', 'd'] }])
  assert.equal(await rowView(package_, 'schools.csv', 3), null)
  assert.equal(await rowView(package_, 'schools.csv', 99), null)
})

test('no row of teachers is shown, nor of a table that is not there', async () => {
  const package_ = zipped({ 'schools.csv': 'school_code\n1\n', 'teachers.csv': 'teacher_id\nx\n' })
  assert.equal(await rowView(package_, 'teachers.csv', 2), null)
  assert.equal(await rowView(package_, 'rooms.csv', 2), null)
})

test(
  'a row is read by whoever may read its package, and by nobody else',
  httpScene(async ({ as }) => {
    const own = await as({ role: 'coordinator', county: COUNTY })
    const files = { file: { name: '澄溪区.zip', bytes: example('county.zip') } }
    const { package: stored } = await own.call(contract.handInPackage, { files, body: { acceptFaults: 'true' } })
    const asked = { params: { id: stored.id }, query: { sheet: 'schools.csv', row: 2 } }
    assert.equal((await own.call(contract.readRow, asked)).rows.length, 1)
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(contract.readRow, asked), { code: 'record.missing' })
    const missing = { ...asked, query: { sheet: 'schools.csv', row: 9999 } }
    await assert.rejects(own.call(contract.readRow, missing), { code: 'record.missing' })
  }),
)
