import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const WIDTHS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]

/** Sums what moved under the reader's eyes since the page came, as browsers measure it; moves right after a key or click do not count. */
const SHIFTS = `window.__shift = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

describe('what holds in every room of the navigation', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let rooms: string[]
  const strangers = new Set<string>()
  const complaints: string[] = []

  const hrefs = (links: string) =>
    page.evaluate(`[...document.querySelectorAll('${links}')].map((a) => a.getAttribute('href'))`) as Promise<string[]>

  before(async () => {
    server = await startServer()
    browser = await openBrowser()
    browser.context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== server.url) strangers.add(request.url())
    })
    await browser.context.addInitScript(SHIFTS)
    page = await signedIn(browser.context, server)
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${error}`))
    page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()} ${message.text()}`))
    rooms = await hrefs('.side nav a')
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  for (const size of WIDTHS)
    test(`nothing shifts, nothing sticks out sideways, and axe finds nothing, at ${size.width} px`, async () => {
      assert.ok(rooms.length >= 7, `the navigation names rooms: ${rooms}`)
      const faults: string[] = []
      await page.setViewportSize(size)
      for (const room of rooms) {
        await page.goto(`${server.url}${room}`)
        await untilUsable(page)
        // A room of several pages: its tabs are visited as rooms are.
        for (const tab of await hrefs('.page > .rooms a')) if (!rooms.includes(tab)) rooms.push(tab)
        await page.waitForLoadState('networkidle')
        const shift = (await page.evaluate('window.__shift')) as number
        if (shift > 0.02) faults.push(`${room} shifts by ${shift.toFixed(3)}`)
        const overhang = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
        if (overhang > 0) faults.push(`${room} sticks out by ${overhang} px`)
        for (const violation of await axeViolations(page)) faults.push(`${room}: ${violation}`)
      }
      assert.ok(rooms.includes('/timeline') && rooms.includes('/forecast'), `the tabs were visited: ${rooms}`)
      assert.deepEqual(faults, [])
    })

  test('the keyboard reaches the navigation, skips it, and finds a school by its initials', async () => {
    await page.setViewportSize(WIDTHS[0]!)
    await page.goto(`${server.url}/`)
    await untilUsable(page)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('document.activeElement.id'), 'main')
    await page.keyboard.press('Control+k')
    const find = page.getByRole('combobox', { name: /拼音首字母/ })
    await find.waitFor()
    await page.keyboard.type('cgzx')
    await page.getByRole('option', { name: /城关中学/ }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/schools\/\d+/)
    await page.getByRole('heading', { level: 1, name: /城关中学/ }).waitFor()
  })

  test('the shell speaks English when asked, and remembers it', async () => {
    await page.goto(`${server.url}/`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'School matrix' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'School matrix' }).waitFor()
    assert.equal(await page.evaluate('document.documentElement.lang'), 'en')
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('link', { name: '学校矩阵', exact: true }).waitFor()
  })

  test('high contrast changes the colours of the page and of Ant Design’s parts, and stays', async () => {
    const ink = () => page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')")
    const usual = await ink()
    await page.getByRole('button', { name: '高对比' }).click()
    assert.notEqual(await ink(), usual)
    await page.goto(`${server.url}/packages`)
    await untilUsable(page)
    assert.notEqual(await ink(), usual)
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '高对比' }).click()
    assert.equal(await ink(), usual)
  })

  test('nothing was asked of anybody else, and the browser had nothing to complain about', () => {
    assert.deepEqual([...strangers], [])
    assert.deepEqual(complaints, [])
  })
})
