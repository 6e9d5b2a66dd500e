import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn } from './lib/visitor.ts'

const ROOT = join(import.meta.dirname, '..')
const NAME = '示例市口径'

describe('a county settles its own profile, sees what it turns, and judges by it', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let folder: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-standards-'))
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await signedIn(browser.context, server)
    await page.goto(`${server.url}/standards`)
    await page.getByRole('heading', { name: '资源配置 7 项' }).waitFor()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function holdsUp(): Promise<void> {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      assert.deepEqual(await axeViolations(page), [], `${page.url()} at ${width}`)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    }
  }
  const chip = (name: string) => page.getByRole('button', { name, exact: true })
  async function choose(label: string, option: string): Promise<void> {
    await page.getByLabel(label, { exact: true }).click()
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
  }
  const profileInBar = () => page.getByRole('region', { name: '当前范围' }).getByText(/^口径：/)

  test('the rules are searched, and say their data, their source and what may be set', async () => {
    await holdsUp()
    await page.getByLabel('在标准里查找').fill('巩固率')
    const rule = page.getByRole('row', { name: /初中三年巩固率达到95%/ })
    await rule.getByText('用到', { exact: false }).click()
    await rule.getByText('当年初中毕业学生数', { exact: true }).first().waitFor()
    assert.match(await rule.innerText(), /来源系统[\s\S]*最早能有/)
    assert.match(await rule.innerText(), /≥ 95%[\s\S]*多源一致/)
    await page.getByLabel('在标准里查找').fill('')
    await page.getByRole('link', { name: '可配置：初中三年巩固率公式' }).click()
    await page.getByRole('row', { name: /^初中三年巩固率公式/ }).waitFor()
    assert.match(await page.getByRole('row', { name: /^实地走访满意度/ }).innerText(), /推断 · 可配置/)
  })

  test('what turns is told setting by setting, and that nothing turns is told too', async () => {
    await chip('换口径看结果').click()
    const result = page.getByRole('region', { name: '结果' })
    await result.getByText('没有一所学校的结论改变').waitFor()
    await choose('差异系数判定方式', '按平均值判定')
    await page.getByRole('row', { name: /小学 综合 — 不单独判定.*达标/ }).waitFor()
    await result.getByText('没有一所学校的结论改变').waitFor()
    await page.getByRole('checkbox', { name: /^最大班额低于30人的农村小规模学校/ }).check()
    await result.getByText('1 所学校在县级条款上改变').waitFor()
    await page.getByText('不再不达标：南坡小学').waitFor()
    await page.getByRole('checkbox', { name: /^人口密度过高/ }).uncheck()
    const flip = page.getByRole('row', { name: /^古城小学 小学/ })
    assert.match(await flip.innerText(), /达标[\s\S]*未达标[\s\S]*8\.00 \/ 7\.5[\s\S]*4\.65 \/ 7\.5/)
    await holdsUp()
  })

  test('each flip is explained under both profiles', async () => {
    const here = page.url()
    for (const [side, value, profile] of [
      ['原', '8.00', '口径：默认'],
      ['新', '4.65', '口径：自选'],
    ] as const) {
      await page.goto(here)
      await page.getByRole('link', { name: `古城小学 L5 的${side}依据` }).click()
      const dialog = page.getByRole('dialog', { name: '依据' })
      await dialog.getByText(value).first().waitFor()
      assert.match(await dialog.innerText(), new RegExp(profile))
    }
    await page.goto(here)
  })

  test('everything wrong with a profile is told before it is stored; mended, it is stored and adopted', async () => {
    await page
      .getByLabel(/有效期起$/)
      .first()
      .fill('2027-01-01')
    await page
      .getByLabel(/有效期止$/)
      .first()
      .fill('2026-01-01')
    await page.getByRole('button', { name: '存为口径方案' }).click()
    await page.getByText('请给口径方案起一个名字。').first().waitFor()
    await page
      .getByText(/的有效期起日晚于止日/)
      .first()
      .waitFor()
    await page
      .getByLabel(/有效期起$/)
      .first()
      .fill('')
    await page
      .getByLabel(/有效期止$/)
      .first()
      .fill('')
    await page.getByLabel('口径方案的名称').fill(NAME)
    await page.getByRole('button', { name: '存为口径方案' }).click()
    await page.getByText(`已存为“${NAME}”。`).waitFor()
    await page.getByRole('link', { name: '去采用' }).click()
    await page.getByRole('button', { name: `采用 ${NAME}` }).click()
    await page.getByRole('button', { name: '采用这份口径' }).click()
    await page.getByRole('row', { name: new RegExp(`^${NAME}.*本县采用`) }).waitFor()
    await holdsUp()
  })

  test('home, verdict and matrix judge by the adopted profile, and an explanation names it', async () => {
    await page.goto(`${server.url}/`)
    await page.getByText(`口径：${NAME}`).first().waitFor()
    await page.goto(`${server.url}/matrix`)
    await profileInBar().getByText(`口径：${NAME}（本县采用）`).waitFor()
    await page.goto(`${server.url}/evaluation?explain=~primary~composite`)
    const dialog = page.getByRole('dialog', { name: '依据' })
    await dialog.getByText(`口径：${NAME}`, { exact: false }).waitFor()
    await page.goto(`${server.url}/evaluation?profile=default`)
    await profileInBar().getByText('口径：默认').waitFor()
  })

  test('the file that leaves gives the same verdict on the command line', async () => {
    await page.goto(`${server.url}/standards?view=profiles`)
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: new RegExp(`^下载文件.*${NAME}`) }).click()
    const file = join(folder, 'profile.json')
    await (await coming).saveAs(file)
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).name, NAME)
    const main = join(ROOT, 'packages/server/src/cli/main.ts')
    const input = join(ROOT, 'examples/county.zip')
    const { stdout } = spawnSync(process.execPath, [main, 'evaluate', input, '--profile', file, '--json'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const told = JSON.parse(stdout)
    const shown = (await page.evaluate(`(async () => {
      const read = async (path) => (await fetch(path)).json()
      const { adopted } = await read('/api/profiles')
      const { items } = await read('/api/packages')
      return (await read('/api/packages/' + items[0].id + '/evaluation?profile=' + adopted)).evaluation
    })()`)) as typeof told
    assert.deepEqual(told.profile, shown.profile)
    assert.deepEqual(told.counties, shown.counties)
  })

  test('while adopted it is not withdrawn, and why is said; after that it is, and an address that names it says so', async () => {
    const withdraw = async () => {
      await page.getByRole('button', { name: `撤回 ${NAME}` }).click()
      await page.getByLabel(/再写一遍名称/).fill(NAME)
      await page.getByRole('button', { name: '撤回这份口径' }).click()
    }
    await withdraw()
    await page
      .getByRole('alert')
      .getByText(/现在采用的口径，没有撤回。请先改用/)
      .waitFor()
    await page.getByRole('button', { name: '不撤回' }).click()
    await page.getByRole('button', { name: '采用 默认' }).click()
    await page.getByRole('button', { name: '采用这份口径' }).click()
    await page.getByRole('row', { name: /^默认.*本县采用/ }).waitFor()
    await withdraw()
    await page.getByRole('row', { name: new RegExp(`^${NAME}.*已撤回`) }).waitFor()
    const address = await page.getByRole('link', { name: new RegExp(`^看差异.*${NAME}`) }).getAttribute('href')
    const id = new URL(address!, server.url).searchParams.get('profile')
    await page.goto(`${server.url}/evaluation?profile=${id}`)
    await page.getByText(new RegExp(`口径方案“${NAME}”已由 .* 撤回，以下只供查阅`)).waitFor()
    await holdsUp()
  })

  test('a profile file with mistakes is refused with each of them, one that is right is read in', async () => {
    await page.goto(`${server.url}/standards?view=profiles`)
    const give = (name: string, text: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
    await give('a.json', '{"name": "邻县口径", "settings": {"cv.mode": "mean", "exemptions.none": true}}')
    const alert = page.getByRole('alert')
    await alert.getByText(/差异系数判定方式.*不能取 "mean"/).waitFor()
    await alert.getByText(/没有「none」这项例外/).waitFor()
    await give('b.json', 'cv.mode = composite')
    await page.getByText(/文件“b.json”不是口径文件/).waitFor()
    await give('c.json', '{"name": "邻县口径", "settings": {"cv.mode": "composite"}}')
    await page.getByText('“邻县口径”已读入，可以采用。').waitFor()
    await page.getByRole('row', { name: /^邻县口径 差异系数判定方式：按平均值判定/ }).waitFor()
  })

  test('on a phone, what a setting turns stays in sight while the form is gone through', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${server.url}/standards?view=try`)
    await page.locator('.trial-summary').waitFor()
    await page.locator('.setting-field').nth(4).getByRole('combobox').focus()
    const summary = await page.locator('.trial-summary').boundingBox()
    assert.ok(summary && summary.y >= 0 && summary.height < 844 / 4, JSON.stringify(summary))
    const field = await page.locator('.setting-field').nth(4).getByRole('combobox').boundingBox()
    assert.ok(field && field.y > summary.y + summary.height, 'and does not cover the field')
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})
