import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

describe('what a county concludes of its own items', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>

  before(async () => {
    server = await startServer()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a conclusion is recorded with a file by one, reviewed by another, and then stands among the proven', async () => {
    const page = await signedIn(browser.context, server)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${server.url}/county-items?filter=unproven`)
    await untilUsable(page)
    await page.getByText('与参评数据不一致').first().waitFor()
    const row = page.getByRole('row', { name: /存在违规择校行为/ })
    await row.getByRole('button', { name: /记录结论/ }).click()
    const drawer = page.getByRole('dialog', { name: '县级指标的结论' })
    await drawer.getByRole('heading', { name: '存在违规择校行为' }).waitFor()
    await drawer.getByRole('radio', { name: '无此情形' }).check()
    await drawer.getByLabel(/依据（必填）/).fill('择校专项检查（示例）没有发现违规择校')
    await drawer.getByLabel('责任人').fill('周主任（虚构）')
    await drawer
      .locator('input[type=file]')
      .setInputFiles({ name: '检查情况.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 example') })
    await drawer.getByRole('button', { name: '记录', exact: true }).click()
    await drawer.getByText('检查情况.pdf').waitFor()
    await drawer.getByText('这一版结论由您记录，请另一位同志复核。').waitFor()
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      assert.deepEqual(await axeViolations(page), [], `${width} px`)
    }
    await page.close()

    const other = await openBrowser()
    try {
      const leader = await signedIn(other.context, server, 'leader')
      await leader.goto(`${server.url}/county-items?item=veto%3Aschool_choice`)
      const sheet = leader.getByRole('dialog', { name: '县级指标的结论' })
      await sheet.getByLabel('复核意见').fill('与检查情况一致')
      await sheet.getByRole('button', { name: '复核通过' }).click()
      await sheet
        .getByText(/复核通过：与检查情况一致/)
        .first()
        .waitFor()
      await leader.goto(`${server.url}/county-items?filter=unproven`)
      await untilUsable(leader)
      await leader.getByRole('heading', { name: '一票否决' }).waitFor()
      assert.equal(await leader.getByRole('row', { name: /存在违规择校行为/ }).count(), 0)
    } finally {
      await other.close()
    }
  })
})
