import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { byLibreOffice, noOffice } from './lib/office.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]

describe('from a kept verdict and a warning to official papers', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let folder: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-papers-'))
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
    await page.goto(`${server.url}/evaluation`)
    await page.getByRole('button', { name: '保存这次评估' }).click()
    await page.getByText('已保存到评估记录').waitFor()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function isSoundAtBothSizes(): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      assert.deepEqual(await axeViolations(page), [], `${page.url()} at ${size.width}`)
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      assert.equal(wider, 0, `${page.url()} at ${size.width}`)
    }
    await page.setViewportSize(SIZES[0]!)
  }

  async function downloaded(link: string | RegExp, name: string): Promise<string> {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: link }).first().click()
    const file = join(folder, name)
    await (await download).saveAs(file)
    return file
  }

  /** The text of a document as LibreOffice reads it. */
  const textOf = (file: string): string => byLibreOffice(file, 'txt:Text').toString('utf8')

  async function toRunPapers(): Promise<void> {
    await page.goto(`${server.url}/runs`)
    await untilUsable(page)
    await page
      .getByRole('link', { name: /^公文.*优质均衡$/ })
      .first()
      .click()
    await page
      .getByText(/待补 \d+ 格|各表已全部填好/)
      .first()
      .waitFor()
  }

  test('the papers of a kept verdict: its forms with every blank named, a page of every school as one file', {
    skip: noOffice,
  }, async () => {
    await toRunPapers()
    await isSoundAtBothSizes()
    const forms = textOf(await downloaded('申报表（Word）', 'forms.docx'))
    assert.match(forms, /表Ⅰ[\s\S]*表Ⅵ/)
    await page.getByRole('button', { name: '一校一页合订（Word）' }).click()
    await page.getByText(/已做好，共 \d+ 所/).waitFor()
    const pages = textOf(await downloaded('再次下载', 'pages.docx'))
    const count = Number(/共 (\d+) 所/.exec(await page.getByText(/已做好/).innerText())?.[1])
    assert.equal(pages.split('达标情况').length - 1, count)
  })

  test('a circular is drafted from it, numbered, and reads the same in Word', { skip: noOffice }, async () => {
    await toRunPapers()
    await page.getByRole('link', { name: '起草监测通报' }).click()
    await page.locator('.bulletin').waitFor()
    await isSoundAtBothSizes()
    const cv = await page.locator('.bulletin-table a').first().innerText()
    await page.getByRole('button', { name: '编号并存档' }).click()
    const heading = page.getByRole('heading', { level: 1, name: /^澄教督〔\d{4}〕\d+号$/ })
    const number = await heading.innerText()
    await isSoundAtBothSizes()
    const text = textOf(await downloaded('下载 Word', 'circular.docx'))
    assert.ok(text.includes(number) && text.includes(cv), `${number} ${cv}`)
  })

  test('a warning becomes a notice to its school, and both stand in the register', async () => {
    await page.goto(`${server.url}/warnings`)
    await untilUsable(page)
    const row = page.locator('tbody tr', { hasText: '不达标的是' }).first()
    await row.getByRole('link', { name: /^通知单/ }).click()
    const cause = await page.locator('.bulletin-table tbody td').nth(2).innerText()
    await isSoundAtBothSizes()
    await page.getByRole('button', { name: '编号并存档' }).click()
    await page.getByRole('heading', { level: 1, name: /^澄教督〔\d{4}〕\d+号$/ }).waitFor()
    assert.ok((await page.locator('.bulletin').innerText()).includes(cause), cause)
    await page.goto(`${server.url}/papers/issued`)
    await untilUsable(page)
    assert.ok((await page.locator('tbody tr').count()) >= 2)
    await isSoundAtBothSizes()
  })

  test('a progress bulletin tells the ledger, is numbered, and reads the same in Word', { skip: noOffice }, async () => {
    await page.goto(`${server.url}/papers`)
    await page.getByRole('link', { name: '起草' }).nth(1).click()
    await page.locator('.bulletin').waitFor()
    await page.getByRole('textbox', { name: '抄送机关（可留空）' }).fill('区委（示例）')
    await page.keyboard.press('Tab')
    await page.locator('.bulletin', { hasText: '抄送：区委（示例）' }).waitFor()
    await isSoundAtBothSizes()
    const first = await page.locator('.bulletin-table tbody tr').first().locator('td').allInnerTexts()
    await page.getByRole('button', { name: '编号并存档' }).click()
    const heading = page.getByRole('heading', { level: 1, name: /^澄教督〔\d{4}〕\d+号$/ })
    const number = await heading.innerText()
    const text = textOf(await downloaded('下载 Word', 'progress.docx'))
    for (const said of [number, '抄送：区委（示例）', '责任单位进度排名', '逾期整改任务清单', first[0]!])
      assert.ok(text.includes(said), said)
  })

  test('the self-evaluation report: its own words kept, generated with the numbers of the page, a number opens its explanation', {
    skip: noOffice,
  }, async () => {
    await page.goto(`${server.url}/papers`)
    await page.getByText('使用默认模板').first().waitFor()
    await isSoundAtBothSizes()
    await page.goto(`${server.url}/papers/self-report`)
    await page.locator('.bulletin').waitFor()
    await page.getByRole('button', { name: '编辑：创建历程' }).click()
    await page.getByRole('textbox', { name: /创建历程/ }).fill('创建历程的文字（示例）。')
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('.bulletin .bulletin-body', { hasText: '创建历程的文字' }).waitFor()
    await isSoundAtBothSizes()
    const numbers = await page.locator('.bulletin p a').allInnerTexts()
    await page.getByRole('button', { name: '生成并存档' }).click()
    const text = textOf(await downloaded('下载这一版', 'report.docx'))
    assert.match(text, /创建历程的文字（示例）。/)
    assert.ok(numbers.length > 20)
    assert.deepEqual(
      numbers.filter((number) => !text.includes(number)),
      [],
    )
    await page.getByText('没有不同的数字').first().waitFor()
    await page.locator('.bulletin p a').first().click()
    await page.getByText('由哪些数据得来').waitFor()
  })
})
