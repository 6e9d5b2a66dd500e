import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openPool } from '../packages/server/src/db/database.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

describe('the audit log: from an action to its history, its seal and its verification', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let auditor: Page
  const complaints: string[] = []

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Each role in a browser of its own would be slow: one after the other in the same. */
  async function as(role: string): Promise<Page> {
    await browser.context.clearCookies()
    const page = await signedIn(browser.context, server, role)
    page.on('pageerror', (error) => complaints.push(String(error)))
    return page
  }

  test('who handed in a package sees its history with one click, and closing leads back', async () => {
    const page = await as('coordinator')
    await page.goto(`${server.url}/packages`)
    await page.getByRole('button', { name: /^历史/ }).first().click()
    const drawer = page.getByRole('dialog', { name: /的历史/ })
    await drawer.getByText('提交数据包').waitFor()
    assert.match(await drawer.innerText(), /演示数据/)
    assert.deepEqual(await axeViolations(page), [])
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    assert.match(await page.evaluate<string>('document.activeElement.textContent'), /^历史/)
    await page.goto(`${server.url}/audit`)
    await page.getByRole('heading', { name: '您的角色不能查看“操作记录”' }).waitFor()
    await page.close()
  })

  test('the administrator of accounts sees what happened to an account', async () => {
    const page = await as('system_admin')
    await page.goto(`${server.url}/accounts`)
    await page.getByRole('button', { name: /历史.*coordinator/ }).click()
    await page.getByRole('dialog').getByText('登录', { exact: true }).first().waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.close()
  })

  test('the auditor finds the entry, sees it sealed, and a verification finds nothing altered', async () => {
    auditor = await as('audit_admin')
    await auditor.getByRole('link', { name: '操作记录' }).first().click()
    await untilUsable(auditor)
    const person = auditor.getByLabel('人员（账号）')
    await auditor.getByText(/共 \d+ 条/).waitFor()
    await auditor.locator('body').press('/')
    assert.equal(await person.evaluate((field) => field === document.activeElement), true)
    await person.fill('coordinator')
    await person.press('Enter')
    await auditor.waitForURL(/person=coordinator/)
    const rows = auditor.getByRole('region', { name: '操作记录列表' }).locator('tbody tr')
    await auditor.getByText('共 1 条').waitFor()
    assert.match(await rows.first().innerText(), /coordinator[\s\S]*127\.0\.0\.1[\s\S]*登录/)
    await rows.first().getByRole('button').press('Enter')
    const drawer = auditor.getByRole('dialog', { name: '操作详情' })
    await drawer.getByRole('button', { name: '只看此动作' }).waitFor()
    assert.deepEqual(await axeViolations(auditor), [])
    await auditor.keyboard.press('Escape')
    await auditor.getByRole('button', { name: '清除筛选' }).click()
    await auditor.getByRole('button', { name: '核验', exact: true }).click()
    await auditor.getByText('完整，没有发现改动').waitFor()
  })

  test('an export holds the hashes', async () => {
    const [download] = await Promise.all([
      auditor.waitForEvent('download'),
      auditor.getByRole('link', { name: 'NDJSON' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n')
    assert.match(download.suggestedFilename(), /^操作记录-\d{4}-\d{2}-\d{2}\.ndjson$/)
    assert.match(lines[1]!, /"no":1,"previous":"0{64}","hash":"[0-9a-f]{64}"/)
  })

  test('what the owner of the database alters is shown where it was done, at both widths', async () => {
    const { urls } = JSON.parse(readFileSync(join(server.data, 'holder.json'), 'utf8')) as { urls: { migrator: string } }
    const owner = openPool(urls.migrator, { max: 1 })
    const { entry_id } = await owner
      .selectFrom('audit_link')
      .select('entry_id')
      .where('entry_no', '=', 1)
      .executeTakeFirstOrThrow()
    await owner.updateTable('audit_entry').set({ actor_name: 'somebody' }).where('entry_id', '=', entry_id).execute()
    await owner.destroy()
    await auditor.getByRole('button', { name: '重新核验' }).click()
    await auditor.getByText('有 1 处不符').waitFor()
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await auditor.setViewportSize(size)
      await auditor.goto(`${server.url}/audit`)
      await untilUsable(auditor)
      await auditor.getByText('有 1 处不符').waitFor()
      assert.match(await auditor.getByRole('region', { name: '核验' }).innerText(), /第 1 条的内容、次序或链上的值被改动/)
      await auditor.getByRole('button', { name: '看第 1 条' }).click()
      await auditor.getByText('共 1 条').waitFor()
      assert.match(await auditor.getByRole('region', { name: '操作记录列表' }).innerText(), /somebody/)
      assert.deepEqual(await axeViolations(auditor), [])
      const wider = await auditor.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
      assert.equal(wider, false, `nothing is wider than ${size.width} px`)
    }
    assert.deepEqual(complaints, [])
  })
})
