import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Role } from '@junheng/core/features/access/roles.ts'
import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

describe('a second step of signing in: asked of a role, set up at the door, shown, lost and taken off', {
  skip: noBrowser,
}, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let secret = ''
  let codes: string[] = []

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const as = async (role: Role): Promise<Page> => {
    await browser.context.clearCookies()
    const page = await signedIn(browser.context, server, role)
    await untilUsable(page)
    return page
  }

  /** With the password alone. */
  const atTheDoor = async (role: Role): Promise<Page> => {
    await browser.context.clearCookies()
    const page = await browser.context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/login?to=%2Fspread`)
    const account = server.accounts.get(role)!
    await page.getByLabel('账号').fill(account.user)
    await page.getByLabel('密码').fill(account.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '第二步验证', level: 1 }).waitFor()
    return page
  }

  test('the security administrator asks it of a role; the next sign-in leads to setting it up, and then on', async () => {
    const security = await as('security_admin')
    await security.getByRole('link', { name: '登录规定' }).click()
    await security.getByRole('checkbox', { name: '领导小组办公室（督导室）' }).check()
    assert.deepEqual(await axeViolations(security), [])
    await security.getByRole('button', { name: '保存规定' }).click()
    await security.getByText('已保存').waitFor()
    await security.close()

    const page = await atTheDoor('coordinator')
    await page.goto(`${server.url}/matrix`)
    await page.getByRole('button', { name: '开启第二步验证' }).click()
    const picture = page.getByRole('img', { name: '第二步验证的二维码' })
    assert.ok(await picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0))
    secret = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).innerText()).replaceAll(' ', '')
    assert.deepEqual(await axeViolations(page), [])
    await page.getByLabel('填写程序现在显示的六位数字').fill('000000')
    await page.getByRole('button', { name: '开启', exact: true }).click()
    await page
      .getByRole('alert')
      .getByText(/验证码不正确/)
      .waitFor()
    await page.getByLabel('填写程序现在显示的六位数字').fill(generateSync({ secret }))
    await page.getByRole('button', { name: '开启', exact: true }).click()
    const list = page.getByRole('list', { name: '账号 coordinator 的恢复码' })
    await list.waitFor()
    codes = await list.getByRole('listitem').allInnerTexts()
    assert.equal(new Set(codes).size, 10)
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '已保存好，继续' }).click()
    await page.getByRole('heading', { name: /学校矩阵|还差/, level: 1 }).waitFor()
    await page.close()
  })

  test('after the password the code is asked; a recovery code stands in for it once, and one arrives where one meant to go', async () => {
    const page = await atTheDoor('coordinator')
    assert.deepEqual(await axeViolations(page), [])
    const refused = await page.evaluate(`fetch('/api/packages').then((reply) => reply.status)`)
    assert.equal(refused, 403)
    await page.getByRole('button', { name: '手机不在身边，用恢复码' }).click()
    await page.getByLabel('恢复码', { exact: true }).fill(codes[0]!)
    await page.getByRole('button', { name: '继续' }).click()
    await page.waitForURL(`${server.url}/spread`)
    await page.getByRole('link', { name: '我的账号' }).click()
    await page.getByText(/还有 9 个恢复码/).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    const again = await atTheDoor('coordinator')
    await again.getByRole('button', { name: '手机不在身边，用恢复码' }).click()
    await again.getByLabel('恢复码', { exact: true }).fill(codes[0]!)
    await again.getByRole('button', { name: '继续' }).click()
    await again
      .getByRole('alert')
      .getByText(/已经用过/)
      .waitFor()
    await again.close()
    await page.close()
  })

  test('a lost telephone: another administrator takes the second step off, with a reason', async () => {
    const security = await as('security_admin')
    await security.getByRole('link', { name: '账号', exact: true }).click()
    const row = security.getByRole('row', { name: /^coordinator/ })
    await row.getByText('正常，有第二步验证').waitFor()
    await row.getByRole('button', { name: '解除第二步验证' }).click()
    await security.getByLabel('原因（记入操作记录）').fill('手机遗失')
    await security.getByRole('button', { name: /^解\s*除$/ }).click()
    await row.getByText('正常', { exact: true }).waitFor()
    await security.close()
    const page = await atTheDoor('coordinator')
    await page.getByRole('button', { name: '开启第二步验证' }).waitFor()
    await page.close()
  })
})
