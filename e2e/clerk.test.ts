import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { type DatabaseServer, startDatabaseServer } from '../packages/server/src/db/test-server.ts'
import { rawWorkbook, SMALL_SHEETS } from '../packages/server/src/features/collection/workbook/a-workbook.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { byLibreOffice, noOffice, noOpenpyxl, withOpenpyxl } from './lib/office.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn } from './lib/visitor.ts'

/** The shapes a county office and a city run it in (DESIGN §2): its own PostgreSQL in the data folder, or a database server. */
const SHAPES = ['embedded', 'server'] as const

for (const shape of SHAPES)
  describe(
    `a clerk who knows only Excel gets the county judged and its forms filled, on ${shape} PostgreSQL`,
    { skip: noBrowser || noOpenpyxl },
    () => journey(shape),
  )

function journey(shape: (typeof SHAPES)[number]): void {
  let database: DatabaseServer | null = null
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let folder: string
  const at = (name: string) => join(folder, name)

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-clerk-'))
    if (shape === 'server') database = await startDatabaseServer()
    server = await startServer({ env: database ? { DATABASE_URL: database.url } : {} })
    assert.equal(existsSync(join(server.data, 'secrets.json')), shape === 'embedded', 'the folder holds a cluster of its own')
    browser = await openBrowser({ width: 1280, height: 860 })
    page = await signedIn(browser.context, server)
    await page.goto(`${server.url}/packages`)
    await page.getByRole('heading', { name: '数据填报', level: 1 }).waitFor()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    await database?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Clicks, and keeps the file that comes under `name`. */
  async function download(click: () => Promise<void>, name: string): Promise<string> {
    const coming = page.waitForEvent('download')
    await click()
    await (await coming).saveAs(at(name))
    return at(name)
  }
  const choose = (path: string) => page.locator('input[type=file]').first().setInputFiles(path)

  test('the template is filled by a script, with two mistakes', async () => {
    await download(() => page.getByRole('link', { name: /^全县/ }).click(), 'template.xlsx')
    await page.getByRole('link', { name: 'county.zip' }).click()
    await download(() => page.getByRole('link', { name: '下载为工作簿' }).click(), 'last.xlsx')
    withOpenpyxl(FILL, at('template.xlsx'), at('last.xlsx'), at('faulty.xlsx'))
  })

  test('a file that is no workbook is refused by name, and one on its way can be left: the page is as before', async () => {
    await page.goto(`${server.url}/packages`)
    const packages = page.getByRole('region', { name: '数据包列表' }).locator('tbody tr')
    await packages.first().waitFor()
    const before = await packages.count()
    writeFileSync(at('old.xlsx'), Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))
    await choose(at('old.xlsx'))
    await page.getByRole('alert').getByText('旧版 Office 格式（xls').waitFor()
    const classes = Array.from({ length: 150_000 }, (_, i) => ['0001', '小学', 1 + (i % 6), `${i}班`, 20 + (i % 30)])
    const head = ['学校代码', '学段', '年级', '班级名称', '学生数']
    writeFileSync(at('large.xlsx'), rawWorkbook({ ...SMALL_SHEETS, 班级: [head, ...classes] }))
    await choose(at('large.xlsx'))
    await page.getByText(/^正在读取 班级 [\d,]+ 行/).waitFor()
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    assert.equal(await packages.count(), before)
  })

  test('the faults are shown in the sheet, and the annotated copy marks those cells', async () => {
    await page.goto(`${server.url}/packages`)
    await choose(at('faulty.xlsx'))
    await page.getByRole('heading', { name: /^检查完毕：2 处错误/ }).waitFor()
    await page.getByRole('button', { name: /^学部 \d/ }).click()
    await page.getByRole('region', { name: '学部表中有问题的行' }).getByRole('button', { name: /三百/ }).click()
    await page.getByText('在校学生数填的是「三百」，不是数字。').first().waitFor()
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 860 })
      assert.deepEqual(await axeViolations(page), [])
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    }
    await download(() => page.getByRole('button', { name: '下载标注副本' }).click(), 'annotated.xlsx')
    const notes = withOpenpyxl(NOTES, at('annotated.xlsx')) as Record<string, string>
    assert.match(notes['学部!C3'] ?? '', /三百/)
    assert.match(notes['学校!E4'] ?? '', /999/)
  })

  test('repaired in the annotated copy, it is held against the data in use and stored', async () => {
    withOpenpyxl(REPAIR, at('annotated.xlsx'), at('repaired.xlsx'))
    await choose(at('repaired.xlsx'))
    await page.getByRole('heading', { name: /^可以存入/ }).waitFor()
    await page.getByRole('heading', { name: /与现用数据“county.zip”.*有 1 处不同/ }).waitFor()
    const cells = await page.getByRole('region', { name: '差异的表格' }).locator('tbody td').allInnerTexts()
    assert.deepEqual([cells[0], cells[2], cells[3], cells[5]], ['学校', '教学仪器设备资产值', '改动', '826.5'])
    await page.getByRole('button', { name: '存入并评估' }).click()
    await page.waitForURL(/\/evaluation\?package=/)
    await page.getByRole('heading', { level: 1, name: /^还差/ }).waitFor()
  })

  test('the downloaded forms say what the page says, cell by cell', async () => {
    await page.getByRole('link', { name: '看申报表' }).click()
    await page.getByRole('article').first().waitFor()
    const forms = await download(() => page.getByRole('link', { name: '申报表（Excel）' }).click(), 'forms.xlsx')
    const sheets = withOpenpyxl(SHEETS, forms) as Record<string, string[]>
    for (const chip of ['表Ⅰ', '表Ⅱ-1', '表Ⅱ-2', '表Ⅲ', '表Ⅳ', '表Ⅴ', '表Ⅵ']) {
      await page.getByRole('button', { name: new RegExp(`^${chip}(?![Ⅰ-Ⅻ-])`) }).click()
      await page.getByRole('article', { name: new RegExp(`^${chip} `) }).waitFor()
      const shown = await page.locator('.paper-table tbody').locator('td, th').allInnerTexts()
      const told = shown.map(plain).filter((text) => text !== '' && !text.includes('待补'))
      const written = new Set(sheets[chip])
      assert.deepEqual(
        told.filter((text) => !written.has(text)),
        [],
        chip,
      )
      assert.ok(told.length > 10, `${chip} has cells`)
      const closed =
        "[...document.querySelectorAll('.paper-table tbody :is(td, th)')].filter((c) => c.innerText.trim() && !c.querySelector('button')).map((c) => c.innerText)"
      assert.deepEqual(await page.evaluate(closed), [], `every cell of ${chip} opens its explanation`)
    }
    assert.deepEqual(Object.keys(sheets), ['表Ⅰ', '表Ⅱ-1', '表Ⅱ-2', '表Ⅲ', '表Ⅳ', '表Ⅴ', '表Ⅵ'])
  })

  test('any figure of a form opens its explanation, and Esc leads back to it', async () => {
    await page.getByRole('button', { name: /^表Ⅰ/ }).first().click()
    const figure = page.locator('.paper-table tbody').getByRole('button').nth(8)
    const value = await figure.innerText()
    await figure.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    assert.equal(plain(await dialog.locator('.explanation-value strong').innerText()), plain(value))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    assert.equal(await page.evaluate('document.activeElement.innerText'), value)
  })

  test('a school is found by its pinyin, and its own table says where each figure comes from', async () => {
    await page.getByRole('button', { name: '学校自评表', exact: true }).click()
    const search = page.getByRole('combobox', { name: '选择学校' })
    await search.fill('hwjn')
    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: '学校自评表 河湾九年一贯制学校' }).waitFor()
    const cells = page.locator('.paper-school').locator('td, tbody th:not(.paper-head)')
    const shown = (await cells.allInnerTexts()).map(plain).filter((text) => text !== '' && !text.includes('待补'))
    const file = await download(() => page.getByRole('link', { name: '本校自评表（Excel）' }).click(), 'school.xlsx')
    const written = new Set(Object.values(withOpenpyxl(SHEETS, file) as Record<string, string[]>).flat())
    assert.deepEqual(
      shown.filter((text) => !written.has(text)),
      [],
    )
    assert.ok(shown.length > 60, `${shown.length} cells`)
    await page.locator('.paper-school').getByRole('button', { name: '12765' }).click()
    const value = page.getByRole('dialog').locator('.explanation-value strong')
    assert.equal(plain(await value.innerText()), '12765')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await download(() => page.getByRole('link', { name: '本校自评表（Word）' }).click(), 'school.docx')
  })

  test('every paper comes as a file', async () => {
    const zip = await download(() => page.getByRole('link', { name: /^学校自评表（/ }).click(), 'schools.zip')
    assert.equal(Object.keys(unzipSync(readFileSync(zip))).filter((name) => name.endsWith('.xlsx')).length, 54)
    for (const [link, name] of PAPERS) await download(() => page.getByRole('link', { name: link }).click(), name)
  })

  test('LibreOffice opens the template, the annotated copy and every paper', { skip: noOffice }, () => {
    for (const name of [
      'template.xlsx',
      'annotated.xlsx',
      'forms.xlsx',
      'school.xlsx',
      'school.docx',
      ...PAPERS.map(([, file]) => file),
    ])
      assert.equal(byLibreOffice(at(name), 'pdf').subarray(0, 5).toString(), '%PDF-', name)
  })
}

const PAPERS = [
  ['申报表（Word）', 'forms.docx'],
  ['学校达标矩阵', 'matrix.xlsx'],
  ['短板清单', 'shortfalls.xlsx'],
] as const

/** As a person reads it: without line ends, spaces and separators of thousands. */
const plain = (text: string): string => text.replace(/[\s,]/g, '')

/** What the county reported last, put into the empty template by header, as one does by hand; then two slips. */
const FILL = `
template, last = openpyxl.load_workbook(args[0]), openpyxl.load_workbook(args[1], data_only=True)
for sheet in template.worksheets:
    if sheet.title not in last.sheetnames or sheet.title == '说明': continue
    source = last[sheet.title]
    headers = {c.value: c.column for c in sheet[1] if c.value and not str(c.value).startswith('〔')}
    for r, row in enumerate(source.iter_rows(min_row=2), start=2):
        for cell in row:
            column = headers.get(source.cell(1, cell.column).value)
            if column: sheet.cell(r, column).value = cell.value
template['学部']['C3'] = '三百'
template['学校']['E4'] = '999'
template.save(args[2])
`
const NOTES = `
book = openpyxl.load_workbook(args[0])
print(json.dumps({f'{s.title}!{c.coordinate}': c.comment.text for s in book.worksheets for row in s.iter_rows(min_row=2) for c in row if c.comment}))
`
const REPAIR = `
book = openpyxl.load_workbook(args[0])
book['学部']['C3'] = 2380
book['学校']['E4'] = '211'
worth = next(c.column for c in book['学校'][1] if c.value == '教学仪器设备资产值')
book['学校'].cell(2, worth).value = 826.5
book.save(args[1])
`
/** Every cell as it is shown: numbers rounded half up by the cell's own format, blanks of the sentences kept. */
const SHEETS = `
from decimal import Decimal, ROUND_HALF_UP
def shown(c):
    if isinstance(c.value, (int, float)):
        digits = len(c.number_format.split('.')[1]) if '.' in c.number_format else 0
        return str(Decimal(repr(c.value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
    return ''.join(str(c.value).split()).replace(',', '')
book = openpyxl.load_workbook(args[0])
print(json.dumps({s.title: [shown(c) for row in s.iter_rows() for c in row if c.value is not None] for s in book.worksheets}))
`
