import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const WIDTHS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]

describe('what items of the ledger are made from', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page

  before(async () => {
    server = await startServer()
    browser = await openBrowser(WIDTHS[0])
    page = await signedIn(browser.context, server)
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })
  const sound = async (where: string) => {
    for (const size of WIDTHS) {
      await page.setViewportSize(size)
      assert.deepEqual(await axeViolations(page), [], `${where} at ${size.width} px`)
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0, `${where} ${size.width}`)
    }
    await page.setViewportSize(WIDTHS[0]!)
  }

  test('what fails in an evaluation becomes items once; a warning of a failure shows the number of its item', async () => {
    await page.goto(`${server.url}/runs`)
    const of = (year: string) =>
      page.locator('tr', { hasText: year }).filter({ hasText: '优质均衡' }).filter({ hasText: '未达标' }).first()
    await of('2025—2026').waitFor()
    await of('2023—2024')
      .getByRole('link', { name: /生成整改任务/ })
      .click()
    // That there is a newer judgement is said, and to be confirmed, before anything is added.
    await page.getByRole('checkbox', { name: /仍按这一次列入/ }).waitFor()
    assert.ok(await page.getByRole('button', { name: /^把所选 \d+ 项列入台账$/ }).isDisabled())
    await page.getByRole('link', { name: '改用新的评估' }).click()
    await page.getByRole('link', { name: '改用新的评估' }).waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: '这些任务的共同内容' }).waitFor()
    await sound('from an evaluation')
    const known = await page.getByRole('link', { name: /^№ \d+$/ }).count()
    await page.getByRole('button', { name: /^把所选 \d+ 项列入台账$/ }).click()
    await page.getByText(/^已列入 \d+ 条：№/).waitFor()
    await page.reload()
    await page
      .getByRole('link', { name: /^№ \d+$/ })
      .nth(known)
      .waitFor()

    await page.goto(`${server.url}/warnings`)
    const foretelling = page.locator('tr', { hasText: /只高出|刚好达到/ }).first()
    await foretelling.getByRole('link', { name: /列入台账/ }).click()
    await page.getByRole('button', { name: '列入台账' }).waitFor()
    await sound('from a warning')
    await page.getByRole('button', { name: '列入台账' }).click()
    await page.waitForURL(/\/ledger\/\d+$/)
    const no = /\d+$/.exec(page.url())![0]
    await page.goto(`${server.url}/warnings`)
    await page.getByRole('link', { name: new RegExp(`№ ${no}$`) }).waitFor()
  })

  test('a feedback letter is entered once and answered by two papers', async () => {
    await page.goto(`${server.url}/ledger/letters-in?new=1`)
    await untilUsable(page)
    await sound('letters')
    const fields = {
      标题: '关于示例复核的反馈意见',
      文号: '示例〔2026〕9号',
      发文机关: '示例督导室',
      来文日期: '2026-10-20',
      整改期限: '2031-04-30',
    }
    for (const [name, value] of Object.entries(fields)) await page.getByLabel(name, { exact: true }).fill(value)
    await page.getByLabel('问题', { exact: true }).fill('校门口没有隔离设施（示例）')
    await page.getByRole('button', { name: '登记并列入 1 条' }).click()
    await page.getByRole('heading', { name: fields.标题 }).waitFor()
    await sound('a letter')
    for (const name of ['整改方案', '整改报告']) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: new RegExp(name) }).click()
      assert.equal((await download).suggestedFilename(), `${fields.标题}-${name}.docx`)
    }
    await page.goto(`${server.url}/ledger/import`)
    await untilUsable(page)
    await sound('import')
  })
})
