import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import { readCountyValue } from '@junheng/core/features/collection/county-values.ts'
import { countyLines } from '@junheng/core/features/collection/workbook/county-lines.ts'
import { gradeNumber, OWN_COLUMN, SHEETS, tableOfSheet } from '@junheng/core/features/collection/workbook/sheets.ts'
import { inFolder } from '../package/a-package.ts'
import { catalogue, emptyTemplate, options, rawWorkbook, SMALL_SHEETS } from './a-workbook.ts'
import { countyWorkbook } from './county-workbook.ts'
import { withOpenpyxl } from './openpyxl.ts'
import { readCountyInput } from './read-input.ts'

test('an empty template is no data and says what is to be filled in, without one other fault', async () => {
  const { counties, readable, faults } = await readCountyInput(emptyTemplate(), catalogue)
  assert.deepEqual([counties.length, readable], [0, false])
  assert.deepEqual([...new Set(faults.map((f) => f.rule))].sort(), ['S001', 'S067'])
})

test('every column of a table is there once, and none looks like one of our own columns', () => {
  for (const { table, name } of SHEETS) {
    const { words, values } = tableColumns(table, catalogue)
    const keys = [...words, ...values].map(({ key }) => key)
    assert.deepEqual(
      keys.filter((key, i) => keys.indexOf(key) !== i),
      [],
      table,
    )
    const headers = [...words, ...values].map(({ zh }) => zh.normalize('NFKC').toLowerCase())
    assert.equal(new Set(headers).size, headers.length, name)
    assert.ok(headers.every((zh) => !zh.startsWith(OWN_COLUMN)))
    assert.equal(tableOfSheet(name), table)
    assert.equal(tableOfSheet(` ${table} `), table)
  }
})

test('every line the template offers for a county is understood as it is written', () => {
  const answers = { integer: '1', number: '0.5', yesNo: '是', met: '达标', text: '2025-09-01' }
  const lines = countyLines(catalogue, options.standards, options.years)
  assert.ok(lines.length > 80)
  for (const { item, answer } of lines) {
    const { key, value, notes } = readCountyValue(item, answers[answer], catalogue, catalogue)
    assert.ok(key !== null && value !== null, `${item}: ${JSON.stringify(notes)}`)
    assert.deepEqual(
      notes.filter((n) => n.rule !== 'S013'),
      [],
      item,
    )
  }
})

test('grades are understood in words', () => {
  assert.deepEqual(['三年级', '初二', '七', '9', '5年级', '高一', ''].map(gradeNumber), ['3', '8', '7', '9', '5', '高一', ''])
})

test('the workbook guards its formulas, leaves room to write, and its saved results are the formulas’ own', async (t) => {
  const rows = [
    ['学校代码', '学段', '在校学生数', '县级及以上骨干教师数'],
    ['0001', '小学', 80, 6],
    ['0002', '小学', 40, null],
    ['0002', '初中', 90, 9],
  ]
  const { counties } = await readCountyInput(rawWorkbook({ ...SMALL_SHEETS, 学部: rows }), catalogue)
  await inFolder({}, async (folder) => {
    const path = join(folder, 'a.xlsx')
    writeFileSync(path, countyWorkbook(counties, options))
    const seen = withOpenpyxl<Record<string, unknown>>(
      `import sys,json,openpyxl
f=openpyxl.load_workbook(sys.argv[1]); v=openpyxl.load_workbook(sys.argv[1],data_only=True)
s=f['学部']; h=[c.value for c in s[1]]; l2=[i+1 for i,x in enumerate(h) if x and x.startswith('〔计算〕') and '骨干' in x][0]
q=f['学校']; m=[i+1 for i,c in enumerate(q[1]) if c.value and c.value.startswith('〔计算〕') and '仪器' in c.value][0]
print(json.dumps({'backbone':[v['学部'].cell(r,l2).value for r in (2,3,4)],'formula':s.cell(2,l2).value,'equipment':[v['学校'].cell(r,m).value for r in (2,3)],
'locked':s.cell(2,l2).protection.locked,'open':[s.cell(2,c).protection.locked for c in (1,2,3)],'guarded':[w.protection.sheet for w in f],'frozen':[w.freeze_panes for w in f],
'notes':[w.title for w in f if w.title!='说明' and any(c.comment is None for c in w[1])],'kinds':sorted({d.type for w in f for d in w.data_validations.dataValidation})}))`,
      path,
    )
    if (seen === null) return t.skip('openpyxl is not here')
    assert.deepEqual(seen['backbone'], [7.5, null, 10])
    assert.match(String(seen['formula']), /^=IFERROR\(IF\(AND\(ISNUMBER/)
    assert.deepEqual(seen['equipment'], [(10000 * 12.5) / 80, (10000 * 30) / 130])
    assert.deepEqual([seen['locked'], seen['open']], [true, [false, false, false]])
    assert.deepEqual(seen['guarded'], [true, true, true, true, true, true, true, false])
    assert.deepEqual(seen['frozen'], ['C2', 'B2', 'B2', 'B2', 'B2', 'B2', 'A2', null])
    assert.deepEqual(seen['notes'], [])
    assert.deepEqual(seen['kinds'], ['decimal', 'list', 'whole'])
  })
})

test('one school’s workbook has nothing of the county’s', async () => {
  const { faults } = await readCountyInput(countyWorkbook([], { ...options, oneSchool: true }), catalogue)
  assert.doesNotMatch(JSON.stringify(faults), /县级数据/)
})
