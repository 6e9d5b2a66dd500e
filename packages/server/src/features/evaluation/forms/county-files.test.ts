import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { FORM_KEYS } from '@junheng/core/features/evaluation/forms/form.ts'
import { formsOf } from '@junheng/core/features/evaluation/forms/forms.ts'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { aSchool, aSection, type PackageText } from '../test-package.ts'
import { countyFile } from './county-files.ts'
import { fileName } from './school-zip.ts'
import { shortfallsOf } from './shortfalls.ts'
import { EXAMPLE, judged } from './test-county.ts'

const SHEETS = ['表Ⅰ', '表Ⅱ-1', '表Ⅱ-2', '表Ⅲ', '表Ⅳ', '表Ⅴ', '表Ⅵ']

test('forms.xlsx has the seven sheets, unrounded numbers under the form’s formats, merged headings and repeated heading rows', async () => {
  const county = await judged(EXAMPLE)
  const { sheets } = await readXlsx(await countyFile(county, 'forms.xlsx'))
  assert.deepEqual(
    sheets.map((s) => s.name),
    SHEETS,
  )
  assert.equal(FORM_KEYS.length, SHEETS.length)
  const forms = formsOf(county)
  const schools = sheets[2]!
  const row = schools.rows.find((cells) => cells.includes('双桥九年一贯制学校（初中部）'))!
  const value = forms[2]!.rows.find((r) => r.key === '3199000013.junior')!.cells[10]!.value
  assert.equal(row[10], value)
  assert.ok(schools.merges!.length > 4)
  const xml = strFromU8(unzipSync(await countyFile(county, 'forms.xlsx'))['xl/workbook.xml']!)
  assert.match(xml, /_xlnm\.Print_Titles[^>]*>'?表Ⅱ-2'?!\$3:\$4/)
  const veto = sheets[5]!.rows.findIndex((cells) => cells[0] === '一票否决')
  assert.ok(veto > 0 && sheets[5]!.rows.slice(veto).some((cells) => cells[1] === '有弄虚作假行为'))
  const text = sheets.flatMap((s) => s.rows.flat()).join('\n')
  assert.match(text, /未填 4 处（所需数据未报，补报后自动填写）/)
})

test('matrix.xlsx gives value, line, glyph and word of every section and indicator, and lists what does not count', async () => {
  const county = await judged(EXAMPLE)
  const [matrix, excluded] = (await readXlsx(await countyFile(county, 'matrix.xlsx'))).sheets
  const row = (name: string): unknown[] => matrix!.rows.find((cells) => cells[1] === name)!
  assert.deepEqual(row('澄溪实验小学').slice(0, 10), [
    '2199000006',
    '澄溪实验小学',
    '小学',
    2000,
    5.7,
    4.2,
    '● 达标',
    0.85,
    1,
    '◐ 余项',
  ])
  assert.deepEqual(row('澄溪实验小学').slice(-3), [6, '是', '● 达标'])
  assert.equal(row('望湖小学').at(-1), '■ 未达标')
  assert.ok(row('澄溪第四初级中学').includes('○ 无法判定'))
  assert.equal(matrix!.rows.length, 4 + county.result.sections.length)
  assert.equal(excluded!.rows.length, 2 + county.result.excluded.length)
})

test('shortfalls.xlsx lists every failing figure with its gap in what one can buy', async () => {
  const county = await judged(EXAMPLE)
  const found = shortfallsOf(county)
  const { sections, spreads, items } = county.result
  const open = (v: string | null): boolean => v === 'unmet' || v === 'not_judgeable'
  const failing =
    sections.flatMap((s) => Object.values(s.indicators)).filter((i) => open(i.verdict)).length +
    spreads.filter((s) => open(s.verdict)).length +
    items.filter((i) => open(i.verdict)).length
  assert.equal(found.length, failing)
  assert.ok(found.every((s) => s.toPass !== ''))
  // 640 pupils at 4.184375 ㎡ against 4.5: 202 ㎡.
  assert.match(found.find((s) => s.school.startsWith('松林小学'))!.toPass, /^还缺教学及辅助用房 202\.0 ㎡/)
  const [sheet] = (await readXlsx(await countyFile(county, 'shortfalls.xlsx'))).sheets
  assert.equal(sheet!.rows.length, 3 + failing)
})

test('school-forms.zip holds an xlsx and a docx of every school, and the docx carries its own texts', async () => {
  const county = await judged(EXAMPLE)
  const files = unzipSync(await countyFile(county, 'school-forms.zip'))
  assert.equal(Object.keys(files).length, 2 * 54)
  const xml = strFromU8(unzipSync(files['3199000011_河湾九年一贯制学校.docx']!)['word/document.xml']!)
  for (const text of [
    '河湾九年一贯制学校',
    '3199000011',
    '音乐教室3间（110、104、104㎡）',
    '方正小标宋简体',
    '仿宋_GB2312',
    '黑体',
  ])
    assert.ok(xml.includes(text), text)
  assert.ok(!xml.includes('\ue000'))
  const { sheets } = await readXlsx(files['3199000011_河湾九年一贯制学校.xlsx']!)
  assert.equal(sheets[0]!.rows[2]![1], '河湾九年一贯制学校')
})

test('the same county gives the same documents, byte for byte', async () => {
  const county = await judged(EXAMPLE)
  for (const file of ['forms.xlsx', 'forms.docx', 'matrix.xlsx', 'shortfalls.xlsx', 'school-forms.zip'] as const) {
    const [once, again] = [await countyFile(county, file), await countyFile(await judged(EXAMPLE), file)]
    // Not deepEqual: telling two megabytes apart in words takes minutes.
    assert.ok(Buffer.from(once).equals(Buffer.from(again)), file)
  }
})

const NASTY = ['=HYPERLINK("http://example.invalid")', '+1+1', '-2', '@SUM(A1)', '\u0001<b>&"学校', '..\\..\\坏/名:字']
const hostile: PackageText = {
  schools: NASTY.map((name, i) => aSchool(i + 1, { school_name: name })),
  sections: NASTY.map((_, i) => aSection(i + 1, { backbone_teachers: 2 })),
  county: { 'form:IV.evidence.1': '=1+1', layout_planning: 'met', 'form:V.veto_person.falsification': '@甲' },
}

test('names that look like formulas stay text everywhere, and no name leaves its folder', async () => {
  const county = await judged(hostile)
  for (const file of ['forms.xlsx', 'matrix.xlsx', 'shortfalls.xlsx'] as const) {
    const bytes = await countyFile(county, file)
    const { sheets } = await readXlsx(bytes)
    for (const sheet of sheets)
      for (const cell of sheet.cells?.values() ?? []) assert.notEqual(cell.type, 'formula', `${file} ${String(cell.value)}`)
    for (const [path, xml] of Object.entries(unzipSync(bytes)))
      if (path.endsWith('.xml')) assert.doesNotMatch(strFromU8(xml), /<f[ >]/, `${file} ${path}`)
    assert.ok(
      sheets.some((s) => s.rows.some((row) => row.some((v) => String(v).startsWith('=HYPERLINK')))),
      file,
    )
  }
  const names = Object.keys(unzipSync(await countyFile(county, 'school-forms.zip')))
  assert.equal(names.length, 2 * NASTY.length)
  for (const name of names)
    assert.ok(![...name].some((char) => char < ' ' || '\\/:*?"<>|'.includes(char)) && !name.startsWith('.'), name)
  assert.equal(fileName('..'), '_')
  assert.equal(fileName('../../etc/passwd'), '__.._etc_passwd')
})

test('openpyxl and LibreOffice open what was written and read the same', async (t) => {
  const python = existsSync('/usr/bin/python3') && spawnSync('/usr/bin/python3', ['-c', 'import openpyxl']).status === 0
  if (!python) return t.skip('没有 /usr/bin/python3 的 openpyxl：未用它核对写出的工作簿')
  const county = await judged(hostile)
  const folder = mkdtempSync(join(tmpdir(), 'junheng-forms-'))
  try {
    for (const file of ['forms.xlsx', 'matrix.xlsx', 'shortfalls.xlsx', 'forms.docx'] as const)
      writeFileSync(join(folder, file), await countyFile(county, file))
    const script = `
import json, sys, openpyxl
out = {}
for name in ('forms', 'matrix', 'shortfalls'):
    book = openpyxl.load_workbook(f'{sys.argv[1]}/{name}.xlsx')
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    out[name] = {'sheets': book.sheetnames, 'formulas': sum(c.data_type == 'f' for c in cells), 'titles': [s.print_title_rows for s in book],
      'numbers': [c.value for c in cells if c.data_type == 'n'], 'merged': [len(s.merged_cells.ranges) for s in book]}
print(json.dumps(out))`
    const read = JSON.parse(execFileSync('/usr/bin/python3', ['-c', script, folder], { encoding: 'utf8' }))
    assert.deepEqual(read.forms.sheets, SHEETS)
    for (const name of ['forms', 'matrix', 'shortfalls']) assert.equal(read[name].formulas, 0, name)
    assert.ok(read.forms.merged.every((count: number) => count > 2))
    const numbers = formsOf(county).flatMap((f) => f.rows.flatMap((r) => r.cells.flatMap((c) => c.value ?? [])))
    assert.deepEqual(read.forms.numbers, numbers)
    const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
    if (!office) return t.skip('没有 LibreOffice：未用它打开写出的文件')
    const profile = `-env:UserInstallation=file://${folder}/profile`
    renameSync(join(folder, 'forms.docx'), join(folder, 'paper.docx'))
    const files = ['paper.docx', 'forms.xlsx'].map((file) => join(folder, file))
    execFileSync(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
      timeout: 60_000,
    })
    for (const pdf of ['paper.pdf', 'forms.pdf'])
      assert.equal(readFileSync(join(folder, pdf)).subarray(0, 5).toString(), '%PDF-', pdf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
