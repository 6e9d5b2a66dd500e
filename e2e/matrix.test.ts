import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn } from './lib/visitor.ts'

describe('the matrix of the fictional county', { skip: noBrowser, timeout: 300_000 }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  const complaints: string[] = []

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 860 })
    page = await signedIn(browser.context, server)
    page.on('pageerror', (error) => complaints.push(String(error)))
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function enter(search = ''): Promise<void> {
    await page.goto(`${server.url}/matrix${search}`)
    await page.locator('.matrix tfoot th').waitFor()
  }
  const foot = () => page.locator('.matrix tfoot th').innerText()
  const rowCount = async () => Number(await page.locator('.matrix').getAttribute('aria-rowcount')) - 2
  const names = () => page.locator('.matrix tbody th a').allTextContents()

  test('every number of the claim leads to the rows it counts', async () => {
    await enter()
    const [schools, items] = await page.locator('.matrix-claim h1 a').allInnerTexts()
    await page.locator('.matrix-claim h1 a').first().click()
    await page.waitForURL(/lift=1/)
    await page.locator('.matrix tfoot th', { hasText: `，${Number.parseInt(schools!, 10)} 校，共 ` }).waitFor()
    await enter()
    await page.getByRole('link', { name: items! }).click()
    await page.waitForURL(/sort=-gap/)
    await page.locator('.matrix tfoot th', { hasText: `，${Number.parseInt(schools!, 10)} 校，共 ` }).waitFor()
    await page.getByRole('link', { name: /^无法判定/ }).click()
    await page.waitForURL(/unknown=1/)
    await page.locator('.matrix tfoot th', { hasText: '，共 ' }).waitFor()
    assert.ok((await rowCount()) > 0)
    assert.equal(await page.locator('.matrix tbody tr[data-row]').count(), await rowCount())
    const open = page.locator('.matrix tbody tr[data-row]', { has: page.locator('.cell-not_judgeable') })
    assert.equal(await open.count(), await rowCount(), 'each has a cell nobody can judge')
  })

  test('filters and orders combine, stand in the address and are counted truly', async () => {
    await enter()
    await page.getByRole('button', { name: /^小学 \d+/ }).click()
    await page.waitForURL(/stage=primary/)
    const chip = page.locator('.chip', { hasText: /未达标 \d+/ })
    const promised = Number(/\d+/.exec(await chip.innerText())![0])
    await chip.click()
    await page.waitForURL(/stage=primary&verdict=unmet/)
    await page.locator('.matrix tfoot th', { hasText: '，共 ' }).waitFor()
    assert.equal(await rowCount(), promised)
    assert.match(await foot(), new RegExp(`^${promised} 个学段，`))
    await page.getByLabel('筛选 运动场馆').selectOption('unmet')
    await page.waitForURL(/cells=L5\.unmet/)
    await page.getByRole('button', { name: '运动场馆 未达标' }).waitFor()
    await page.locator(`.matrix:not([aria-rowcount="${promised + 2}"])`).waitFor()
    assert.ok((await rowCount()) < promised)
    await page.reload()
    await page.getByRole('button', { name: '运动场馆 未达标' }).click()
    await page.getByRole('button', { name: '运动场馆', exact: true }).click()
    await page.waitForURL(/sort=L5/)
    const values = (await page.locator('.matrix td[data-label="运动场馆"] .cell-value').allInnerTexts()).map(Number)
    assert.deepEqual(
      values,
      values.toSorted((a, b) => a - b),
    )
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.locator('.matrix tfoot th', { hasText: /^共/ }).waitFor()
    await page.getByLabel('镇街').click()
    await page.locator('.ant-select-item-option').first().click()
    await page.waitForURL(/town=/)
    assert.ok((await rowCount()) > 0)
  })

  test('the keyboard walks through all rows, opens a cell and comes back to it', async () => {
    await enter()
    await page.keyboard.press('/')
    await page.keyboard.type('bl')
    await page.locator('.matrix tfoot th', { hasText: '，共 ' }).waitFor()
    assert.match((await names())[0]!, /北岭/, 'pinyin initials find a school')
    await page.getByLabel('搜索学校').fill('')
    await page.locator('.matrix tfoot th', { hasText: /^共/ }).waitFor()
    await page.locator('.matrix [data-col][tabindex="0"]').focus()
    await page.keyboard.press('Control+End')
    const last = page.locator(`tr[data-row="${(await rowCount()) - 1}"] :focus`)
    await last.waitFor()
    await page.keyboard.press('Control+Home')
    await page.locator('tr[data-row="0"] a:focus').waitFor()
    for (const key of ['PageDown', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key)
    const cell = page.locator('tr[data-row="14"] td.cell button:focus')
    const value = await cell.locator('.cell-value').innerText()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(value).first().waitFor()
    assert.match(page.url(), /explain=\d+%7E|explain=\d+~/)
    assert.ok((await dialog.getByRole('listitem').count()) > 0, 'its inputs are listed with their sources')
    await page.keyboard.press('Escape')
    await cell.waitFor()
    assert.equal(await cell.locator('.cell-value').innerText(), value, 'the focus is back on the cell')
    const address = page.url()
    await page.goBack()
    await page.getByRole('dialog').getByText(value).first().waitFor()
    await page.goto(address)
  })

  test('a duty opens its own explanation of that school', async () => {
    await enter('?cells=class_size.unmet')
    const cell = page.locator('td.cell-unmet[data-label="班额"] button').first()
    const gap = await cell.locator('.cell-gap').innerText()
    const school = (await names())[0]!
    await cell.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: new RegExp(school) }).waitFor()
    assert.match(await dialog.innerText(), new RegExp(`${Number.parseInt(gap, 10)} 个班`))
  })

  test('columns are chosen and put back, a view is kept and found again after a new start', async () => {
    await enter('?stage=junior')
    await page.getByRole('button', { name: '选择显示的列' }).click()
    await page.getByRole('checkbox', { name: '指标', exact: true }).uncheck()
    await page.getByRole('checkbox', { name: '镇街', exact: true }).check()
    await page.keyboard.press('Escape')
    await page.waitForURL(/cols=/)
    const heads = await page.locator('.matrix thead .sort').allInnerTexts()
    assert.deepEqual(
      heads.map((head) => head.replace(' ↑', '')),
      ['学校', '音美教室', '学校规模', '班额', '不足百人经费', '培训经费', '镇街'],
    )
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByLabel('视图名称').fill('初中保障')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '视图：初中保障' }).waitFor()
    const address = new URL(page.url()).search
    await enter()
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByRole('button', { name: '初中保障', exact: true }).click()
    await page.waitForURL(/cols=/)
    assert.equal(new URL(page.url()).search, address)
    await page.getByRole('button', { name: '视图：初中保障' }).click()
    await page.getByRole('button', { name: '删除视图 初中保障' }).click()
    await page.getByText('还没有保存的视图').waitFor()
  })

  test('the files hold what is shown, row by row and column by column', async () => {
    await enter('?verdict=unmet&sort=-gap&cols=verdict,students,L4,town')
    const shown = await names()
    const csv = await download('CSV 文本')
    const lines = readFileSync(csv, 'utf8').trim().split('\r\n')
    assert.equal(
      lines[0],
      '学校代码,学校,学段,结论,余项已用,须补项数,学生数（人）,教学用房（㎡/生）,教学用房标准,教学用房判定,教学用房缺口,教学用房全校缺口,镇街',
    )
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',')[1]),
      shown,
    )
    // Each text stands once in a workbook, in the order of its first use; what is in which cell is tested beside the writer.
    const workbook = unzipSync(readFileSync(await download('Excel 工作簿')))
    const texts = [...strFromU8(workbook['xl/sharedStrings.xml']!).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text!)
    assert.deepEqual(
      texts.filter((text) => shown.includes(text)),
      [...new Set(shown)],
    )
  })

  test('in 2012 no school is judged, and the page says so', async () => {
    await enter('?standard=basic_balanced_2012')
    await page.getByText('基本均衡 2012 不逐校判定').waitFor()
    assert.equal(await page.locator('.matrix .cell-unmet').count(), 0)
    assert.equal(await page.locator('.matrix thead th').count(), 10)
  })

  test('on paper all rows stand, whatever is in sight', async () => {
    await enter()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert.equal(await page.locator('.matrix tbody tr[data-row]').count(), await rowCount())
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    await page.emulateMedia({ media: null })
  })

  for (const width of [1280, 390])
    test(`nothing stands in anyone’s way, at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 844 })
      const found: string[] = []
      for (const search of ['', '?lift=1&sort=-gap&cells=L5.unmet', '?standard=basic_balanced_2012', '?cols=town,area,founded']) {
        await enter(search)
        found.push(...(await axeViolations(page)).map((violation) => `${search} ${violation}`))
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        if (Number(overflow) > 0) found.push(`${search} is ${overflow} px wider than the screen`)
      }
      for (const name of ['选择显示的列', '视图', '导出']) {
        await page.getByRole('button', { name, exact: true }).click()
        found.push(...(await axeViolations(page)).map((violation) => `${name} ${violation}`))
        await page.keyboard.press('Escape')
      }
      assert.deepEqual(found, [])
    })

  test('as cards the same rows stand in the same order', async () => {
    await page.setViewportSize({ width: 1280, height: 844 })
    await enter('?lift=1&sort=-gap')
    const wide = await names()
    await page.setViewportSize({ width: 390, height: 844 })
    assert.deepEqual(await names(), wide)
    assert.deepEqual(complaints, [], 'no script failed')
  })

  async function download(name: string): Promise<string> {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('button', { name }).click()
    return (await saved).path()
  }

  test('who came by a link to an open explanation goes on at the page when it closes', async () => {
    await enter('?explain=2199000010~primary~L5')
    await page.locator('.drawer[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.drawer[open]').waitFor({ state: 'detached' })
    assert.equal(await page.evaluate('document.activeElement.id'), 'main')
  })

  test('rooms and the largest class open what they are judged by, where they are judged', async () => {
    for (const [name, title] of [
      ['全校最大班', /学生数分别不超过/],
      ['音乐教室面积', /专用教室/],
      ['美术教室面积', /专用教室/],
    ] as const) {
      await enter('?cols=verdict,students,largest,music,art')
      await page.locator(`.matrix td[data-label="${name}"] button`).first().click()
      await page.locator('.drawer h2', { hasText: title }).waitFor()
      await page.keyboard.press('Escape')
      await page.locator('.drawer[open]').waitFor({ state: 'detached' })
      await enter('?cols=students,largest,music,art&tag=不计入')
      assert.equal(await page.locator(`.matrix td[data-label="${name}"] button`).count(), 0, 'not of a section not counted')
    }
    await enter('?standard=basic_balanced_2012&cols=students,largest')
    assert.equal(await page.locator('.matrix td[data-label="全校最大班"] button').count(), 0, '2012 judges no class sizes')
  })
})
