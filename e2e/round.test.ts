import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type DatabaseServer, startDatabaseServer } from '../packages/server/src/db/test-server.ts'
import { ask } from './lib/ask.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

/** The shapes a county office and a city run it in (DESIGN §2): its own PostgreSQL in the data folder, or a database server. */
const SHAPES = ['embedded', 'server'] as const
const SCHOOL = '2199000001'
const AREA = 'schools/sports_field_area'

interface Return {
  id: string
  round: string
  kind: string
  revision: number
  values: { path: string; value: string; version: number }[]
  previous: { values: Record<string, string> } | null
}

for (const shape of SHAPES)
  describe(`a county's data round from its opening to an amended verdict, on ${shape} PostgreSQL`, { skip: noBrowser }, () =>
    journey(shape),
  )

function journey(shape: (typeof SHAPES)[number]): void {
  let database: DatabaseServer | null = null
  let server: RunningServer
  let browsers: Awaited<ReturnType<typeof openBrowser>>[] = []
  let bureau: Page
  let principal: Page
  let round: string
  let own: string
  let area: number

  before(async () => {
    if (shape === 'server') database = await startDatabaseServer()
    server = await startServer({ env: database ? { DATABASE_URL: database.url } : {} })
    browsers = [await openBrowser({ width: 1280, height: 900 }), await openBrowser({ width: 1280, height: 900 })]
    bureau = await signedIn(browsers[0]!.context, server)
    principal = await signedIn(browsers[1]!.context, server, 'principal')
  })
  after(async () => {
    for (const browser of browsers) await browser.close()
    await server?.stop()
    await database?.close()
  })

  const open = async (page: Page, path: string) => {
    await page.goto(server.url + path)
    await untilUsable(page)
  }
  const field = (path: string) => principal.locator(`[data-fill="${path}"]`)
  const detail = () => ask<Return>(principal, 'GET', `/api/returns/${own}`)
  const saved = () => principal.locator('.fill-saved').getByText('已保存').waitFor()

  /** Says why of whatever is unusual or missing, as the dialog of signing asks for one by one. */
  async function explainAll(): Promise<void> {
    interface Unsaid {
      key: string
      severity?: string
      explanation: object | null
    }
    const found = await ask<{ faults: Unsaid[]; missing: Unsaid[] }>(principal, 'GET', `/api/returns/${own}/faults`)
    for (const { key } of [...found.faults, ...found.missing].filter((each) => each.severity !== 'error' && !each.explanation))
      await ask(principal, 'PUT', `/api/returns/${own}/explanations/${key}`, { text: '已与台账逐项核对，情况属实' })
  }

  async function sign(): Promise<void> {
    await explainAll()
    await open(principal, `/returns/${own}`)
    await principal.getByRole('button', { name: '检查并签认提交' }).click()
    const dialog = principal.getByRole('dialog')
    await dialog.getByLabel(/请输入本人姓名/).fill('校长（演示）')
    await dialog.getByRole('button', { name: '签认并提交' }).click()
    await principal.locator('.fill-life [aria-current]', { hasText: '待审核' }).waitFor({ timeout: 30_000 })
  }

  test('the coordinator opens a round, sees what is asked of whom, and takes over what hardly changes', async () => {
    await open(bureau, '/rounds')
    await bureau.getByRole('link', { name: '开启一轮填报' }).click()
    await bureau.getByRole('button', { name: /^开启并通知 \d+ 所学校/ }).click()
    await bureau.waitForURL(/\/rounds\/[0-9a-f-]{36}$/)
    await untilUsable(bureau)
    round = bureau.url().split('/').at(-1)!
    await bureau.getByRole('button', { name: '沿用上年' }).click()
    const dialog = bureau.getByRole('dialog')
    await dialog.locator('.ant-checkbox-wrapper:not(.ant-checkbox-wrapper-disabled)').first().waitFor()
    for (const box of await dialog.locator('.ant-checkbox-wrapper:not(.ant-checkbox-wrapper-disabled)').all()) await box.click()
    await dialog.getByRole('button', { name: /^沿用 [1-9]\d* 个值/ }).click()
    await dialog.getByRole('status').waitFor()
    await dialog
      .getByRole('button', { name: '完 成' })
      .or(dialog.getByRole('button', { name: '完成' }))
      .click()
    const { returns } = await ask<{ returns: Return[] }>(principal, 'GET', '/api/returns')
    own = returns.find((each) => each.round === round && each.kind === 'school')!.id
  })

  test('the school fills in, a check fails and leads to its field, it is mended, and the principal signs', async () => {
    const { values, previous } = await detail()
    const known = new Set(values.filter(({ value }) => value !== '').map(({ path }) => path))
    const rest = Object.entries(previous!.values).filter(([path]) => !known.has(path) && !path.startsWith('teachers/'))
    const changes = rest.map(([path, value]) => ({ path, value, seen: 0 }))
    await ask(principal, 'PATCH', `/api/returns/${own}/values`, { changes })
    await open(principal, `/returns/${own}?section=staff`)
    const total = field('sections/primary/ft_teachers')
    const right = Number(await total.inputValue())
    await total.fill(String(right + 7))
    await principal.keyboard.press('Control+s')
    await saved()
    await principal.getByRole('button', { name: '检查并签认提交' }).click()
    const dialog = principal.getByRole('dialog')
    await dialog.getByRole('heading', { name: /^错误 \d+ 处/ }).waitFor()
    await dialog
      .getByRole('button', { name: /专任教师数/ })
      .first()
      .click()
    await dialog.waitFor({ state: 'detached' })
    await total.fill(String(right))
    await principal.keyboard.press('Control+s')
    await saved()
    await sign()
  })

  test('the bureau asks about one value and gives the return back; the school answers, mends it and signs again; it is accepted', async () => {
    await open(bureau, `/returns/${own}/review`)
    const row = bureau.locator('tr[data-path="schools/books"]')
    await row.getByRole('button', { name: /提出疑问/ }).click()
    await bureau.getByLabel(/的疑问/).fill('图书册数请与资产账核对')
    await bureau.getByRole('button', { name: '记下疑问' }).click()
    await row.getByText('图书册数请与资产账核对').waitFor()
    // A key pressed while the words are still being kept would be typed into them.
    await bureau.getByLabel(/的疑问/).waitFor({ state: 'detached' })
    await bureau.keyboard.press('r')
    const dialog = bureau.getByRole('dialog')
    await dialog.getByRole('button', { name: /^退\s?回$/ }).click()
    await bureau.locator('.review-state-returned').waitFor()

    await open(principal, `/returns/${own}`)
    await principal
      .getByText(/：图书册数请与资产账核对/)
      .getByRole('button')
      .click()
    await principal.getByLabel('答复').fill('已按资产账更正')
    await principal.getByRole('button', { name: '保存答复' }).click()
    await field('schools/books').fill(String(Number(await field('schools/books').inputValue()) + 12))
    await principal.keyboard.press('Control+s')
    await saved()
    await sign()

    await open(bureau, `/returns/${own}/review`)
    await row.getByText('已按资产账更正').waitFor()
    await row.getByRole('button', { name: /办\s?结/ }).click()
    await row.getByText(/已办结/).waitFor()
    await bureau.keyboard.press('a')
    await bureau.locator('.review-state-accepted').waitFor()
  })

  test('what is accepted is locked, the rest left out for a reason, and the edition is what is judged from now on', async () => {
    await open(bureau, `/rounds/${round}/lock`)
    await bureau.getByRole('button', { name: '锁定已通过的填报' }).click()
    const dialog = bureau.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: '确认锁定' })
    assert.equal(await confirm.isDisabled(), true)
    await dialog.getByLabel('暂不纳入这些填报，先锁定已通过的').check()
    await dialog.getByLabel('暂不纳入的原因（写入锁定记录）').fill('示例：其余学校下月补报')
    assert.deepEqual(await axeViolations(bureau), [])
    await confirm.click()
    await bureau.getByRole('rowheader', { name: /第 1 版/ }).waitFor()
    assert.deepEqual(await axeViolations(bureau), [])
    await open(bureau, '/matrix')
    await bureau.getByText('已锁定 · 第 1 版').waitFor()
    await open(principal, `/returns/${own}?section=space`)
    assert.equal(await principal.locator('.fill-input[data-fill]').count(), 0)
  })

  test('a wrong figure found afterwards is asked for with a reason and approved by somebody else, which makes the next edition', async () => {
    area = Number((await detail()).values.find(({ path }) => path === AREA)!.value)
    await open(principal, `/returns/${own}/amendments`)
    await principal.getByLabel('查找数据项').fill('运动场地')
    await principal.getByRole('button', { name: '加入修订：学校 运动场地面积' }).click()
    await principal.getByLabel('学校 运动场地面积 的新值').fill(String(area - 500))
    await principal.getByLabel(/^修订原因/).fill('示例：实测时误计校外场地')
    await principal.getByLabel(/^依据/).fill('测绘报告（虚构）第 7 号')
    assert.deepEqual(await axeViolations(principal), [])
    await principal.getByRole('button', { name: '提交修订申请' }).click()
    await principal.getByText('已提交，等待批准。').waitFor()
    await open(bureau, `/rounds/${round}/lock`)
    await bureau
      .getByRole('button', { name: '批准', exact: true })
      .or(bureau.getByRole('button', { name: '批 准' }))
      .click()
    const dialog = bureau.getByRole('dialog')
    // The checks' own sentence about the same figure comes a moment later.
    await dialog.getByText(String(area - 500), { exact: true }).waitFor()
    await dialog.getByRole('button', { name: /^批\s?准$/ }).click()
    await bureau.getByRole('rowheader', { name: /第 2 版/ }).waitFor()
  })

  test('the matrix shows the amended value, and its explanation whose it is, what stood before and why; the first edition keeps its own', async () => {
    await open(bureau, `/matrix?explain=${SCHOOL}~primary~L5`)
    await bureau.getByText('已锁定 · 第 2 版').waitFor()
    const drawer = bureau.getByRole('dialog')
    const line = drawer.locator('li', { hasText: /^运动场地面积/ })
    await line.getByText(`锁定后修订，原为 ${area}，原因：示例：实测时误计校外场地`).waitFor()
    assert.match(await line.innerText(), new RegExp((area - 500).toLocaleString('en')))
    assert.deepEqual(await axeViolations(bureau), [])
    await line.getByRole('link', { name: '历次修改' }).click()
    await bureau.getByRole('dialog').getByText('示例：实测时误计校外场地').waitFor()
    const { editions } = await ask<{ editions: { edition: number; packageId: string }[] }>(
      bureau,
      'GET',
      `/api/rounds/${round}/lock`,
    )
    const first = editions.find(({ edition }) => edition === 1)!.packageId
    await open(bureau, `/matrix?package=${first}&explain=${SCHOOL}~primary~L5`)
    await drawer
      .locator('li', { hasText: /^运动场地面积/ })
      .getByText('自报')
      .waitFor()
    assert.match(await drawer.locator('li', { hasText: /^运动场地面积/ }).innerText(), new RegExp(area.toLocaleString('en')))
  })
}
