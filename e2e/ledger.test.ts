import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

// What the navigation does not lead to by itself; its own rooms are swept in rooms.test.ts.
const BEYOND = ['/ledger?by=school', '/ledger?state=all&cols=no.state.funds.source', '/ledger/1', '/ledger/new']
const WIDTHS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]

describe('the ledger of rectification', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const open = async (address: string) => {
    await page.goto(`${server.url}${address}`)
    await untilUsable(page)
    await page.waitForLoadState('networkidle')
  }

  test('axe finds nothing and nothing sticks out, grouped, with other columns, in an item and its form', async () => {
    for (const size of WIDTHS) {
      await page.setViewportSize(size)
      for (const address of BEYOND) {
        await open(address)
        const where = `${address} at ${size.width} px`
        assert.deepEqual(await axeViolations(page), [], where)
        assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0, where)
      }
    }
    await page.setViewportSize(WIDTHS[0]!)
  })

  test('items are walked with the arrow keys, opened, narrowed, and the address keeps all of it', async () => {
    await open('/ledger?state=all')
    const links = page.locator('.items .item-no')
    const [first, second] = [await links.nth(0).innerText(), await links.nth(1).innerText()]
    await links.nth(0).focus()
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.evaluate('document.activeElement.innerText'), second)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/ledger/${first.replace(/\D/g, '')}$`))
    await page.goBack()
    await page.keyboard.press('/')
    await page.keyboard.type(first.replace(/\D/g, ''))
    await page.keyboard.press('Enter')
    await page.waitForURL(/text=\d+/)
    await page.getByRole('link', { name: first, exact: true }).waitFor()
  })

  test('several items get one due date: asked once, done one by one, told what became of each', async () => {
    await open('/ledger')
    await page.getByRole('button', { name: '选中本页' }).click()
    const picked = Number((await page.getByText(/^已选 \d+ 条$/).innerText()).replace(/\D/g, ''))
    assert.ok(picked > 1)
    await page.getByRole('button', { name: '设完成时间' }).click()
    const dialog = page.getByRole('dialog', { name: '设完成时间' })
    await dialog.getByLabel('完成时间').fill('2031-06-30')
    await dialog.getByLabel('调整原因').fill('统一到学年末')
    assert.deepEqual(await axeViolations(page), [])
    await dialog.getByRole('button', { name: `对 ${picked} 条执行` }).click()
    await dialog.getByText(`完成 ${picked} 条，没有做的 0 条，未处理 0 条。`).waitFor()
    await dialog.getByRole('button', { name: '知道了' }).click()
    await open('/ledger?month=2031-06')
    await page.getByText(`共 ${picked} 条`).waitFor()
  })

  test('what is shown is saved as the published table', async () => {
    await open('/ledger?state=all')
    await page.getByRole('button', { name: '导出' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '方案十列表 xlsx' }).click(),
    ])
    assert.match(download.suggestedFilename(), /整改台账.*\.xlsx$/)
  })

  test('the wall names no person', async () => {
    await open('/wall')
    const wall = (await page.evaluate("fetch('/api/item-wall').then((reply) => reply.text())")) as string
    const items = (await page.evaluate("fetch('/api/items?state=all').then((reply) => reply.json())")) as {
      items: { handler: string }[]
    }
    for (const { handler } of items.items) if (handler) assert.ok(!wall.includes(handler), handler)
    assert.ok(
      items.items.some(({ handler }) => handler !== ''),
      'the demonstration names handlers, or this proves nothing',
    )
  })
})
