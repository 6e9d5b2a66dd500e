import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import type { Explanation, ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn } from './lib/visitor.ts'

const ROOT = join(import.meta.dirname, '..')

describe('one school: found, read, taken apart, printed', { skip: noBrowser }, () => {
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
    page = await signedIn(browser.context, server)
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(`${server.url}/schools`)
    await page.locator('table.schools').waitFor()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function enter(address: string): Promise<void> {
    await page.goto(`${server.url}${address}`)
    await page.locator('h1').first().waitFor()
    await page
      .getByText(/^正在.*…$/)
      .first()
      .waitFor({ state: 'detached' })
  }

  test('the list is searched by pinyin initials and filtered, and leads to a school and its neighbours in that order', async () => {
    await enter('/schools')
    const names = page.locator('table.schools tbody th a')
    const all = await names.count()
    assert.ok(all > 50)
    await page.getByLabel('搜索学校').fill('jnygz')
    await page.getByText(/^\d+ 所，共 \d+ 所$/).waitFor()
    assert.ok((await names.allInnerTexts()).every((name) => name.includes('九年一贯制')))
    assert.match(page.url(), /q=jnygz/)
    const listed = await names.allInnerTexts()
    await names.nth(1).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${listed[1]}：`) }).waitFor()
    await page.getByRole('link', { name: `后一所：${listed[2]}` }).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${listed[2]}：`) }).waitFor()
    assert.equal(await page.getByRole('link', { name: `前一所：${listed[1]}` }).count(), 1)
  })

  test('a failing stage of a nine-year school says its gap for the stage and for the school, and the split', async () => {
    await enter('/schools/3199000012')
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /枫林九年一贯制学校：小学达标，初中未达标，须补 1 项/)
    const resources = page.getByRole('region', { name: '资源配置' }).first()
    assert.match(await resources.innerText(), /初中部份额 = 1\.1 × 240 ÷（300 \+ 1\.1 × 240）/)
    const row = resources.getByRole('row', { name: /生均教学及辅助用房面积/ })
    assert.match(await row.innerText(), /缺 55\.7 ㎡\s+全校须补 118\.9 ㎡/)
  })

  test('an oversize class is marked with by how much, a room too small and a school too large with what to do', async () => {
    await enter('/schools?duty=1')
    const codes = await page
      .locator('table.schools tbody th a')
      .evaluateAll((links) => links.map((link) => /schools\/(\d+)/.exec((link as unknown as { href: string }).href)![1]!))
    const told: string[] = []
    for (const code of codes) {
      await enter(`/schools/${code}`)
      told.push(await page.locator('article.school').innerText())
    }
    assert.ok(told.some((text) => /超额 1 个班/.test(text) && /46 超 1/.test(text)))
    assert.ok(told.some((text) => /超出 \d+ 人：须分流/.test(text)))
    assert.ok(told.some((text) => /还缺(音乐|美术)教室 \d+ 间/.test(text)))
  })

  const FIGURES: readonly { at: string; args: readonly string[] }[] = [
    {
      at: '/schools/3199000012?explain=3199000012~junior~L4',
      args: ['--school', '3199000012', '--stage', 'junior', '--indicator', 'L4'],
    },
    {
      at: '/schools/3199000013?explain=3199000013~primary~L7',
      args: ['--school', '3199000013', '--stage', 'primary', '--indicator', 'L7'],
    },
    {
      at: '/schools/2199000031?explain=2199000031~primary~L2',
      args: ['--school', '2199000031', '--stage', 'primary', '--indicator', 'L2'],
    },
    { at: '/schools/2199000001?explain=2199000001~~school_size', args: ['--school', '2199000001', '--indicator', 'school_size'] },
    {
      at: '/schools/3199000013?explain=3199000013~~teaching_area_total',
      args: ['--school', '3199000013', '--indicator', 'teaching_area_total'],
    },
    { at: '/evaluation?explain=~primary~L6', args: ['--stage', 'primary', '--indicator', 'L6'] },
    { at: '/evaluation?explain=~~class_size', args: ['--indicator', 'class_size'] },
    { at: '/evaluation?explain=~~veto%3Aschool_choice', args: ['--indicator', 'veto:school_choice'] },
    {
      at: '/schools/3199000012?standard=basic_balanced_2012&explain=3199000012~junior~L5',
      args: ['--school', '3199000012', '--stage', 'junior', '--indicator', 'L5', '--standard', 'basic_balanced_2012'],
    },
    {
      at: '/evaluation?standard=basic_balanced_2012&explain=~primary~composite',
      args: ['--stage', 'primary', '--indicator', 'composite', '--standard', 'basic_balanced_2012'],
    },
  ]

  test('the drawer shows every figure, word and source the command line prints', async () => {
    const printed = await Promise.all(FIGURES.map(({ args }) => explained(args)))
    for (const [i, { at }] of FIGURES.entries()) {
      const e = printed[i]!
      await enter(at)
      await page.getByRole('article', { name: e.title }).waitFor()
      const shown = squeezed((await page.locator('dialog.drawer').textContent()) ?? '')
      for (const said of [
        e.title,
        e.formula,
        e.withNumbers,
        e.split?.text,
        e.clause,
        e.source,
        e.confidence,
        e.toPass,
        ...e.notes,
      ])
        if (said) assert.ok(shown.includes(squeezed(said)), `${at}: ${said}`)
      for (const { zh, value, source } of leaves(e.inputs)) {
        assert.ok(shown.includes(squeezed(zh)), `${at}: ${zh}`)
        const worded =
          typeof value === 'number'
            ? [value.toLocaleString('zh-CN', { maximumFractionDigits: 6 }), String(value)]
            : [value ?? '未报']
        assert.ok(
          worded.some((word) => shown.includes(squeezed(String(word)))),
          `${at}: ${zh} ${value}`,
        )
        if (source && 'file' in source)
          assert.ok(shown.includes(squeezed(`第 ${source.row} 行 · ${source.column}`)), `${at}: ${zh}`)
      }
    }
  })

  test('a source opens the very row it was read from, with the cell marked', async () => {
    await enter('/schools/3199000012?explain=3199000012~junior~L4')
    await page.getByRole('button', { name: /sections\.csv · 第 48 行 · students/ }).click()
    const row = page.getByRole('region', { name: 'sections.csv 第 48 行' })
    assert.equal(await row.locator('td.sheet-here').innerText(), '240')
    assert.match(await row.innerText(), /3199000012\s+junior/)
  })

  test('a figure is opened and left by keyboard, the focus comes back, and its address brings others to it', async () => {
    await enter('/schools/3199000012')
    const link = page
      .getByRole('row', { name: /生均教学及辅助用房面积/ })
      .getByRole('button')
      .last()
    await link.focus()
    const value = (await link.innerText()).split('，')[0]!.trim()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.locator('.explanation-value strong').waitFor()
    assert.equal(await dialog.locator('.explanation-value strong').innerText(), value)
    for (let i = 0; i < 12; i++) await page.keyboard.press('Tab')
    const inside = "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
    assert.equal(await page.evaluate(inside), true)
    await dialog.getByRole('button', { name: '复制链接' }).click()
    const refused = dialog.getByLabel('这个数的链接')
    await dialog.getByRole('status').filter({ hasText: /./ }).waitFor()
    const address =
      (await refused.count()) > 0
        ? await refused.inputValue()
        : await page.evaluate('navigator.clipboard.readText()').catch(() => page.url())
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    assert.equal(
      await link.evaluate(
        (element) =>
          element === (element as unknown as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement,
      ),
      true,
    )
    await page.goto(String(address))
    assert.equal(await dialog.locator('.explanation-value strong').innerText(), value)
  })

  test('by the 2012 standard the eight values stand without verdicts, and the page says so', async () => {
    await enter('/schools/2199000001?standard=basic_balanced_2012')
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /按本标准只列出各项的值/)
    const rows = page.getByRole('region', { name: '资源配置' }).first().locator('tbody tr')
    assert.equal(await rows.count(), 8)
    assert.equal(await rows.locator('.mark').count(), 0)
  })

  test('a school is one page on paper, with its county, day, standard, profile and the word that it is sample data', async () => {
    for (const code of ['3199000013', '3199000012', '2199000001', '3499000004', '2199000031', '2199000010']) {
      await enter(`/schools/${code}`)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1, code)
    }
    await page.emulateMedia({ media: 'print' })
    assert.match(
      await page.locator('.school-paper-head').innerText(),
      /澄溪区（示例）（990101） · 统计时点 2025-09-01 · .*优质均衡.* · 口径：默认 · county\.zip\s+示例数据/,
    )
    assert.equal(await page.locator('.shell .side').isVisible(), false)
    await page.emulateMedia({ media: null })
  })

  for (const width of [1280, 390]) {
    test(`neither the list nor a school has a barrier axe can find, at ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 860 })
      const found: string[] = []
      for (const address of [
        '/schools',
        '/schools/3199000012',
        '/schools/3199000013',
        '/schools/2199000031',
        '/schools/3199000012?explain=3199000012~~class_size',
      ]) {
        await enter(address)
        found.push(...(await axeViolations(page)).map((violation) => `${address} ${violation}`))
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        if (Number(overflow) > 0) found.push(`${address} is ${overflow} px wider than the screen`)
      }
      assert.deepEqual(found, [])
    })
  }

  test('no request left the house and no script failed', () => {
    assert.deepEqual([...strangers], [])
    assert.deepEqual(complaints, [])
  })
})

/** What `junheng explain` prints of the example county. */
async function explained(args: readonly string[]): Promise<Explanation> {
  const main = join(ROOT, 'packages/server/src/cli/main.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [
    main,
    'explain',
    join(ROOT, 'examples/county.zip'),
    ...args,
    '--json',
  ])
  return JSON.parse(stdout)
}

const leaves = (inputs: readonly ExplanationInput[]): ExplanationInput[] =>
  inputs.flatMap((input) => (input.inputs?.length ? leaves(input.inputs) : [input]))

/** Without spaces: what a page wraps and what a line prints differ in nothing else. */
const squeezed = (text: string): string => text.replace(/\s/g, '')
