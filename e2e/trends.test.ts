import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

describe('numbers over the years, and the lists beside them', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
    // The program makes the final runs of past years by itself; a page asks for them once.
    for (;;) {
      const { years } = await (await page.request.get(`${server.url}/api/trends`)).json()
      if (years.length > 1) break
      await page.waitForTimeout(300)
    }
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function enter(address: string): Promise<void> {
    await page.goto(`${server.url}${address}`)
    await untilUsable(page)
  }

  test('the table below the picture says what the server says, and choosing a school marks it in the address', async () => {
    const query = 'stage=primary&indicator=L6'
    const { schools, years } = await (await page.request.get(`${server.url}/api/trends/schools?${query}`)).json()
    await enter(`/trends?view=schools&${query}`)
    await page.locator('.chart-host svg').waitFor()
    const rows = page.locator('table tbody tr')
    assert.equal(await rows.count(), schools.length)
    assert.equal(await page.locator('table thead th').count(), years.length + 3)
    const name: string = schools[0].name
    await page.getByRole('button', { name, exact: true }).click()
    await page.waitForURL(new RegExp(`school=${schools[0].code}`))
  })

  test('every list names what it counts; a filter narrows it', async () => {
    await enter('/lists')
    await page.getByRole('heading', { name: /^大班额 \d+ 个班/ }).waitFor()
    await enter('/lists?view=sizes')
    await page.getByRole('heading', { name: /^大校额 \d+ 校/ }).waitFor()
    const all = await page.locator('table tbody tr').count()
    await page.getByRole('searchbox').fill('第一')
    await page.getByText(new RegExp(`^\\d+ 条，共 ${all} 条$`)).waitFor()
  })

  test('no page has anything against it, wide or narrow', async () => {
    for (const [width, height] of [
      [1280, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const address of ['/trends', '/trends?view=schools', '/lists', '/lists?view=weak', '/lists?view=newcomers', '/runs']) {
        await enter(address)
        assert.deepEqual(await axeViolations(page), [], `${address} at ${width}`)
        assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0, `${address} at ${width}`)
      }
    }
  })
})
