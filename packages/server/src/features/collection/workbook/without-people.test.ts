import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readZipDirectory } from '../../../files/zip-directory.ts'
import { inputHash } from '../package/input-hash.ts'
import { catalogue, rawWorkbook, SMALL_SHEETS } from './a-workbook.ts'
import { readCountyInput } from './read-input.ts'
import { withoutPeople } from './without-people.ts'
import { xlsxFile } from './xlsx-file.ts'
import { partText } from './zip-parts.ts'

const wholeText = (bytes: Uint8Array): string => {
  const zip = Buffer.from(bytes)
  return readZipDirectory(zip)!
    .map((entry) => partText(zip, entry))
    .join('\n')
}

test('what is kept of a workbook holds no name and no staff number, and is the same data at the same cells', async () => {
  const teachers = [
    ['姓名', '学校代码', '学段', '教师编号', '状态', '学科'],
    ['虚构甲', '0001', '小学', 'T-001', '专任', '体育'],
    ['', '', '', '', '', ''],
    ['虚构乙', '0002', '初中', 'T-002', '没有这种状态', '虚构乙'],
  ]
  const all = { ...SMALL_SHEETS, 教师: teachers } as Record<string, (string | number)[][]>
  const before = xlsxFile(
    Object.entries(all).map(([name, rows]) => ({
      name,
      columns: [],
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'number' ? { number: String(cell) } : { text: cell }))),
      notes: name === '教师' ? [{ cell: 'A2', text: '虚构甲 电话' }] : [{ cell: 'A1', text: '定义' }],
    })),
  )
  const after = await withoutPeople(before, catalogue)
  assert.match(wholeText(before), /虚构甲/)
  assert.doesNotMatch(wholeText(after!), /虚构甲|T-001|T-002|电话/)
  assert.match(wholeText(after!), /虚构小学[\s\S]*定义/)
  const [old, now] = [await readCountyInput(before, catalogue), await readCountyInput(after!, catalogue)]
  assert.equal(inputHash(now.counties), inputHash(old.counties))
  assert.deepEqual(
    now.faults.map((f) => `${f.cell} ${f.rule}`),
    old.faults.map((f) => `${f.cell} ${f.rule}`).filter((f) => f !== 'A1 S005'),
  )
  assert.equal(await withoutPeople(rawWorkbook(SMALL_SHEETS), catalogue), null)
})
