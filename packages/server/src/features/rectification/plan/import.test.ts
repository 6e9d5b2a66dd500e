import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { PlanImport, PlanTable } from '@junheng/core/features/rectification/plan/plan.ts'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { importPlan, writePlan } from './import.ts'

// Everything of 澄溪区 is invented.

const HEADINGS = [
  '序号',
  '评估认定指标',
  '不达标情况',
  '不达标学校',
  '整改措施',
  '任务目标安排',
  '完成时限',
  '责任科室',
  '责任单位',
  '资金预算',
]
const ROW = [
  '1',
  '小学、初中所有班级学生数分别不超过45人、50人。',
  '2所小学不达标',
  '青禾小学、白石小学',
  '1．青禾小学：通过合理划定招生片区解决。\n2．白石小学：通过分流部分生源解决。',
  '2024年12月底前，完成全部整改任务。',
  '2024年12月',
  '教育管理科',
  '区教育局',
  '20万元',
]

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text.split('\n').map(paragraph).join('')}</w:tc>`
const row = (cells: readonly string[]) => `<w:tr>${cells.map((text) => cell(text)).join('')}</w:tr>`
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

const docxOf = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  zipSync({ 'word/document.xml': strToU8(`${head}<w:document ${W}><w:body>${body}</w:body></w:document>`) })

const PLAIN = docxOf(`<w:tbl>${row(HEADINGS)}${row(ROW)}</w:tbl>`)
const read = (bytes: Uint8Array) => importPlan(bytes, { fileName: '澄溪.docx' })
const refused = (bytes: Uint8Array, word: RegExp) => assert.rejects(read(bytes), { code: /^plan\./, message: word })

const withoutTable = ({ table: _, ...rest }: PlanImport) => rest

test('a docx is read with its table merged, split over columns, nested or beside other tables', async () => {
  const plain = await read(PLAIN)
  assert.equal(plain.indicators[0]!.funds_cny, 200_000)
  const second = [...ROW.slice(0, 2).map(() => ''), '1所初中不达标', '望江中学', '望江中学：分流。', '', '', '', '', '']
  const merged = docxOf(
    `${paragraph('附件')}${paragraph('澄溪区整改规划（虚构）')}<w:tbl>${row(['姓名', '电话'])}</w:tbl>` +
      `<w:tbl><w:tr>${cell(`甲<w:tbl/>`)}<w:tc><w:tbl>${row(HEADINGS)}` +
      `<w:tr>${ROW.map((text, i) => cell(text, i < 2 || i > 4 ? '<w:vMerge w:val="restart"/>' : '')).join('')}</w:tr>` +
      `<w:tr>${second.map((text, i) => cell(text, i < 2 || i > 4 ? '<w:vMerge/>' : '')).join('')}</w:tr>` +
      `</w:tbl>${paragraph('')}</w:tc></w:tr></w:tbl>`,
  )
  const plan = await read(merged)
  assert.deepEqual(plan.indicators[0]!.stages.junior.schools, ['望江中学'])
  assert.deepEqual(
    plan.indicators[0]!.measures.map(({ id }) => id),
    ['1-primary-1', '1-primary-2', '1-junior-1'],
  )
  assert.deepEqual(plan.table.merges[0], { row: 1, col: 0, rowspan: 2, colspan: 1 })
})

test('deleted text and the second copy of a text box are not part of the document', async () => {
  const status = `<w:tc><w:p><w:del><w:r><w:delText>9所小学不达标</w:delText></w:r></w:del><w:r><w:t>2所小学</w:t></w:r><w:r><w:t>不达标</w:t></w:r><mc:AlternateContent><mc:Fallback><w:r><w:t>8所</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p></w:tc>`
  const bytes = docxOf(
    `<w:tbl>${row(HEADINGS)}<w:tr>${ROW.map((text, i) => (i === 2 ? status : cell(text))).join('')}</w:tr></w:tbl>`,
  )
  assert.deepEqual((await read(bytes)).indicators, (await read(PLAIN)).indicators)
})

test('what cannot be read is refused with the reason: no zip, cut, old or encrypted office file, other zip, DTD, broken XML', async () => {
  await refused(strToU8('序号,指标'), /不是 docx 或 xlsx/)
  await refused(new Uint8Array(), /不是 docx 或 xlsx/)
  await refused(PLAIN.subarray(0, PLAIN.length - 30), /不完整或已损坏/)
  await refused(zipSync({ 'a.txt': strToU8('x') }), /不是 docx 或 xlsx/)
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])
  await refused(ole, /旧版的 doc 或 xls/)
  const encrypted = new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')])
  await refused(encrypted, /加了密码/)
  await refused(docxOf('', '<!DOCTYPE w:document [<!ENTITY a "b">]>'), /DTD/)
  await refused(docxOf('<w:p>'), /已损坏/)
  await refused(docxOf('&unknown;'), /已损坏/)
  await refused(docxOf('<w:p>'.repeat(500)), /嵌套过深/)
  await refused(docxOf(paragraph('只有文字')), /没有找到/)
  const damaged = new Uint8Array(PLAIN)
  damaged.fill(0x55, 60, 200)
  await refused(damaged, /已损坏|不完整/)
})

test('a zip bomb is refused, whether it declares its size or lies about it', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) })
  await refused(bomb, /压缩炸弹/)
  const lying = new Uint8Array(bomb)
  const view = new DataView(lying.buffer)
  const directory = view.getUint32(lying.length - 22 + 16, true)
  view.setUint32(directory + 24, 1000, true)
  await refused(lying, /比它声明的大/)
})

test('a workbook with a document type is refused before any reader sees it', async () => {
  const sheet = zipSync({
    'xl/workbook.xml': strToU8('<!DOCTYPE x><workbook/>'),
    '[Content_Types].xml': strToU8('<Types/>'),
  })
  await refused(sheet, /DTD/)
  await refused(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), /已损坏|没有找到/)
})

test('the main text is read from UTF-8, GB18030 and docx alike; a binary file is none', async () => {
  const gb = new Uint8Array([0xb2, 0xbb, 0xb4, 0xef, 0xb1, 0xea, 0xd1, 0xa7, 0xd0, 0xa3, 0xd3, 0xd0, 0x35, 0xcb, 0xf9])
  const total = async (bytes: Uint8Array) => {
    const plan = await importPlan(PLAIN, { fileName: 'a.docx', body: { bytes, fileName: '正文.txt' } })
    return plan.disagreements.filter(({ code }) => code === 'TOTAL_SCHOOLS').length
  }
  assert.equal(await total(strToU8('不达标学校有5所')), 1)
  assert.equal(await total(gb), 1)
  assert.equal(await total(docxOf(paragraph('不达标学校有5所'))), 1)
  assert.equal(await total(strToU8('不达标学校有2所')), 0)
  await assert.rejects(total(new Uint8Array([1, 0, 2, 0])), { code: 'plan.unreadable' })
  await assert.rejects(total(strToU8('  \n')), { code: 'plan.unreadable' })
})

test('import ∘ export = identity, as docx and as xlsx, for any text in any cell', async () => {
  const plan = await read(PLAIN)
  const text = fc
    .array(
      fc.constantFrom(
        '青禾小学',
        '2024年12月',
        '=1+1',
        '+A1',
        '@SUM(1)',
        '-2',
        '<b>&amp;',
        '１．',
        '"',
        "'",
        ' 中 ',
        '第二段',
        '0012',
        '5E3',
      ),
      {
        maxLength: 4,
      },
    )
    .map((parts) => parts.join('').trimEnd())
  const cells = fc.array(
    fc.array(
      fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n').trimEnd()),
      { minLength: 10, maxLength: 10 },
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  await fc.assert(
    fc.asyncProperty(cells, fc.constantFrom('docx' as const, 'xlsx' as const), async (rows, format) => {
      const table: PlanTable = {
        preamble: ['附件', '澄溪区整改规划（虚构）'],
        headerRows: 1,
        cells: [HEADINGS, ROW, ...rows, [...ROW.slice(0, 9), '末行']],
        merges: [{ row: 1, col: 9, rowspan: rows.length + 1, colspan: 1 }],
      }
      for (const one of rows) one[9] = ''
      const again = await importPlan(await writePlan({ ...plan, table }, format), { fileName: `x.${format}` })
      assert.deepEqual(again.table, table)
    }),
    { numRuns: 25 },
  )
})

test('a written plan reads back to the same structure in either format, and nothing in it is a formula', async () => {
  const plan = await read(docxOf(`<w:tbl>${row(HEADINGS)}${row(ROW.with(9, '=HYPERLINK(&quot;x&quot;)'))}</w:tbl>`))
  for (const format of ['docx', 'xlsx'] as const) {
    const again = await importPlan(await writePlan(plan, format), { fileName: 'x' })
    assert.deepEqual(withoutTable(again), withoutTable(plan))
  }
  const { unzipSync, strFromU8 } = await import('fflate')
  const parts = unzipSync(await writePlan(plan, 'xlsx'))
  const sheet = strFromU8(Object.entries(parts).find(([name]) => /worksheets\/sheet1\.xml$/.test(name))![1])
  assert.ok(!/<f[ >]/.test(sheet))
})

test('openpyxl opens the written workbook and sees the same texts and merges', async (t) => {
  const python = ['python3', '/usr/bin/python3'].find((program) => {
    try {
      execFileSync(program, ['-c', 'import openpyxl'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
  if (!python) return t.skip('SKIPPED: python3-openpyxl is not installed, the workbook was not cross-checked')
  const folder = mkdtempSync(join(tmpdir(), 'junheng-plan-'))
  try {
    const plan = await read(PLAIN)
    const table = { ...plan.table, merges: [{ row: 0, col: 0, rowspan: 2, colspan: 1 }] }
    const file = join(folder, 'plan.xlsx')
    writeFileSync(file, await writePlan({ ...plan, table }, 'xlsx'))
    const script = `import openpyxl,json,sys; s=openpyxl.load_workbook(sys.argv[1]).active; print(json.dumps([[c.value for c in r] for r in s.iter_rows()]+[[str(m) for m in s.merged_cells.ranges]]))`
    const seen = JSON.parse(execFileSync(python, ['-c', script, file], { encoding: 'utf8' }))
    assert.deepEqual(seen.at(-1), ['A1:A2'])
    assert.deepEqual(seen[1].slice(1), ROW.slice(1))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
