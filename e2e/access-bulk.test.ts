import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Role } from '@junheng/core/features/access/roles.ts'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { noOpenpyxl, withOpenpyxl } from './lib/office.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const FILL = `
book = openpyxl.load_workbook(args[0])
for row in json.loads(args[2]): book['账号'].append(row)
book.save(args[1])`

describe('accounts in bulk: a workbook, its faults, slips shown once, posts granted by another', {
  skip: noBrowser || noOpenpyxl,
}, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bulk-'))
  const slips = new Map<string, string>()

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const as = async (role: Role): Promise<Page> => {
    await browser.context.clearCookies()
    const page = await signedIn(browser.context, server, role)
    await untilUsable(page)
    return page
  }

  test('the system administrator fills in the workbook, sees every fault, mends them, and gets slips to print', async () => {
    const page = await as('system_admin')
    await page.getByRole('link', { name: '账号', exact: true }).click()
    await page.getByRole('link', { name: '批量建立' }).click()
    const empty = join(folder, 'empty.xlsx')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载空白工作簿' }).click()
    await (await download).saveAs(empty)
    const [faulty, right] = [join(folder, 'faulty.xlsx'), join(folder, 'right.xlsx')]
    const rows = [
      ['lina', '李娜（示例）', '学校填报员', '', '2199000001'],
      ['zhaolei', '赵磊（示例）', '校长', '990101', '2199000002', '', '13900001234'],
      ['sunli', '孙丽（示例）', '镇街', '', '', '新城街道办事处'],
    ]
    withOpenpyxl(FILL, empty, faulty, JSON.stringify([...rows, ['LINA', '', '局长', '', '9']]))
    withOpenpyxl(FILL, empty, right, JSON.stringify(rows))
    const choose = (file: string) => page.locator('input[type=file]').setInputFiles(file)
    await choose(faulty)
    await page.getByText(/2 处错误，0 处提醒/).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await choose(right)
    await page.getByText(/3 人，0 处提醒/).waitFor()
    await page.getByRole('row', { name: /lina.*澄溪第一小学/ }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '建立这 3 个账号' }).click()
    await page.getByRole('heading', { name: '已建立 3 个账号' }).waitFor()
    for (const slip of await page.getByRole('list', { name: '密码条' }).getByRole('listitem').all()) {
      const [name, password] = await slip.locator('.slip-secret').allInnerTexts()
      slips.set(name!, password!)
    }
    assert.deepEqual([...slips.keys()], ['lina', 'zhaolei', 'sunli'])
    assert.deepEqual(await axeViolations(page), [])
    const sheet = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 Excel' }).click()
    const saved = join(folder, 'slips.xlsx')
    await (await sheet).saveAs(saved)
    const cells = withOpenpyxl('print(json.dumps([c.value for c in openpyxl.load_workbook(args[0]).active[2]]))', saved)
    assert.deepEqual(cells, ['lina', '李娜（示例）', '学校填报员', '澄溪第一小学', '澄溪区', server.url, slips.get('lina')])
    await page.getByRole('button', { name: '已打印或下载，收起' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '收起密码条' }).click()
    await page.getByRole('heading', { name: '谁办哪一步' }).waitFor()
    assert.equal(await page.getByText(slips.get('lina')!).count(), 0)
    assert.ok(!readFileSync(join(server.data, 'junheng.log'), 'utf8').includes(slips.get('lina')!))
    await page.close()
  })

  test('the security administrator grants what was asked in one confirmation; then the slip opens the door', async () => {
    const page = await as('security_admin')
    await page.getByRole('link', { name: '账号', exact: true }).click()
    await page.getByRole('link', { name: '去办理' }).click()
    await page.getByRole('checkbox', { name: '选择 sunli' }).uncheck()
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '授予选中的 2 个岗位' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^授\s*予$/ })
      .click()
    await page.getByRole('row', { name: /lina/ }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '不授予选中的' }).waitFor()
    await page.close()

    await browser.context.clearCookies()
    const own = await browser.context.newPage()
    own.setDefaultTimeout(15_000)
    const enter = async (name: string) => {
      await own.goto(`${server.url}/login`)
      await own.getByLabel('账号').fill(name)
      await own.getByLabel('密码').fill(slips.get(name)!)
      await own.getByRole('button', { name: '登录' }).click()
    }
    await enter('sunli')
    await own
      .getByRole('alert')
      .getByText(/没有任何岗位/)
      .waitFor()
    await enter('lina')
    await own.getByRole('heading', { name: '设置新密码' }).waitFor()
    await own.close()
  })
})
