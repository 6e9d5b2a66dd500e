import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

describe('a letter from the office to a school and back', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function as(role: string): Promise<Page> {
    await browser.context.clearCookies()
    return signedIn(browser.context, server, role)
  }

  test('an opinion is written, numbered, delivered, signed for and replied to by the principal, settled', async () => {
    const school = await schoolOf(await as('principal'))
    const office = await as('coordinator')
    await office.goto(`${server.url}/rectification/letters/new?kind=opinion`)
    await untilUsable(office)
    await office.getByText('将编为 2 号').waitFor()
    await office.getByLabel('基本情况').fill('督导组实地查看了教学用房（示例）。')
    await office.getByLabel('主要成绩').fill('课程开设齐全（示例）。')
    await office.getByLabel('主送单位').fill(school)
    await office.getByTitle(`${school}（学校）`).click()
    const paper = office.getByRole('article')
    await paper.getByText(`${school}：`).waitFor()
    await paper.getByText('课程开设齐全（示例）。').waitFor()
    assert.deepEqual(await axeViolations(office), [])
    await office.getByRole('button', { name: '编号并送达' }).click()
    await office.getByRole('heading', { level: 1, name: '澄教督意〔' }).waitFor()
    const address = office.url()

    const principal = await as('principal')
    await principal.goto(address)
    await principal.getByRole('button', { name: '签收' }).click()
    await principal.getByText('已签收').first().waitFor()
    await principal.getByLabel('书面回复').fill('已按意见整改，下学期初完成验收（示例）。')
    assert.deepEqual(await axeViolations(principal), [])
    await principal.getByRole('button', { name: '提交回复' }).click()
    await principal.getByText('已回复').first().waitFor()

    const again = await as('coordinator')
    await again.goto(address)
    await again.getByLabel('办理结果').fill('整改到位（示例）')
    await again.getByRole('button', { name: '办结' }).click()
    await again.getByText('已办结').first().waitFor()
    await again.setViewportSize({ width: 390, height: 844 })
    assert.deepEqual(await axeViolations(again), [])
  })

  test('a closed item that no longer holds is reopened from the look-back', async () => {
    const page = await as('coordinator')
    await page.goto(`${server.url}/rectification/look-backs`)
    await page.getByRole('link', { name: '年度回头看（演示）' }).click()
    await page.getByText('已核查 2/4').first().waitFor()
    await page
      .getByRole('button', { name: /记录核查结果/ })
      .first()
      .click()
    await page.getByRole('radio', { name: '反弹' }).check()
    await page.getByLabel('核查情况').fill('现场复测不足（示例）')
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '保存结果' }).click()
    await page.getByText('反弹 2 条').waitFor()
  })
})

/** The school a principal signs for, as their post names it. */
async function schoolOf(page: Page): Promise<string> {
  const session = (await page.evaluate(`fetch('/api/session').then((reply) => reply.json())`)) as {
    post: { unit: string }
  }
  return session.post.unit
}
