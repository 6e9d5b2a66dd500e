import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { xlsxOf } from './xlsx.ts'

test('a workbook holds the table cell by cell: codes and formula-like text as text, numbers unrounded, nothing for null', async () => {
  const header = ['学校代码', '学校', '教学用房']
  const rows = [
    ['0012345678901234567', '=HYPERLINK("x")', 4.323333333333333],
    ['2199000001', '河湾学校', null],
  ]
  const { sheets } = await readXlsx(await xlsxOf('学校矩阵', header, rows))
  assert.equal(sheets[0]!.name, '学校矩阵')
  assert.deepEqual(
    sheets[0]!.rows.map((row) => header.map((_, col) => row[col] ?? null)),
    [header, ...rows],
  )
})
