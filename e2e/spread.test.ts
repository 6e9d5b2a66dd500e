import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Evaluation, Spread } from '@junheng/core/features/evaluation/result.ts'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { noOpenpyxl, withOpenpyxl } from './lib/office.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const ROOT = join(import.meta.dirname, '..')
const KEYS = { '2017': 'quality_balanced_2017', '2012': 'basic_balanced_2012' } as const

describe('from the county’s verdict to the schools a coefficient comes from', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let folder: string
  const judged = { '2017': evaluate(KEYS['2017']), '2012': evaluate(KEYS['2012']) }
  const county = (standard: keyof typeof KEYS) => judged[standard].counties[0]!
  const go = async (address: string) => {
    await page.goto(`${server.url}${address}`)
    await untilUsable(page)
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-spread-'))
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the verdict’s coefficients are those of the command line, under both standards', async () => {
    for (const standard of ['2017', '2012'] as const) {
      await go(`/evaluation?standard=${KEYS[standard]}`)
      const shown = await page.getByRole('region', { name: '校际差异系数', exact: true }).locator('.bar-value').allInnerTexts()
      assert.deepEqual(shown.map(plain), county(standard).spreads.map(written))
    }
  })

  test('every part of the verdict counts what the command line counts', async () => {
    await go('/evaluation')
    const { sections, spreads, items } = county('2017')
    const met = (list: readonly { verdict: string | null }[]) => list.filter((x) => x.verdict === 'met').length
    const vetoes = items.filter(({ key }) => key.startsWith('veto:'))
    const told = (await page.locator('.gate b').allInnerTexts()).join(' | ')
    assert.match(told, new RegExp(`^${sections.filter((s) => s.pass).length} / ${sections.length} 个学段`))
    assert.match(told, new RegExp(`\\| ${met(spreads)} / ${spreads.length} 项未超限 \\|`))
    assert.match(told, new RegExp(`${met(vetoes)} / ${vetoes.length} 项无此情形$`))
    const rows = page.locator('section[aria-labelledby^="items-"] tbody tr, section[aria-labelledby="vetoes"] tbody tr')
    assert.equal(await rows.count(), items.length)
  })

  test('both standards stand side by side with their versions, and a figure of either explains itself by its own', async () => {
    await go('/evaluation')
    await page.getByRole('button', { name: '两套标准对照' }).click()
    await page.getByRole('region', { name: '两套标准的结论对照' }).waitFor()
    const table = await page.getByRole('region', { name: '两套标准的结论对照' }).innerText()
    for (const { standard, profile, engine, inputHash } of Object.values(judged))
      for (const version of [standard.hash.slice(0, 16), profile.hash.slice(0, 16), engine, inputHash.slice(0, 16)])
        assert.ok(table.includes(version), version)
    const old = page.getByRole('region', { name: '基本均衡 2012 差异系数' })
    assert.deepEqual((await old.locator('.bar-value').allInnerTexts()).map(plain), county('2012').spreads.map(written))
    await old.locator('.bar-value a').last().click()
    await page.getByRole('dialog').getByText('综合差异系数 = 8 项差异系数的算术平均').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.waitForURL(/view=both/)
  })

  test('a reason leads to its schools: title, drawing, and a table of every school', async () => {
    await go('/evaluation')
    await page
      .getByRole('region', { name: /全部理由/ })
      .getByRole('link', { name: '看分布' })
      .first()
      .click()
    await page.waitForURL(/\/spread\?.*indicator=/)
    const worst = county('2017').spreads.find((s) => s.verdict === 'unmet')!
    const title = page.getByRole('heading', { level: 1 })
    await title.filter({ hasText: `${shown(worst)}，高于上限 ${worst.limit!.toFixed(2)}` }).waitFor()
    await page.getByRole('img', { name: /数据见下表/ }).waitFor()
    const circles = page.locator('.chart-host svg path[transform]:not([fill="none"])')
    await circles.first().waitFor()
    const schools = county('2017').sections.filter((s) => s.stage === worst.stage)
    assert.ok((await circles.count()) >= schools.length)
    const rows = page.getByRole('region', { name: '各校数据', exact: true }).locator('tbody tr')
    assert.equal(await rows.count(), schools.length)
    await page.getByText('再给该校增加资源会拉大校际差距').first().waitFor()
  })

  test('the keyboard chooses stage, indicator, order and school, all of it kept in the address', async () => {
    await go('/spread')
    await page.getByRole('button', { name: '初中', exact: true }).press('Enter')
    await page.waitForURL(/stage=junior/)
    await page.getByRole('button', { name: '教学用房', exact: true }).press('Enter')
    await page.waitForURL(/indicator=L4/)
    const expected = county('2017').spreads.find((s) => s.stage === 'junior' && s.indicator === 'L4')!
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: shown(expected) })
      .waitFor()
    await page.getByRole('button', { name: /^在校生/ }).press('Enter')
    await page.waitForURL(/sort=-students/)
    const rows = page.getByRole('region', { name: '各校数据', exact: true }).locator('tbody tr')
    const largest = county('2017')
      .sections.filter((s) => s.stage === 'junior')
      .toSorted((a, b) => b.students! - a.students!)[0]!
    await rows.first().getByRole('button', { name: largest.schoolName, exact: true }).press('Enter')
    await page.waitForURL(new RegExp(`school=${largest.schoolCode}`))
    await page.reload()
    await page.getByText(new RegExp(`^已选 ${largest.schoolName}`)).waitFor()
    await rows
      .first()
      .getByRole('button', { name: /看依据/ })
      .last()
      .press('Enter')
    await page.getByRole('dialog').getByText(largest.schoolName).first().waitFor()
    await page.keyboard.press('Escape')
  })

  test('the picture comes as PNG, the table as a workbook with the numbers of the command line', {
    skip: noOpenpyxl,
  }, async () => {
    await go('/spread?stage=primary&indicator=L6')
    await page.locator('.chart-host svg').waitFor()
    const save = async (name: string) => {
      await page.getByRole('button', { name: '导出' }).click()
      const coming = page.waitForEvent('download')
      await page.getByRole('button', { name }).click()
      const file = join(folder, (await coming).suggestedFilename())
      await (await coming).saveAs(file)
      return file
    }
    const picture = readFileSync(await save('PNG 图片'))
    assert.equal(picture.subarray(1, 4).toString(), 'PNG')
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [2560, 1120])
    const table = withOpenpyxl(SHEET, await save('Excel 工作簿')) as (string | number | null)[][]
    const own = county('2017').sections.filter((s) => s.stage === 'primary')
    assert.equal(table.length, own.length + 1)
    for (const { schoolCode, students, indicators } of own) {
      const row = table.find((r) => r[1] === schoolCode)
      assert.deepEqual([row?.[2], row?.[3]], [students, indicators['L6']!.value], schoolCode)
    }
    const shares = table.slice(1).reduce((sum, row) => sum + Number(row[7]), 0)
    assert.ok(Math.abs(shares - 1) < 1e-9)
  })

  test('a coefficient nobody can judge says what it waits for; the 2012 composite shows its eight', async () => {
    const open = county('2017').spreads.find((s) => s.verdict === 'not_judgeable')!
    await go(`/spread?stage=${open.stage}&indicator=${open.indicator}`)
    await page.getByRole('heading', { level: 1, name: /无法判定$/ }).waitFor()
    await page.getByText(/所学校没有填报，补报后才能计算/).waitFor()
    await go(`/spread?standard=${KEYS['2012']}&stage=primary`)
    const composite = county('2012').spreads.find((s) => s.stage === 'primary' && s.indicator === 'composite')!
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: shown(composite) })
      .waitFor()
    assert.equal(await page.locator('.bars > li').count(), 9)
  })

  for (const width of [1280, 390]) {
    test(`no barrier that axe can find, nothing sticks out, at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 })
      for (const address of ['/evaluation', '/evaluation?view=both', '/spread', `/spread?standard=${KEYS['2012']}`]) {
        await go(address)
        assert.deepEqual(await axeViolations(page), [], address)
        assert.ok(((await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number) <= 0, address)
      }
    })
  }
})

/** Three decimals, four within 0.005 of the limit. */
const shown = ({ cv, limit }: Spread) => (cv === null ? '—' : cv.toFixed(limit !== null && Math.abs(cv - limit) < 0.005 ? 4 : 3))
const written = (spread: Spread) => shown(spread) + (spread.limit === null ? '' : ` / ${spread.limit.toFixed(2)}`)
const plain = (text: string) => text.replace('，看依据', '').replace(/\s+/g, ' ').trim()

/** What the command line says of the county the demo shows. */
function evaluate(standard: string): Evaluation {
  const main = join(ROOT, 'packages/server/src/cli/main.ts')
  const input = join(ROOT, 'examples/county.zip')
  const { stdout, stderr } = spawnSync(process.execPath, [main, 'evaluate', input, '--standard', standard, '--json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as Evaluation
}

const SHEET = `print(json.dumps([[c.value for c in row] for row in openpyxl.load_workbook(args[0]).active.iter_rows()]))`
