import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { rawWorkbook } from '../packages/server/src/features/collection/workbook/a-workbook.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

type Browser = Awaited<ReturnType<typeof openBrowser>>
interface School {
  id: string
  key: string
  name: string
  state: string
}

const NATIONAL = join(import.meta.dirname, '../examples/national')

describe('figures come in from workbooks, national systems and the place itself, and are held against each other', {
  skip: noBrowser,
}, () => {
  let server: RunningServer
  let browser: Browser
  let page: Page
  let round: string
  let day: string
  let open: School
  let closed: School

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
    const { rounds } = await (await page.request.get(`${server.url}/api/rounds`)).json()
    const now: { id: string; schoolYear: number } = rounds.find((each: { state: string }) => each.state === 'open')
    round = now.id
    day = `${now.schoolYear}-09-01`
    const { rows } = await (await page.request.get(`${server.url}/api/rounds/${round}/board`)).json()
    const schools: School[] = rows.filter((row: { kind: string }) => row.kind === 'school')
    open = schools.find(({ state }) => state === 'draft')!
    closed = schools.find(({ state }) => state === 'accepted')!
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const go = async (address: string) => {
    await page.goto(`${server.url}${address}`)
    await untilUsable(page)
  }
  const confirmed = async (button: RegExp) => {
    await page.locator('.ant-modal-confirm').getByRole('button', { name: button }).click()
    await page.getByText(/已写入：/).waitFor()
  }
  const bothWidths = async () => {
    assert.deepEqual(await axeViolations(page), [])
    await page.setViewportSize({ width: 390, height: 844 })
    assert.deepEqual(await axeViolations(page), [])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(overflow <= 0, `${overflow} px wider than the screen`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  test('the workbook of all schools with one fault: its cell, every difference, who cannot be written; then only the others are written', async () => {
    const row = ({ key, name }: School, books: string | number) => [key, name, '990101', '澄溪区', '211', books, 8123]
    const bytes = rawWorkbook({
      学校: [
        ['学校代码', '学校名称', '县代码', '县名称', '办学类型代码', '图书册数', '运动场地面积'],
        row(open, '约三万'),
        row(closed, 31000),
      ],
      学部: [
        ['学校代码', '学段', '在校学生数'],
        [open.key, '小学', 701],
        [closed.key, '小学', 702],
      ],
    })
    await go(`/rounds/${round}`)
    await page.getByRole('link', { name: '上传工作簿' }).click()
    await untilUsable(page)
    await page.locator('input[type=file]').setInputFiles({ name: '全县数据.xlsx', mimeType: '', buffer: Buffer.from(bytes) })
    await page.getByRole('heading', { name: /2 份填报有 \d+ 处不同/ }).waitFor()
    await page.getByText('学校 F2').waitFor()
    await page.getByText(`现在不能写入的 1 份：${closed.name}`).waitFor()
    await page.locator('tr', { hasText: '运动场地面积' }).filter({ hasText: '8123' }).first().waitFor()
    await bothWidths()
    await page.getByRole('button', { name: /只写入其余/ }).click()
    await confirmed(/^写\s?入$/)
    const { values } = await (await page.request.get(`${server.url}/api/returns/${open.id}`)).json()
    const sports = values.find(
      (value: { path: string; basis: string }) => value.path === 'schools/sports_field_area' && value.basis === 'reported',
    )
    assert.deepEqual([sports.value, sports.how, sports.note], ['8123', 'uploaded', '全县数据.xlsx'])
  })

  test('exports of the national systems are kept as statistics with their day and sheets', async () => {
    await go(`/rounds/${round}/statistics`)
    await page.locator('input[type=file]').setInputFiles(readdirSync(NATIONAL).map((name) => join(NATIONAL, name)))
    await page.getByRole('heading', { name: /读完了/ }).waitFor()
    await page.getByRole('heading', { name: '对不上的学校' }).waitFor()
    await bothWidths()
    await page.getByRole('button', { name: /存入/ }).first().click()
    await confirmed(/^存\s?入$/)
    await page.locator('tr', { hasText: day }).filter({ hasText: '学籍导出' }).waitFor()
  })

  test('a value is verified with its evidence; the reconciliation shows all three beside each other, and what was said to the difference', async () => {
    await go(`/returns/${open.id}/bases`)
    await page.getByLabel('要核实的数据项').click()
    await page.keyboard.type('运动场地')
    await page.keyboard.press('Enter')
    await page.getByLabel('核实为（㎡）').fill('7900')
    await page.getByLabel(/核实依据/).fill('用测距仪逐块量得，见测绘单')
    const pdf = { name: '测绘单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 虚构') }
    await page.locator('input[type=file]').setInputFiles(pdf)
    await page.getByRole('button', { name: '记下核实' }).click()
    await page.getByText('已记下：运动场地面积 核实为 7900。').waitFor()
    await page.getByRole('link', { name: '测绘单.pdf' }).waitFor()
    await bothWidths()
    await go(`/rounds/${round}/reconciliation?element=sports_field_area&school=${open.key}`)
    const row = page.locator('tbody tr', { hasText: open.name }).filter({ hasText: '运动场地面积' })
    for (const words of ['8123', '7900', '▲']) await row.getByText(words, { exact: false }).first().waitFor()
    await row.getByRole('button', { name: /写说明/ }).click()
    await page.keyboard.type('一块场地正在改造')
    await page.getByRole('button', { name: /^保\s?存$/ }).click()
    await row.getByText('一块场地正在改造').waitFor()
    await page.getByRole('heading', { name: '只用统计' }).waitFor()
    await bothWidths()
    await go(`/rounds/${round}/verifications`)
    await page.getByText('用测距仪逐块量得，见测绘单').waitFor()
    await bothWidths()
    await page.getByRole('button', { name: /撤\s?回/ }).click()
    await page.getByLabel(/撤回原因/).fill('量错了场地')
    await page.getByRole('button', { name: '撤回核实' }).click()
    await page.getByText('还没有核实过的数').waitFor()
  })
})
