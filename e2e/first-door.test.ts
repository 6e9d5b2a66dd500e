import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'

const example = (name: string) => join(import.meta.dirname, '../examples', name)

describe('the first door: from signing in to the verdict, as a coordinator does it', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  const strangers = new Set<string>()
  const complaints: string[] = []

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 860 })
    browser.context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== server.url) strangers.add(request.url())
    })
    page = await browser.context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Opens an address as the coordinator, signing in where that is still to be done. */
  async function enter(address: string): Promise<void> {
    await page.goto(`${server.url}${address}`)
    const door = page.getByLabel('账号')
    await door.or(page.locator('#main')).first().waitFor()
    if (await door.isVisible()) await signIn(page, 'coordinator', server.accounts.get('coordinator')!.password)
    await page.locator('#main').waitFor()
  }

  test('a wrong password is refused in words, the right one leads to where one wanted to go', async () => {
    await page.goto(`${server.url}/packages`)
    await page.getByLabel('账号').waitFor()
    assert.equal(await page.evaluate('document.activeElement.name'), 'account', 'the first field has the focus')
    await signIn(page, 'coordinator', 'not-the-password')
    assert.match(await page.getByRole('alert').innerText(), /账号或密码不正确/)
    await signIn(page, 'coordinator', server.accounts.get('coordinator')!.password)
    await page.getByRole('heading', { name: '数据填报', level: 1 }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/packages')
  })

  test('a faulty package shows all its faults and stores nothing', async () => {
    await enter('/packages')
    const stored = await rowsOf(page, '数据包列表')
    await chooseFile(page, example('county-faulty.zip'))
    const heading = await page.getByRole('heading', { name: /检查完毕/ }).innerText()
    const [errors, warnings] = [...heading.matchAll(/(\d+) 处/g)].map((m) => Number(m[1]))
    assert.ok(errors! > 20, 'the example has many errors')
    const counted = await page.getByRole('region', { name: '问题清单', exact: true }).getByRole('status').innerText()
    assert.equal(counted, `共 ${errors! + warnings!} 处`)
    await page.getByRole('button', { name: /错误/ }).first().click()
    await page.getByText(`${errors} 处，共 ${errors! + warnings!} 处`).waitFor()
    assert.match(page.url(), /severity=error/)
    await page.getByRole('button', { name: '取消' }).click()
    await page.reload()
    assert.equal(await rowsOf(page, '数据包列表'), stored)
  })

  test('a good package is stored and judged, and every reason leads to its place', async () => {
    await enter('/packages')
    await chooseFile(page, { name: '再次填报.zip', mimeType: 'application/zip', buffer: repacked() })
    await page.getByRole('heading', { name: /可以存入/ }).waitFor()
    await page.getByRole('button', { name: '存入并评估' }).click()
    await page.waitForURL(/\/evaluation\?package=/)
    await page.getByRole('heading', { level: 1, name: /^还差 \d+ 校 \d+ 项/ }).waitFor()
    const reasons = page.getByRole('region', { name: /全部理由/ }).getByRole('listitem')
    const told = Number(/\d+/.exec(await page.getByRole('heading', { name: /全部理由/ }).innerText())![0])
    assert.equal(await reasons.count(), told)
    await reasons.filter({ hasText: '差异系数' }).first().getByRole('button').click()
    await page.getByRole('dialog').getByText('差异系数 = ').first().waitFor()
    await page.keyboard.press('Escape')
    await page
      .getByRole('dialog')
      .waitFor({ state: 'detached' })
      .catch(() => {})
    await reasons.first().getByRole('link').click()
    await page.waitForURL(/\/matrix\?.*verdict=unmet/)
  })

  test('withdrawing a package asks for its name and a reason, and keeps the record', async () => {
    await enter('/packages')
    await chooseFile(page, { name: '填错的.zip', mimeType: 'application/zip', buffer: repacked('2023-09-01T00:00:00Z') })
    await page.getByRole('button', { name: '存入并评估' }).click()
    await page.waitForURL(/\/evaluation/)
    await page.goto(`${server.url}/packages`)
    await page.getByRole('button', { name: '撤回 填错的.zip' }).click()
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: '撤回这个数据包' })
    await dialog.getByLabel('撤回原因').fill('年度选错')
    await dialog.getByLabel(/再写一遍文件名/).fill('别的.zip')
    assert.equal(await confirm.isDisabled(), true, 'another name withdraws nothing')
    await dialog.getByLabel(/再写一遍文件名/).fill('填错的.zip')
    await confirm.click()
    const row = page.getByRole('row').filter({ hasText: '填错的.zip' })
    await row.getByText(/^已撤回/).waitFor()
    assert.equal(await row.getByRole('button', { name: /撤回/ }).count(), 0, 'what is withdrawn cannot be withdrawn again')
  })

  test('a published plan is read with its disagreements', async () => {
    await enter('/plans')
    await page.locator('input[type=file]').setInputFiles(example('plan.xlsx'))
    await page.locator('input[type=file]').setInputFiles(example('plan-body.txt'))
    await page.getByRole('button', { name: '读入方案' }).click()
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}/)
    await page.getByRole('grid').locator('tbody tr').first().waitFor()
    await page.getByRole('link', { name: /^不一致之处/ }).click()
    const progress = await page
      .getByText(/^已处理 0\/\d+$/)
      .last()
      .innerText()
    const told = Number(/\d+$/.exec(progress)![0])
    assert.ok(told > 0)
    assert.equal(await page.locator('.finding').count(), told)
  })

  for (const width of [1280, 390]) {
    test(`no page has a barrier that axe can find, at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 860 })
      const found: string[] = []
      for (const address of PAGES) {
        await enter(address)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page
          .getByText(/^正在.*…$/)
          .first()
          .waitFor({ state: 'detached' })
        found.push(...(await axeViolations(page)).map((violation) => `${address} ${violation}`))
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        if (Number(overflow) > 0) found.push(`${address} is ${overflow} px wider than the screen`)
      }
      // Two pages whose addresses nobody knows beforehand, and the dry run with its faults.
      await enter('/plans')
      await page.getByRole('region', { name: '方案列表' }).getByRole('link').first().click()
      await page.getByRole('grid').waitFor()
      found.push(...(await axeViolations(page)).map((violation) => `plan ${violation}`))
      await enter('/packages')
      await chooseFile(page, example('county-faulty.zip'))
      await page.getByRole('heading', { name: /检查完毕/ }).waitFor()
      found.push(...(await axeViolations(page)).map((violation) => `dry run ${violation}`))
      await page.getByRole('button', { name: /^撤回/ }).first().click()
      await page.getByRole('dialog').waitFor()
      found.push(...(await axeViolations(page)).map((violation) => `withdrawal ${violation}`))
      assert.deepEqual(found, [])
    })
  }

  test('signing out leaves nothing behind, and the administrator sees no business data', async () => {
    await page.setViewportSize({ width: 1280, height: 860 })
    await enter('/')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '登录' }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.goto(`${server.url}/matrix`)
    await signIn(page, 'system_admin', server.accounts.get('system_admin')!.password)
    await page.getByRole('heading', { name: '您的角色不能查看“学校矩阵”' }).waitFor()
    assert.equal(await page.getByRole('navigation').getByRole('link', { name: '学校矩阵' }).count(), 0)
    for (const address of ['/', '/accounts', '/matrix']) {
      await page.goto(`${server.url}${address}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      assert.deepEqual(await axeViolations(page), [])
    }
  })

  test('no request left the house and no script failed', () => {
    assert.deepEqual([...strangers], [])
    assert.deepEqual(complaints, [])
  })
})

const PAGES = [
  '/',
  '/packages',
  '/evaluation',
  '/evaluation?standard=basic_balanced_2012',
  '/evaluation?explain=~primary~L4',
  '/matrix',
  '/matrix?verdict=unmet&sort=-gap',
  '/schools?area=乡村',
  '/map',
  '/map?by=L4&stage=primary',
  '/map/outline',
  '/forms',
  '/forms?form=II-2',
  '/forms?form=V',
  '/plans',
  '/standards',
  '/standards?standard=basic_balanced_2012',
  '/help',
  '/me',
]

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  // Passwords are hashed slowly on purpose.
  await page
    .getByRole('button', { name: '登录', exact: true })
    .and(page.locator('.ant-btn-loading'))
    .waitFor({ state: 'detached' })
}

type Choice = Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]
const chooseFile = (page: Page, file: Choice) => page.locator('input[type=file]').first().setInputFiles(file)

async function rowsOf(page: Page, region: string): Promise<number> {
  const rows = page.getByRole('region', { name: region }).locator('tbody tr')
  await rows.first().waitFor()
  return rows.count()
}

/** The example county in other bytes: the same data handed in again. */
function repacked(mtime = '2024-09-01T00:00:00Z'): Buffer {
  return Buffer.from(zipSync(unzipSync(readFileSync(example('county.zip'))), { level: 1, mtime }))
}
