import type { BrowserContext, Page } from 'playwright-core'
import type { RunningServer } from './server.ts'

/** A page of someone signed in with a demo account, as they would do it. */
export async function signedIn(context: BrowserContext, server: RunningServer, role = 'coordinator'): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${server.url}/login`)
  const account = server.accounts.get(role)
  if (!account) throw new Error(`the demo has no account for ${role}`)
  await page.getByLabel('账号').fill(account.user)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('#main').waitFor()
  return page
}

/** Waits until the page shows what it is for: its heading, and nothing still on its way. */
export async function untilUsable(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.locator('main .spinner').first().waitFor({ state: 'detached' })
}
