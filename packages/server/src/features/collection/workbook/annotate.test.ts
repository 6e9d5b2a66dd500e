import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { packedBytes, readZipDirectory } from '../../../files/zip-directory.ts'
import { inFolder } from '../package/a-package.ts'
import { inputHash } from '../package/input-hash.ts'
import { catalogue, options, rawWorkbook, SMALL_SHEETS, sheetXml, withCell } from './a-workbook.ts'
import { annotate } from './annotate.ts'
import { countyWorkbook } from './county-workbook.ts'
import { withOpenpyxl } from './openpyxl.ts'
import { readCountyInput } from './read-input.ts'

const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Map(readZipDirectory(zip)!.map((e) => [e.path, packedBytes(zip, e)!.toString('hex')]))
}
const changedParts = (before: Uint8Array, after: Uint8Array): string[] => {
  const old = partsOf(before)
  return [...partsOf(after)]
    .filter(([path, packed]) => old.get(path) !== packed)
    .map(([path]) => path)
    .sort()
}

interface Seen {
  comments: Record<string, string>
  fills: Record<string, string>
  bold: boolean
}
const seenBy = (bytes: Uint8Array, sheet: string): Promise<Seen | null> =>
  inFolder({ 'a.xlsx': bytes }, (folder) =>
    withOpenpyxl<Seen>(
      `import sys,json,openpyxl
w=openpyxl.load_workbook(sys.argv[1])[sys.argv[2]]
cells=[c for r in w.iter_rows() for c in r]
print(json.dumps({'comments':{c.coordinate:c.comment.text for c in cells if c.comment},'fills':{c.coordinate:c.fill.fgColor.rgb for c in cells if c.fill.fill_type=='solid'},'bold':bool(w['A1'].font.b)}))`,
      join(folder, 'a.xlsx'),
      sheet,
    ),
  )

test('a workbook without notes gets them at its faulty cells, and only what carries them changes', async (t) => {
  const rows = [
    ['学校代码', '学段', '在校学生数', '教学班数'],
    ['0001', '小学', '八十', 2],
    [],
    ['0002', '初中', 90, null],
  ] as const
  const before = rawWorkbook({ ...SMALL_SHEETS, 学部: { xml: sheetXml(rows, '<extLst/>') } })
  const { faults } = await readCountyInput(before, catalogue)
  const own = faults.filter((f) => f.sheet === '学部' && f.rule === 'S010')
  assert.deepEqual(
    own.map((f) => f.cell),
    ['C2'],
  )
  const place = {
    sheet: '学部',
    column: '教学班数',
    rule: 'V001',
    severity: 'warn',
    message: '没有填。',
    repair: '补填。',
  } as const
  const after = await annotate(before, [
    ...own,
    { ...place, row: 4, cell: 'D4' },
    { ...place, row: 3, cell: 'B3' },
    { ...place, sheet: '别处', row: 2, cell: 'A2' },
  ])
  assert.deepEqual(changedParts(before, after!), [
    '[Content_Types].xml',
    'xl/comments900.xml',
    'xl/drawings/vmlDrawing900.vml',
    'xl/styles.xml',
    'xl/worksheets/_rels/sheet2.xml.rels',
    'xl/worksheets/sheet2.xml',
  ])
  const again = await readCountyInput(after!, catalogue)
  assert.equal(inputHash(again.counties), inputHash((await readCountyInput(before, catalogue)).counties))
  const seen = await seenBy(after!, '学部')
  if (seen === null) return t.skip('openpyxl is not here')
  assert.deepEqual(Object.keys(seen.comments), ['C2', 'B3', 'D4'])
  assert.match(seen.comments['C2']!, /^错误 S010：.*八十.*\n改法：/)
  assert.deepEqual(seen.fills, { C2: 'FFFFC7CE', B3: 'FFFFEB9C', D4: 'FFFFEB9C' })
})

test('our own workbook keeps its definitions under the new notes, its formulas and its looks', async (t) => {
  const { counties } = await readCountyInput(rawWorkbook(SMALL_SHEETS), catalogue)
  const before = countyWorkbook(counties, options)
  const fault = { sheet: '学校', column: null, rule: 'S001', severity: 'error', message: '试一试。', repair: '改。' } as const
  const after = await annotate(before, [
    { ...fault, row: 1, cell: 'A1' },
    { ...fault, row: 3, cell: null },
  ])
  assert.deepEqual(changedParts(before, after!), [
    'xl/comments1.xml',
    'xl/drawings/vmlDrawing1.vml',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ])
  const [old, seen] = [await seenBy(before, '学校'), await seenBy(after!, '学校')]
  if (old === null || seen === null) return t.skip('openpyxl is not here')
  assert.equal(seen.comments['A1'], `错误 S001：试一试。\n改法：改。\n————\n${old.comments['A1']}`)
  assert.match(seen.comments['A3']!, /试一试/)
  assert.equal(seen.comments['B1'], old.comments['B1'])
  assert.ok(seen.bold)
  assert.deepEqual({ ...seen.fills, A1: old.fills['A1'], A3: undefined }, { ...old.fills, A3: undefined })
})

test('a faulty cell that was empty keeps the look of its column: where one may write, one may still write', async () => {
  const { counties } = await readCountyInput(rawWorkbook(SMALL_SHEETS), catalogue)
  const fault = { column: null, rule: 'S001', severity: 'error', message: '没有填。', repair: '补填。' } as const
  const own = await annotate(countyWorkbook(counties, options), [
    { ...fault, sheet: '学校', row: 2, cell: 'F2' },
    { ...fault, sheet: '学校', row: 99, cell: 'A99' },
  ])
  assert.match(formatOf(own!, 1, 'F2'), /numFmtId="49".*locked="0"/)
  assert.match(formatOf(own!, 1, 'A99'), /numFmtId="49".*locked="0"/)
  // A row's own look goes before its column's, as in Excel.
  const rows = [['学校代码', '学段'], ['0001'], ['0002']]
  const xml = sheetXml(rows, '', '<cols><col min="2" max="3" style="3"/></cols>').replace(
    '<row r="3">',
    '<row r="3" s="1" customFormat="1">',
  )
  const other = await annotate(rawWorkbook({ ...SMALL_SHEETS, 学部: { xml } }), [
    { ...fault, sheet: '学部', row: 2, cell: 'B2' },
    { ...fault, sheet: '学部', row: 3, cell: 'B3' },
    { ...fault, sheet: '学部', row: 9, cell: 'D9' },
  ])
  assert.deepEqual(
    ['B2', 'B3', 'D9'].map((ref) => /numFmtId="(\d+)"/.exec(formatOf(other!, 2, ref))?.[1]),
    ['171', '14', '0'],
  )
})

test('a copy that was repaired and is annotated again names only what is still wrong', async (t) => {
  const { counties } = await readCountyInput(rawWorkbook(SMALL_SHEETS), catalogue)
  const fault = { sheet: '学校', column: null, severity: 'error', repair: '改。' } as const
  const repaired = { ...fault, row: 2, cell: 'B2', rule: 'S019', message: '没有填。' }
  const defined = { ...fault, row: 1, cell: 'A1', rule: 'S004', message: '<列> & 名不对。' }
  const still = { ...fault, row: 3, cell: 'C3', rule: 'S024', message: '没有填。' }
  const before = countyWorkbook(counties, options)
  const first = await annotate(before, [repaired, defined, still])
  const second = await annotate(first!, [still])
  const [old, seen] = [await seenBy(before, '学校'), await seenBy(second!, '学校')]
  if (old === null || seen === null) return t.skip('openpyxl is not here')
  assert.deepEqual(seen.comments, { ...old.comments, C3: '错误 S024：没有填。\n改法：改。' })
  assert.deepEqual([seen.fills['B2'], seen.fills['C3']], [undefined, 'FFFFC7CE'])
  const clean = await seenBy((await annotate(second!, []))!, '学校')
  assert.deepEqual([clean!.comments, clean!.fills['C3']], [old.comments, undefined])
})

/** The cell's entry in the list of styles. */
function formatOf(bytes: Uint8Array, sheet: number, ref: string): string {
  const files = unzipSync(bytes)
  const text = (path: string): string => Buffer.from(files[path]!).toString()
  const style = new RegExp(`<c r="${ref}" s="(\\d+)"`).exec(text(`xl/worksheets/sheet${sheet}.xml`))?.[1]
  const formats = /<cellXfs\b[^>]*>(.*)<\/cellXfs>/s.exec(text('xl/styles.xml'))![1]!
  return formats.match(/<xf\b[^>]*?(?:\/>|>.*?<\/xf>)/gs)?.[Number(style)] ?? ''
}

test('faults of a read workbook lead back to their cells, also under a title and with the columns moved', async () => {
  const moved = [
    ['虚构县学部表'],
    [],
    ['备注', '在校学生数', '学段', '学校代码'],
    ['', 'abc', '小学', '0001'],
    ['', 40, '小学', '0002'],
    ['', 90, '初中', '0002'],
  ]
  const { faults, counties } = await readCountyInput(rawWorkbook({ ...SMALL_SHEETS, 学部: moved }), catalogue)
  assert.equal(counties[0]?.sections.rows, 3)
  assert.deepEqual(
    faults.map((f) => `${f.sheet} ${f.row} ${f.cell} ${f.rule}`),
    ['学部 3 A3 S005', '学部 4 B4 S010'],
  )
  assert.equal(await annotate(Buffer.from('no workbook'), faults), null)
})

test('a date, a full-width number and a code padded by its format are read as meant', async () => {
  const date = { xml: '<c r="@" s="1"><v>45536</v></c>' }
  const padded = { xml: '<c r="@" s="3"><v>1</v></c>' }
  const sheets = withCell('学校', 2, 1, date)
  const rows = (sheets['学校'] as readonly (readonly unknown[])[]).map((r, i) => (i === 1 ? [padded, ...r.slice(1)] : r)) as never
  const { counties, faults } = await readCountyInput(
    rawWorkbook({
      ...sheets,
      学校: rows,
      学部: [
        ['学校代码', '学段', '在校学生数'],
        ['0000000001', '小学', '８０'],
        ['0002', '小学', 40],
      ],
    }),
    catalogue,
  )
  assert.deepEqual(counties[0]?.schools.codes, ['0000000001', '0002'])
  assert.equal(counties[0]?.schools.names[0], '2024-09-01')
  assert.equal(counties[0]?.sections.numbers.get('students')?.[0], 80)
  assert.deepEqual(
    faults.map((f) => `${f.cell} ${f.rule}`),
    ['B2 S011', 'C2 S011'],
  )
})
