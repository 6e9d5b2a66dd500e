import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { inFolder } from '../package/a-package.ts'
import { inputHash } from '../package/input-hash.ts'
import { type Cell, catalogue, emptyTemplate, options, rawWorkbook, SMALL_SHEETS, sheetXml } from './a-workbook.ts'
import { countyWorkbook } from './county-workbook.ts'
import { openWorkbook } from './open-workbook.ts'
import { withOpenpyxl } from './openpyxl.ts'
import { readCountyInput } from './read-input.ts'
import { letterOf, readSheet } from './read-sheet.ts'

/** What openpyxl says a cell holds: n number, s text, b truth, d day. */
type Seen = Record<string, Record<string, ['n' | 's' | 'b' | 'd', string]>>

const SEEN_BY_OPENPYXL = `
import sys,json,datetime,openpyxl
def said(v):
  if isinstance(v,bool): return ['b',str(v).lower()]
  if isinstance(v,(int,float)): return ['n',repr(v)]
  if isinstance(v,datetime.datetime): return ['d',v.isoformat(' ')]
  if isinstance(v,(datetime.date,datetime.time)): return ['d',v.isoformat()]
  return ['s',str(v)]
wb=openpyxl.load_workbook(sys.argv[1],data_only=True)
print(json.dumps({w.title:{c.coordinate:said(c.value) for r in w.iter_rows() for c in r if c.value is not None} for w in wb.worksheets}))`

const MADE_BY_OPENPYXL = `
import sys,datetime,openpyxl
from openpyxl.comments import Comment
wb=openpyxl.Workbook()
w=wb.active; w.title='学校'
w.append(['学校代码','学校名称','县代码','县名称','办学类型代码','教学仪器设备资产值','规划建成年份','是否寄宿制学校','备注'])
w.append(['0001','虚构小学','990101','虚构县','211',12.1,datetime.date(1998,9,1),True,' 甲乙 丙'])
w.append([]); w.append(['0002',' 虚构学校 ','990101','虚构县',312,0.1+0.2,2001,False,'两\\n行'])
w['F2'].comment=Comment('注','x'); w.merge_cells('I5:J6'); w['I5']='合并'
w['K1']='时刻'; w['K2']=datetime.datetime(2024,9,1,8,30); w['K3']=123456789012345; w['K4']=1e-7; w['K5']=1e20; w['K6']=-0.5; w['K7']=110000000000000001
w.row_dimensions[4].hidden=True; w.column_dimensions['B'].hidden=True
s=wb.create_sheet('学部'); s.append(['学校代码','学段','在校学生数']); s.append(['0001','小学',80]); s.append(['0002','小学',40]); s.append(['0002','初中',90])
h=wb.create_sheet('隐藏'); h['C3']='=1+1'; h['D4']='<&>"'; h.sheet_state='hidden'
wb.save(sys.argv[1]); print('null')`

async function seenByUs(bytes: Buffer): Promise<Record<string, Record<string, string>>> {
  const workbook = await openWorkbook(bytes, 'a.xlsx', null)
  assert.ok(!('rule' in workbook), JSON.stringify(workbook))
  const sheets: Record<string, Record<string, string>> = {}
  for (const sheet of workbook.sheets) {
    const cells: Record<string, string> = {}
    await readSheet(workbook, sheet, null, ({ row, cells: texts }) => {
      for (const [c, text] of texts.entries()) if (text !== '') cells[`${letterOf(c)}${row}`] = text
    })
    sheets[sheet.name] = cells
  }
  return sheets
}

/** Our reading and openpyxl's must hold the same cells with the same meaning. False where there is no openpyxl. */
async function agree(path: string): Promise<boolean> {
  const theirs = withOpenpyxl<Seen>(SEEN_BY_OPENPYXL, path)
  if (theirs === null) return false
  const ours = await seenByUs(readFileSync(path))
  assert.deepEqual(Object.keys(ours), Object.keys(theirs))
  for (const [sheet, cells] of Object.entries(theirs)) {
    // A formula's empty result is nothing for us and a text without letters for some programs.
    const filled = Object.entries(cells).filter(([, [, text]]) => text !== '')
    assert.deepEqual(Object.keys(ours[sheet]!).sort(), filled.map(([cell]) => cell).sort(), `${path} ${sheet}`)
    for (const [cell, [type, text]] of filled) {
      const own = ours[sheet]![cell]!
      if (type === 'n' && !Number.isSafeInteger(Number(text))) assert.equal(Number(own), Number(text), `${sheet}!${cell}`)
      else if (type === 'n') assert.equal(own, text.replace(/\.0$/, ''), `${sheet}!${cell}`)
      else assert.equal(own, type === 'd' ? text.replace(' 00:00:00', '') : text, `${sheet}!${cell}`)
    }
  }
  return true
}

test('our reader and openpyxl read the same in our own workbooks and in those openpyxl makes', async (t) => {
  await inFolder({}, async (folder) => {
    const path = (name: string): string => join(folder, `${name}.xlsx`)
    const { counties } = await readCountyInput(rawWorkbook(SMALL_SHEETS), catalogue)
    writeFileSync(path('template'), emptyTemplate())
    writeFileSync(path('filled'), countyWorkbook(counties, options))
    writeFileSync(path('raw'), rawWorkbook(SMALL_SHEETS))
    if (!(await agree(path('template')))) return t.skip('openpyxl is not here')
    withOpenpyxl(MADE_BY_OPENPYXL, path('awkward'))
    for (const name of ['filled', 'raw', 'awkward']) assert.ok(await agree(path(name)))
    const { counties: read, faults } = await readCountyInput(path('awkward'), catalogue)
    assert.deepEqual([...read[0]!.sections.numbers.get('students')!], [80, 40, 90])
    assert.deepEqual(
      faults.filter((f) => f.severity === 'error'),
      [],
    )
  })
})

test('prefixes, missing references, shared formulas and reading aids are read as openpyxl reads them', async (t) => {
  const rows: Cell[][] = [
    ['学校代码', '学段', '在校学生数'],
    [
      { xml: '<c t="inlineStr"><is><r><t>00</t></r><r><rPr><b/></rPr><t>01</t></r></is></c>' },
      '小学',
      { xml: '<c><v>8.0E1</v></c>' },
    ],
    [
      null,
      { xml: '<c r="@" t="str"><f>"小"&amp;"学"</f><v>小学</v></c>' },
      { xml: '<c r="@"><f t="shared" ref="C3:C4" si="0">40</f><v>40</v></c>' },
    ],
    [null, null, { xml: '<c r="@"><f t="shared" si="0"/><v>41</v></c>' }],
    [{ xml: '<c r="@" t="e"><v>#N/A</v></c>' }, true, { xml: '<c r="@" s="2"><v>45536</v></c>' }],
  ]
  const plain = sheetXml(rows)
  const prefixed = plain.replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x=')
  await inFolder({}, async (folder) => {
    for (const [name, xml] of Object.entries({
      plain,
      prefixed,
      spaced: plain.replaceAll('><', '>\n  <').replace(/<t>\s*/g, '<t>'),
    })) {
      const path = join(folder, `${name}.xlsx`)
      writeFileSync(path, rawWorkbook({ 学部: { xml } }))
      if (!(await agree(path))) return t.skip('openpyxl is not here')
    }
  })
})

test('a workbook that LibreOffice opened and saved is the same data, and read as openpyxl reads it', async (t) => {
  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
  if (office === undefined) return t.skip('LibreOffice is not here')
  await inFolder({}, async (folder) => {
    const { counties } = await readCountyInput(rawWorkbook(SMALL_SHEETS), catalogue)
    writeFileSync(join(folder, 'a.xlsx'), countyWorkbook(counties, options))
    const done = spawnSync(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'a.xlsx'),
      ],
      { encoding: 'utf8', timeout: 120_000 },
    )
    const out = join(folder, 'out', 'a.xlsx')
    assert.ok(existsSync(out), `${done.stdout}${done.stderr}`)
    assert.equal(inputHash((await readCountyInput(out, catalogue)).counties), inputHash(counties))
    if (!(await agree(out))) t.diagnostic('openpyxl is not here')
  })
})
