import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const LETTER = { name: '反馈意见.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 虚构的反馈意见') }

describe('on the way to 认定', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page

  before(async () => {
    server = await startServer()
    browser = await openBrowser()
    page = await signedIn(browser.context, server)
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })
  const open = async (path: string, on = page) => {
    await on.goto(`${server.url}${path}`)
    await untilUsable(on)
  }

  test('迎检准备 counts what is missing by kind, keeps the filter in the address, and each line leads to where it is repaired', async () => {
    await open('/readiness')
    const chip = page.getByRole('button', { name: /未达标 \d/ })
    const count = Number(/\d+/.exec((await chip.textContent()) ?? '')?.[0])
    await chip.click()
    await page.waitForURL(/kind=unmet/)
    assert.equal(await page.locator('table.t-cards tbody tr').count(), Math.min(50, count))
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('button', { name: `导出表格（${count} 项）` }).click()
    assert.equal((await download).suggestedFilename(), '迎检准备.xlsx')
    await page.locator('table.t-cards tbody th a').filter({ hasText: '（小学）' }).first().click()
    await page.waitForURL(/\/schools\/.*explain=/)
    await page.getByRole('dialog').waitFor()
  })

  test('a review gets its letter and is changed; who changes it meanwhile sees both and loses nothing', async () => {
    await open('/reviews')
    await page.getByRole('link', { name: /市级优质均衡复核/ }).click()
    await page.waitForURL(/\/reviews\/./)
    const path = new URL(page.url()).pathname
    await untilUsable(page)
    await page.locator('input[type=file]').setInputFiles(LETTER)
    await page.getByRole('link', { name: LETTER.name }).waitFor()

    await open(`${path}?edit=1`)
    const other = await browser.context.newPage()
    await open(`${path}?edit=1`, other)
    await other.getByLabel('评估组').fill('甲组（虚构）')
    await other.getByRole('button', { name: '保存' }).click()
    await other.locator('dd', { hasText: '甲组（虚构）' }).waitFor()
    await other.close()
    await page.getByLabel('评估组').fill('乙组（虚构）')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('您填写时，别人改过这次评估复核').waitFor()
    assert.equal(await page.getByLabel('评估组').inputValue(), '乙组（虚构）')
    await page.getByRole('button', { name: '仍按我填的保存' }).click()
    await page.locator('dd', { hasText: '乙组（虚构）' }).waitFor()
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth <= 0'), true)
      assert.deepEqual(await axeViolations(page), [], `${size.width} px`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('the county declares: a final verdict is sealed as 申报版 and its way goes on', async () => {
    await open('/recognition')
    await page.getByRole('button', { name: '封存申报版' }).click()
    await page.getByRole('dialog').getByLabel('正式评估').click()
    await page.locator('.ant-select-item-option').first().click()
    await page.getByRole('button', { name: /^记\s?录$/ }).click()
    await page.getByText('现行').waitFor()
    await page.getByRole('button', { name: /^申\s?报$/ }).click()
    await page.getByLabel('文号', { exact: true }).fill('示例政函〔2026〕5号')
    await page.getByRole('button', { name: /^记\s?录$/ }).click()
    await page.getByRole('heading', { name: '现在：已申报' }).waitFor()
    await page.getByRole('heading', { name: '申报以来的回落' }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
  })
})
