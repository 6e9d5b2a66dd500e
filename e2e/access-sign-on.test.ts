import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { CLIENT, startProvider, type TestProvider } from '../packages/server/src/features/access/single-sign-on/test-provider.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { freePort, type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const LABEL = '澄溪区教育局统一认证（示例）'

describe('the organisation’s own sign-in: refused until bound, bound by its person, then the other way in', {
  skip: noBrowser,
}, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let provider: TestProvider
  const folder = mkdtempSync(join(tmpdir(), 'junheng-sign-on-'))

  before(async () => {
    const port = await freePort()
    provider = await startProvider([`http://127.0.0.1:${port}/login/sign-on`])
    const secret = join(folder, 'secret')
    writeFileSync(secret, `${CLIENT.secret}\n`)
    const args = ['--oidc-issuer', provider.issuer, '--oidc-client-id', CLIENT.id, '--oidc-client-secret-file', secret]
    server = await startServer({ port, args, env: { JUNHENG_OIDC_LABEL: LABEL } })
    browser = await openBrowser({ width: 1280, height: 900 })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    await provider?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const signInThere = async (page: Page) => {
    await page.locator('input[name=login]').fill('wang-001')
    await page.locator('input[name=password]').fill('any')
    await page.locator('button[type=submit]').click()
  }

  const goThere = async (): Promise<Page> => {
    await browser.context.clearCookies()
    const page = await browser.context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/login`)
    await page.getByRole('button', { name: `用${LABEL}进入` }).click()
    await signInThere(page)
    return page
  }

  test('who is not bound is told how to be', async () => {
    const page = await goThere()
    await page
      .getByRole('alert')
      .getByText(/还没有与本系统的账号绑定/)
      .waitFor()
    // The code the provider gave does not stay in the address.
    assert.equal(page.url(), `${server.url}/login/sign-on`)
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('link', { name: '回到登录页' }).click()
    await page.getByRole('button', { name: `用${LABEL}进入` }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.close()
  })

  test('bound at 我的账号, the person comes in that way, and is told of the other sign-out on leaving', async () => {
    await browser.context.clearCookies()
    const own = await signedIn(browser.context, server)
    await own.getByRole('link', { name: '我的账号' }).click()
    const form = own.getByRole('form', { name: LABEL })
    await form.getByLabel('当前密码').fill(server.accounts.get('coordinator')!.password)
    await form.getByRole('button', { name: /确认身份并绑定/ }).click()
    await signInThere(own)
    await own.getByText(/已绑定，自/).waitFor()
    await untilUsable(own)
    assert.deepEqual(await axeViolations(own), [])
    await own.close()
    const page = await goThere()
    await page.getByRole('link', { name: '学校矩阵' }).waitFor()
    await page.getByRole('button', { name: '退出登录' }).click()
    const link = page.getByRole('link', { name: `一并退出${LABEL}` })
    assert.ok((await link.getAttribute('href'))?.startsWith(provider.issuer))
    await page.close()
  })

  test('while it is down that is said in words, and the password still opens the door', async () => {
    await provider.close()
    await server.stop()
    const secret = join(folder, 'secret')
    const args = ['--oidc-issuer', provider.issuer, '--oidc-client-id', CLIENT.id, '--oidc-client-secret-file', secret]
    server = await startServer({ args })
    await browser.context.clearCookies()
    const page = await browser.context.newPage()
    await page.goto(`${server.url}/login`)
    await page.getByRole('button', { name: '用单位统一认证进入' }).click()
    await page
      .getByRole('alert')
      .getByText(/现在连不上/)
      .waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.close()
    const inside = await signedIn(browser.context, server)
    await inside.close()
  })
})
