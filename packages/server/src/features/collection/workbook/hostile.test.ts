import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '@junheng/core/fault.ts'
import { zipSync } from 'fflate'
import { zipFiles } from '../../../files/zip-write.ts'
import { SMALL } from '../package/a-package.ts'
import type { PackageReading } from '../package/read.ts'
import { type Cell, catalogue, rawWorkbook, type Sheets, SMALL_SHEETS, sheetXml, withCell } from './a-workbook.ts'
import { readCountyInput } from './read-input.ts'
import { readCountyWorkbook } from './read-workbook.ts'
import { WORKBOOK_LIMITS } from './workbook-limits.ts'

const read = (bytes: Uint8Array): Promise<PackageReading> => readCountyInput(bytes, catalogue)
const said = (faults: readonly Fault[]): string => faults.map((f) => `${f.rule} ${f.message}`).join('\n')
const small = (): Buffer => Buffer.from(rawWorkbook(SMALL_SHEETS))
const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipFiles(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })))
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** Refused whole: nothing read, one fault, and it names the trouble. */
async function refuses(bytes: Uint8Array, words: RegExp): Promise<void> {
  const { readable, counties, faults } = await read(bytes)
  assert.deepEqual([readable, counties.length, faults.length], [false, 0, 1])
  assert.match(said(faults), words)
}

test('a small workbook without tricks is read without a fault', async () => {
  const { counties, faults } = await read(small())
  assert.equal(said(faults), '')
  assert.deepEqual(counties[0]?.schools.codes, ['0001', '0002'])
  assert.deepEqual([...(counties[0]?.sections.numbers.get('students') ?? [])], [80, 40, 90])
})

test('what is no workbook but is called one is refused by what it is', async () => {
  await refuses(Buffer.concat([OLE, Buffer.alloc(600)]), /S056 .*旧版 Excel（\.xls）/)
  await refuses(Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]), /S056 .*加了密码/)
  await refuses(Buffer.from('<html><table><tr><td>学校代码</td></tr></table></html>'), /S056 .*网页（html）/)
  await refuses(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /S056 .*图片/)
  await refuses(Buffer.from('%PDF-1.7 ...'), /S056 .*PDF/)
  await refuses(Buffer.alloc(0), /S056 .*空文件/)
  await refuses(Buffer.from('学校代码,学校名称\n'), /S056 .*不是 \.xlsx 工作簿/)
})

test('a package somebody renamed .xlsx is still a package, and any other zip is not', async () => {
  const { counties } = await read(zipOf(SMALL))
  assert.equal(counties[0]?.schools.rows, 2)
  const other = await readCountyWorkbook(Buffer.from(zipOf({ 'a.txt': 'a' })), 'a.xlsx', catalogue, null)
  assert.match(said(other.faults), /S056 a\.xlsx 是普通的 zip 压缩包/)
  const word = await readCountyWorkbook(Buffer.from(zipOf({ 'word/document.xml': '<a/>' })), 'a.xlsx', catalogue, null)
  assert.match(said(word.faults), /Word 文档/)
})

test('a truncated workbook is refused wherever it was cut, and a flipped byte never goes unseen', async () => {
  const whole = small()
  for (let share = 1; share < 20; share++) {
    const { readable, faults } = await read(whole.subarray(0, Math.floor((whole.length * share) / 20)))
    assert.equal(readable, false)
    assert.match(said(faults), /S05[06]/)
  }
  const flipped = Buffer.from(whole)
  flipped[flipped.indexOf('sheet1.xml') + 60]! ^= 0xff
  assert.match(said((await read(flipped)).faults), /S056 .*已损坏/)
})

test('a zip bomb is refused by what its directory states, before anything is unpacked', async () => {
  const start = performance.now()
  const huge = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(30_000_000)}</t></is></c></row></sheetData></worksheet>`
  await refuses(rawWorkbook({ ...SMALL_SHEETS, 班级: { xml: huge } }), /S060 .*倍，超过上限 100 倍/)
  const stated = small()
  const directory = stated.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  stated.writeUInt32LE(600 * 1024 * 1024, directory + 24)
  await refuses(stated, /S060 .*超过上限 500 MB/)
  assert.ok(performance.now() - start < 5000)
})

test('a part that unpacks to more than it states is not unpacked further', async () => {
  const bytes = small()
  const at = bytes.indexOf('xl/worksheets/sheet1.xml', bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))) - 46
  bytes.writeUInt32LE(10, at + 24)
  assert.match(said((await read(bytes)).faults), /S056 .*sheet1\.xml/)
})

test('one huge cell is refused, in the sheet as among the shared texts', async () => {
  // Random letters pack badly, so that the ratio has nothing to say.
  const letters = Array.from({ length: 60_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 9000))).join('')
  await refuses(rawWorkbook(withCell('学校', 2, 1, letters)), /S060 .*超过 32767 个字符/)
})

test('more rows than a sheet may have are refused at the first one too many, without reading on', async () => {
  const sheet = (rows: number): Sheets => {
    let xml = sheetXml([['学校代码', '学段', '年级', '班级名称', '学生数']]).replace('</sheetData></worksheet>', '')
    for (let r = 2; r <= rows + 1; r++) xml += `<row r="${r}"><c r="A${r}"><v>${(r * 7919) % 1000003}</v></c></row>`
    return { ...SMALL_SHEETS, 班级: { xml: `${xml}</sheetData></worksheet>` } }
  }
  const limits = { ...WORKBOOK_LIMITS, rows: 2000 }
  const over = await readCountyInput(rawWorkbook(sheet(20_000)), catalogue, limits)
  assert.match(said(over.faults), /^S060 .*「班级」超过 2000 行/)
  assert.equal(over.readable, false)
  assert.equal((await readCountyInput(rawWorkbook(sheet(1999)), catalogue, limits)).readable, true)
})

test('a million rows are refused within five seconds and without holding them', async () => {
  const pieces: string[] = []
  for (let r = 1; r < 1000; r++) pieces.push(`<row><c><v>${(r * 7919) % 1009}</v></c></row>`)
  const xml = sheetXml([['学校代码', '学段', '年级', '班级名称', '学生数']]).replace(
    '</sheetData>',
    `${pieces.join('').repeat(1001)}</sheetData>`,
  )
  // Stored, for repeated rows would be refused by their ratio before they are counted.
  const stored = (files: { path: string; bytes: Buffer }[]): Uint8Array =>
    zipSync(Object.fromEntries(files.map((f) => [f.path, f.bytes])), { level: 0 })
  const bytes = rawWorkbook({ ...SMALL_SHEETS, 班级: { xml } }, {}, stored)
  assert.ok(bytes.length < WORKBOOK_LIMITS.bytes)
  const [start, held] = [performance.now(), process.memoryUsage().rss]
  const { faults } = await read(bytes)
  assert.ok(performance.now() - start < 5000)
  assert.ok(process.memoryUsage().rss - held < 300 * 1024 * 1024)
  assert.match(said(faults), /S060 .*「班级」超过 200000 行/)
})

test('a formula with an error, and one nobody computed, are faults of their cell; a saved result is read', async () => {
  const cell = (xml: string): Sheets => withCell('学部', 2, 2, { xml })
  const error = await read(rawWorkbook(cell('<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>')))
  assert.deepEqual(
    error.faults.map((f) => [f.rule, f.cell]),
    [['S061', 'C2']],
  )
  assert.match(said(error.faults), /#DIV\/0!/)
  const none = await read(rawWorkbook(cell('<c r="@"><f>A1+1</f></c>')))
  assert.deepEqual(
    none.faults.map((f) => [f.rule, f.cell]),
    [['S066', 'C2']],
  )
  for (const good of [
    '<c r="@"><f>40+42</f><v>82</v></c>',
    '<c r="@" t="str"><f t="shared" si="0"/><v>82</v></c>',
    '<c r="@"><f t="array" ref="C2">41*2</f><v>8.2E1</v></c>',
  ]) {
    const { counties, faults } = await read(rawWorkbook(cell(good)))
    assert.equal(said(faults), '')
    assert.equal(counties[0]?.sections.numbers.get('students')?.[0], 82)
  }
})

test('macros and links to other workbooks are left alone and named', async () => {
  const bytes = rawWorkbook(SMALL_SHEETS, { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<a/>' })
  const { counties, faults } = await read(bytes)
  assert.match(said(faults), /^S064 .*宏、指向其他工作簿的链接/)
  assert.equal(counties[0]?.schools.rows, 2)
})

test('merged cells count once, and hidden rows, columns and sheets are read and named', async () => {
  const rows = SMALL_SHEETS['学部'] as readonly (readonly Cell[])[]
  const xml = sheetXml(
    rows,
    '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    '<cols><col min="3" max="4" hidden="1"/></cols>',
  ).replace('<row r="4">', '<row r="4" hidden="1">')
  const workbook = rawWorkbook({ ...SMALL_SHEETS, 学部: { xml } })
  const { counties, faults } = await read(workbook)
  assert.match(said(faults), /S062 .*1 行、2 列/)
  assert.match(said(faults), /S063 .*A2:A3/)
  assert.equal(counties[0]?.sections.rows, 3)
})

test('sheets and columns that are not ours are named and left alone; a sheet given twice is not guessed at', async () => {
  const schools = (SMALL_SHEETS['学校'] as readonly (readonly Cell[])[]).map((row, i) => [
    '',
    ...row,
    i === 0 ? '备注' : '好',
    i === 1 ? '无名' : '',
  ])
  const { counties, faults } = await read(
    rawWorkbook({ 封面: [['虚构县']], 学部: SMALL_SHEETS['学部']!, 学校: schools, schools: [['学校代码']] }),
  )
  assert.deepEqual(
    faults.map((f) => `${f.sheet} ${f.cell} ${f.rule}`).sort(),
    ['schools null S052', '学校 J1 S005', '学校 K1 S005', '封面 null S065'].sort(),
  )
  assert.deepEqual(counties[0]?.schools.names, ['虚构小学', '虚构学校'])
})

test('entities, document types, depth and rows out of order do no harm', async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
  const rows = sheetXml(SMALL_SHEETS['学部'] as readonly (readonly Cell[])[])
  for (const xml of [
    bomb + rows,
    rows.replace('<sheetData>', `${'<a>'.repeat(1000)}<sheetData>`),
    rows.replace('<row r="3">', '<row r="2">'),
    rows.replace('<row r="3">', '<row r="99999999999">'),
    rows.replace('r="B2"', 'r="ZZZZZ2"'),
    rows.replace('</row>', ''),
    rows.replace('小学', '&file;'),
  ]) {
    const { readable, faults } = await read(rawWorkbook({ ...SMALL_SHEETS, 学部: { xml } }))
    assert.deepEqual([readable, faults.length], [false, 1])
    assert.match(said(faults), /S056 .*已损坏/)
  }
})

test('a number whose digits a spreadsheet has lost is no code', async () => {
  const { faults } = await read(rawWorkbook(withCell('学校', 2, 0, { xml: '<c r="@"><v>1.1234567890123456E+19</v></c>' })))
  assert.ok(
    faults.some((f) => f.rule === 'S027' && f.cell === 'A2'),
    said(faults),
  )
  const kept = await read(
    rawWorkbook({
      ...withCell('学校', 2, 0, { xml: '<c r="@"><v>110000000000000001</v></c>' }),
      学部: [
        ['学校代码', '学段'],
        ['110000000000000001', '小学'],
      ],
    }),
  )
  assert.equal(kept.counties[0]?.schools.codes[1], '110000000000000001')
})

test('names of teachers are never read, and staff numbers become hashes that stay the same', async () => {
  const teachers = [
    ['学校代码', '学段', '姓名', '教师编号', '状态'],
    ['0001', '小学', '虚构甲', 'T-001', '专任'],
    ['0001', '小学', '虚构乙', '110101199001010018', '专任'],
    ['0002', '小学', '虚构甲', ' Ｔ-001', '走教'],
  ]
  const one = await read(rawWorkbook({ ...SMALL_SHEETS, 教师: teachers }))
  const ids = one.counties[0]!.teachers!.id
  assert.equal(new Set(ids).size, 2)
  assert.ok(
    ids.every((id) => /^[0-9a-f]{32}$/.test(id)),
    ids.join(),
  )
  assert.deepEqual([...(await read(rawWorkbook({ ...SMALL_SHEETS, 教师: teachers }))).counties[0]!.teachers!.id], [...ids])
  assert.doesNotMatch(JSON.stringify(one), /虚构甲|T-001|110101199001010018/)
})

test('characters nobody can see, as they come along when copied from a page, change no code and no figure', async () => {
  const sheets = withCell('学部', 2, 0, '0001\u200b')
  const rows = (sheets['学部'] as readonly (readonly Cell[])[]).map((r, i) => (i === 1 ? r.with(2, '\u200e80\u2060') : r))
  const { counties, faults } = await read(rawWorkbook({ ...sheets, 学部: rows }))
  assert.equal(counties[0]?.sections.numbers.get('students')?.[0], 80)
  assert.deepEqual(faults.map((f) => `${f.cell} ${f.rule}`).sort(), ['A2 S011', 'C2 S011'])
})

test('a workbook’s repairs speak as its lists do, not as a package is written', async () => {
  const wrong: [sheet: string, row: number, column: number, repair: RegExp][] = [
    ['学部', 2, 1, /^填小学或初中；高中部人数填在 学校 的高中部在校生数。$/],
    ['学校', 2, 7, /^允许的值：公办、民办。$/],
  ]
  for (const [sheet, row, column, repair] of wrong) {
    const { faults } = await read(rawWorkbook(withCell(sheet, row, column, '别的')))
    assert.match(faults.find((f) => f.sheet === sheet && f.row === row)!.repair, repair)
  }
  const judged = (SMALL_SHEETS['学校'] as readonly (readonly Cell[])[]).map((r, i) => [...r, i === 0 ? '无过重课业负担' : '也许'])
  const { faults } = await read(rawWorkbook({ ...SMALL_SHEETS, 学校: judged }))
  assert.match(faults[0]!.repair, /^填达标或不达标。$/)
})

test('a part packed in a way we do not know is refused', async () => {
  const bytes = small()
  const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  for (let entry = at; entry >= 0; entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), entry + 4))
    bytes.writeUInt16LE(12, entry + 10)
  await refuses(bytes, /S056/)
})
