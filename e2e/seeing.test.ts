import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const square = (x: number) => [
  [x, 39],
  [x + 0.1, 39],
  [x + 0.1, 39.1],
  [x, 39.1],
  [x, 39],
]
const area = (name: string, i: number) => {
  const geometry = { type: 'Polygon', coordinates: [square(117 + i / 10)] }
  return { type: 'Feature', properties: { name }, geometry }
}
const geojson = (features: unknown[]) => ({
  name: '镇街（示例）.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
})

describe('seeing it: one’s own work, the county on a map, the same filters everywhere', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  const strangers = new Set<string>()

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 860 })
    browser.context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== server.url) strangers.add(request.url())
    })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function enter(address: string): Promise<void> {
    await page.goto(`${server.url}${address}`)
    await untilUsable(page)
  }

  test('each role’s home begins with its own work, and a line leads to where it is done', async () => {
    for (const [role, line] of [
      ['audit_admin', /操作记录超过 30 天没有核验/],
      ['city_supervisor', /份填报逾期没有交/],
      ['principal', /填报、核对并签认/],
    ] as const) {
      await browser.context.clearCookies()
      page = await signedIn(browser.context, server, role)
      await page.getByRole('link', { name: line }).first().waitFor()
      assert.deepEqual(await axeViolations(page), [], role)
      if (role === 'city_supervisor') assert.match(await page.locator('main table tbody').innerText(), /澄溪区/)
    }
    await page
      .getByRole('link', { name: /填报、核对并签认/ })
      .first()
      .click()
    await page.waitForURL(/\/returns\/[0-9a-f-]+/)
  })

  test('the map is walked by keyboard, marked by an indicator, and drawn by outlines once a person confirmed them', async () => {
    await browser.context.clearCookies()
    page = await signedIn(browser.context, server)
    await enter('/map')
    const map = page.getByRole('listbox', { name: /各镇街学校的图/ })
    await map.focus()
    await page.keyboard.press('Home')
    const first = await page.locator('.map-chosen h2').innerText()
    await page.keyboard.press('ArrowRight')
    assert.notEqual(await page.locator('.map-chosen h2').innerText(), first)
    assert.deepEqual(await axeViolations(page), [])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/schools\/\d{10}/)

    await enter('/map/outline')
    const choose = (features: unknown[]) => page.locator('input[type=file]').setInputFiles(geojson(features))
    await choose([{}, area('甲', 0), area('甲', 1)])
    await page.getByText(/第 3 个区域：与第 2 个区域同名/).waitFor()
    await page.getByText(/第 1 个区域：不是 Feature/).waitFor()
    await choose([area('新城街道', 0), area('城关', 1)])
    await page.getByText('名称相近，请核对').waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '确认对应，采用这份边界' }).click()
    await page.getByText('已采用。').waitFor()
    await enter('/map?by=L4&stage=primary')
    await page.getByText('有镇街边界的按边界画', { exact: false }).waitFor()
    await page.setViewportSize({ width: 390, height: 860 })
    assert.deepEqual(await axeViolations(page), [])
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0)
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  test('a filter of the list is kept as a view, shared with the county and found by the leader, who may not change it', async () => {
    await enter('/schools?zone=第二督学责任区&area=乡村')
    await page.getByText(/^\d+ 所，共 \d+ 所$/).waitFor()
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByLabel('视图名称').fill('二区乡村学校')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '把视图 二区乡村学校 给全县共用' }).click()
    await page.getByRole('heading', { name: '本县共用' }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    const shown = await page.locator('table.schools tbody tr').count()
    await browser.context.clearCookies()
    page = await signedIn(browser.context, server, 'leader')
    await enter('/schools')
    await page.getByRole('button', { name: '视图', exact: true }).click()
    assert.equal(await page.getByRole('button', { name: /改名/ }).count(), 0)
    await page.getByRole('button', { name: '二区乡村学校' }).click()
    await page.waitForURL(/zone=/)
    assert.equal(await page.locator('table.schools tbody tr').count(), shown)
  })

  test('nobody outside was asked for anything', () => {
    assert.deepEqual([...strangers], [])
  })
})
