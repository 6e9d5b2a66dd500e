import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { byLibreOffice, noOffice, noOpenpyxl, withOpenpyxl } from './lib/office.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn } from './lib/visitor.ts'

const EXAMPLES = join(import.meta.dirname, '../examples')

describe('a published plan is read in, looked at from every side, worked through and handed on', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let folder: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-plan-'))
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
    await page.goto(`${server.url}/plans`)
    await page.getByRole('heading', { name: '整改方案', level: 1 }).waitFor()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const foot = () => page.locator('.ledger tfoot').innerText()
  const room = (name: RegExp) => page.getByRole('navigation', { name: '方案的各部分' }).getByRole('link', { name }).click()
  /** Saves what a click downloads; gives where. */
  async function download(click: () => Promise<void>): Promise<string> {
    const coming = page.waitForEvent('download')
    await click()
    const file = await coming
    const path = join(folder, file.suggestedFilename())
    await file.saveAs(path)
    return path
  }
  /** Nothing for axe to find and nothing wider than the screen, on a desk and on a phone. */
  async function looksRight(): Promise<void> {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      assert.deepEqual(await axeViolations(page), [], `${width} px`)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    }
  }

  test('the plan in the list is taken back with a reason, and the same file is read in again', async () => {
    await page.getByRole('button', { name: '撤回 plan.docx' }).click()
    await page.getByLabel('撤回原因').fill('换一份文件')
    await page.getByLabel(/再写一遍文件名/).fill('plan.docx')
    await page.getByRole('button', { name: '撤回这份方案' }).click()
    await page.getByText('已撤回').waitFor()
    const files = page.locator('input[type=file]')
    await files.first().setInputFiles(join(EXAMPLES, 'plan.docx'))
    await page.getByText('不用这个').waitFor({ state: 'detached' })
    await files.last().setInputFiles(join(EXAMPLES, 'plan-body.txt'))
    await page.getByRole('button', { name: '读入方案' }).click()
    await page.getByRole('grid').waitFor()
    assert.match(await page.getByRole('region', { name: '文件信息' }).innerText(), /云政办发〔2025〕18号/)
    await looksRight()
  })

  test('the ledger is grouped and narrowed in the address, and its footer counts what is shown', async () => {
    assert.match(
      await foot(),
      /共 20 处事项[\s\S]*17 处（14 所学校）[\s\S]*校际差异 2 处[\s\S]*1,640 万元（4 项指标写了，4 项没有写）/,
    )
    await page.getByRole('button', { name: '按学校' }).click()
    await page.getByRole('rowheader', { name: /^城关小学/ }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('cgxx')
    await page.getByText('显示 1 处事项，共 20 处').waitFor()
    assert.match(page.url(), /view=school/)
    await page.reload()
    await page.getByText('显示 1 处事项，共 20 处').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByRole('button', { name: /^校际差异 2/ }).click()
    assert.match(await foot(), /显示 2 处事项[\s\S]*1 处没有措施/)
    await page.getByRole('button', { name: '按月份' }).click()
    await page.getByRole('rowheader', { name: /^2026-09/ }).waitFor()
    await page.getByRole('button', { name: /^校际差异 2/ }).click()
    await page.getByRole('button', { name: '按指标' }).click()
  })

  test('arrow keys walk the ledger through merged cells, Enter opens the indicator in full', async () => {
    await page.locator('.ledger tbody td[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.evaluate('document.activeElement.innerText.trim()'), '2')
    await page.keyboard.press('Enter')
    const full = page.getByRole('dialog', { name: '第 2 项全文' })
    await full.getByText('初中段校际差异不达标，但没有一条措施', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await full.waitFor({ state: 'hidden' })
    assert.equal(await page.evaluate('document.activeElement.innerText.trim()'), '2')
  })

  test('two disagreements are worked through by keyboard; one is opened again', async () => {
    await room(/^不一致之处/)
    await page.getByText('已处理 0/22').first().waitFor()
    await page.keyboard.press('n')
    const first = page.locator('.finding').first()
    await first.getByRole('button', { name: '已更正' }).click()
    await first.getByText('先写明怎样更正的', { exact: false }).waitFor()
    await page.keyboard.type('站前小学并入第 1 条措施')
    await first.getByRole('button', { name: '已更正' }).click()
    await page.getByText('已处理 1/22').first().waitFor()
    const second = page.locator('.finding').nth(1)
    await second.getByRole('button', { name: '按原文保留' }).click()
    await page.getByText('已处理 2/22').first().waitFor()
    await first.locator('.finding-head').click()
    await first.getByText(/站前小学并入第 1 条措施 由 .+ 于 \d{4}-/).waitFor()
    await looksRight()
    await first.getByRole('button', { name: '重新打开' }).click()
    await page.getByText('已处理 1/22').first().waitFor()
    await page.reload()
    await page.getByText('已处理 1/22').first().waitFor()
  })

  test('a name answered “not the same” counts apart, its disagreement is settled, and the answer is taken back', async () => {
    const schools = page.getByRole('region', { name: '方案的概况' }).locator('li').nth(1).locator('b')
    await room(/^名称确认/)
    await page.getByRole('button', { name: '“白石小学”与“城西街道白石小学”不是同一个' }).click()
    await page.getByText('待确认 3 处').waitFor()
    assert.equal(await schools.innerText(), '15')
    await page.getByRole('button', { name: '“梅坞中心小学”与“梅坞小学”是同一个', exact: true }).click()
    await page.getByText('已处理 2/22').waitFor()
    await looksRight()
    await page.getByRole('button', { name: '撤销决定：“梅坞中心小学”与“梅坞小学”' }).click()
    await page.getByRole('button', { name: '撤销决定：“白石小学”与“城西街道白石小学”' }).click()
    await page.getByText('待确认 4 处').waitFor()
    assert.equal(await schools.innerText(), '14')
  })

  test('the table leaves as it came, and the ledger as it is shown; other programs open both', {
    skip: noOffice || noOpenpyxl,
  }, async () => {
    await room(/^台账/)
    const original = await download(() => page.getByRole('link', { name: '原表导出 xlsx' }).click())
    const [published, exported] = withOpenpyxl(CELLS, join(EXAMPLES, 'plan.xlsx'), original) as [string[], string[]]
    assert.ok(published.length > 80)
    assert.deepEqual(exported, published)
    await page.getByRole('button', { name: '按责任单位' }).click()
    await page.getByRole('button', { name: /^没有措施 2/ }).click()
    const shown = await download(() => page.getByRole('button', { name: '导出所见 docx' }).click())
    assert.match(shown, /plan-按责任单位\.docx$/)
    const text = byLibreOffice(shown, 'txt:Text').toString('utf8')
    assert.match(text, /城西街道办事处[\s\S]*站前小学/)
    assert.doesNotMatch(text, /城关小学/)
  })

  test('its names are confirmed, its entries become items of the ledger or are linked to those that stand, and it leaves as a table again', {
    skip: noOpenpyxl,
  }, async () => {
    await room(/^列入台账/)
    await page.getByText('城西街道白石小学（小学段）未达到', { exact: false }).waitFor()
    await page.getByText('1 条等待确认校名', { exact: false }).waitFor()
    await page.getByRole('button', { name: /^确认全部建议/ }).click()
    await page.getByText('0 条等待确认校名', { exact: false }).waitFor()
    await looksRight()
    await page.getByRole('button', { name: /^列入台账（新增/ }).click()
    await page.getByText(/已于 .+ 列入。 将新增 0 条，关联已有 0 条，已列入 20 条/).waitFor()
    await page.getByRole('region', { name: '事项表' }).getByRole('link', { name: /^№ / }).first().waitFor()
    const table = await download(() => page.getByRole('link', { name: '台账导出 xlsx' }).click())
    const [published, exported] = withOpenpyxl(CELLS, join(EXAMPLES, 'plan.xlsx'), table) as [string[], string[]]
    const unmarked = exported.map((text) => text.replace(/\n?【台账】.*/g, ''))
    const filled = (texts: string[]) => texts.filter((text) => text !== '')
    assert.deepEqual(filled(unmarked), filled(published))
  })
})

/** The texts of the first sheet of each workbook, in reading order. */
const CELLS = `
def texts(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]
print(json.dumps([texts(path) for path in args]))
`
