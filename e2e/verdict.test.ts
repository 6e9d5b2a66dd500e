import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { figuresOf } from '@junheng/core/features/documents/figures.ts'
import type { SelfReport } from '@junheng/core/features/documents/self-report/contract.ts'
import type { Page } from 'playwright-core'
import { type Db, openPool } from '../packages/server/src/db/database.ts'
import { type DatabaseServer, startDatabaseServer } from '../packages/server/src/db/test-server.ts'
import { ask } from './lib/ask.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { byLibreOffice, noOffice } from './lib/office.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

/** The shapes a county office and a city run it in (DESIGN §2): its own PostgreSQL in the data folder, or a database server. */
const SHAPES = ['embedded', 'server'] as const
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

interface Run {
  id: string
  kind: string
  madeBy: string
  verdict: string
  standard: { key: string }
  source: { id: string; edition: number | null }
}

for (const shape of SHAPES)
  describe(`from the lock to the papers: final runs, warnings and forms, on ${shape} PostgreSQL`, { skip: noBrowser }, () =>
    journey(shape),
  )

function journey(shape: (typeof SHAPES)[number]): void {
  let database: DatabaseServer | null = null
  let server: RunningServer
  let browsers: Awaited<ReturnType<typeof openBrowser>>[] = []
  let db: Db
  let bureau: Page
  let leader: Page
  let run: Run
  const folder = mkdtempSync(join(tmpdir(), 'junheng-verdict-'))

  before(async () => {
    if (shape === 'server') database = await startDatabaseServer()
    server = await startServer({ env: database ? { DATABASE_URL: database.url } : {} })
    db = openPool(database?.url ?? ownerOf(server.data), { max: 1 })
    browsers = [await openBrowser(DESK), await openBrowser(DESK)]
    bureau = await signedIn(browsers[0]!.context, server)
    leader = await signedIn(browsers[1]!.context, server, 'leader')
  })
  after(async () => {
    for (const browser of browsers) await browser.close()
    await db?.destroy()
    await server?.stop()
    await database?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (page: Page, path: string) => {
    await page.goto(server.url + path)
    await untilUsable(page)
  }

  /** Says nothing where the page is clean, on a desk's screen and on a phone's. */
  async function isClean(page: Page): Promise<void> {
    // The pages do not know which PostgreSQL it is.
    if (shape !== 'embedded') return
    assert.deepEqual(await axeViolations(page), [])
    await page.setViewportSize(PHONE)
    assert.deepEqual(await axeViolations(page), [], 'on a phone')
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, 'wider than a phone')
    await page.setViewportSize(DESK)
  }

  test('a lock brings its final runs by itself, by both standards, and the verdict page says which edition it judges', async () => {
    const { rounds } = await ask<{ rounds: { id: string; name: string; state: string }[] }>(bureau, 'GET', '/api/rounds')
    const { id: round, name } = rounds.find(({ state }) => state === 'open')!
    await open(bureau, `/evaluation?package=${round}`)
    await bureau.locator('.badge-live', { hasText: '实时' }).waitFor()
    await open(bureau, `/rounds/${round}/lock`)
    await bureau.getByRole('button', { name: '锁定已通过的填报' }).click()
    const dialog = bureau.getByRole('dialog')
    await dialog.getByLabel('暂不纳入这些填报，先锁定已通过的').check()
    await dialog.getByLabel('暂不纳入的原因（写入锁定记录）').fill('示例：其余学校下月补报')
    await dialog.getByRole('button', { name: '确认锁定' }).click()
    await bureau.getByRole('rowheader', { name: /第 1 版/ }).waitFor({ timeout: 30_000 })
    await bureau.locator('main').getByRole('link', { name: '评估记录' }).click()
    const made = bureau
      .getByRole('row', { name: new RegExp(name) })
      .filter({ hasText: '正式' })
      .filter({ hasText: '系统' })
    await made.nth(1).waitFor({ timeout: 30_000 })
    await bureau.getByText('正在自动评估').first().waitFor({ state: 'detached', timeout: 30_000 })
    const { items } = await ask<{ items: Run[] }>(bureau, 'GET', '/api/runs?page=1&size=50')
    const { editions } = await ask<{ editions: { packageId: string }[] }>(bureau, 'GET', `/api/rounds/${round}/lock`)
    const own = items.filter(({ source, madeBy }) => source.id === editions[0]!.packageId && madeBy === '系统')
    assert.deepEqual(own.map(({ standard }) => standard.key).sort(), ['basic_balanced_2012', 'quality_balanced_2017'])
    run = own.find(({ standard }) => standard.key === 'quality_balanced_2017')!
    assert.deepEqual([run.kind, run.source.edition], ['final', 1])
    await isClean(bureau)
    await open(bureau, `/evaluation?package=${run.source.id}`)
    await bureau.locator('.badge-locked', { hasText: '已锁定 · 第 1 版' }).waitFor()
  })

  test('the figures are gone through: two warnings are acknowledged, one whose term has run out goes to the leader', async () => {
    await open(bureau, '/warnings?state=open')
    await bureau.getByRole('button', { name: '按现有数据重新计算' }).click()
    await bureau.getByText(/^新增 \d+ 条，更新/).waitFor()
    await isClean(bureau)
    for (const note of ['已列入本学期采购计划（示例）', '已与学校核对，下月复核（示例）']) {
      const row = bureau.locator('tbody tr').first()
      const cause = await row.locator('th').innerText()
      await row.getByRole('button', { name: /^签\s?收/ }).click()
      const dialog = bureau.getByRole('dialog')
      await dialog.getByLabel(/知悉情况和处置安排/).fill(note)
      await dialog.getByRole('button', { name: /^签\s?收/ }).click()
      await dialog.waitFor({ state: 'detached' })
      assert.notEqual(await row.locator('th').innerText(), cause)
    }
    const standing = await ask<{ items: { state: string }[] }>(bureau, 'GET', '/api/warnings?state=acknowledged&page=1&size=50')
    assert.ok(standing.items.length >= 2)

    // As if its term had run out: the server's clock is the machine's.
    const left = await ask<{ items: { id: string; cause: string }[] }>(bureau, 'GET', '/api/warnings?state=open&page=1&size=1')
    const { id, cause } = left.items[0]!
    await db.updateTable('warning').set({ due: '2020-01-01' }).where('warning_id', '=', id).execute()
    await open(bureau, '/warnings?state=standing')
    await bureau.getByRole('button', { name: '按现有数据重新计算' }).click()
    // The clockwork may have handed it up already.
    await bureau.getByText(/上报 [01] 条$/).waitFor()
    await open(leader, '/warnings?state=escalated')
    const row = leader.locator('tbody tr', { hasText: cause.slice(0, 20) })
    await row.getByText('现由县级领导处置').waitFor()
    await row.getByText(/^经过/).click()
    await row.getByText(/超期，自动上报/).waitFor()
    assert.deepEqual(await axeViolations(leader), [])
  })

  test('the county’s calendar has the figures gone through by themselves, and two days are compared', async () => {
    await open(bureau, '/warnings?view=monitoring')
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
    await bureau.getByLabel('多久一次').click()
    await bureau.getByTitle('指定日期').click()
    await bureau.getByLabel('监测日期').fill(today)
    await bureau.getByRole('button', { name: /加\s?入/ }).click()
    await bureau.getByRole('button', { name: '保存日程' }).click()
    await bureau.getByRole('rowheader', { name: today }).waitFor({ timeout: 30_000 })
    for (const box of await bureau.locator('tbody').getByRole('checkbox').all()) await box.check()
    await bureau.getByText(/^一直都在的预警（\d+）/).waitFor()
    await isClean(bureau)
  })

  test('the forms of the final run say in the file, as LibreOffice opens it, what they say on the page', {
    skip: noOffice,
  }, async () => {
    await open(bureau, `/forms?package=${run.source.id}&run=${run.id}`)
    await bureau.locator('.badge-locked', { hasText: '评估记录 · 正式' }).waitFor()
    const waiting = bureau.waitForEvent('download')
    await bureau.getByRole('link', { name: '申报表（Word）' }).click()
    const file = join(folder, '申报表.docx')
    await (await waiting).saveAs(file)
    const text = byLibreOffice(file, 'txt:Text').toString('utf8')
    const written = text.split(/[\n\t]/).map((line) => line.trim())
    const forms = bureau.getByRole('navigation', { name: '选择表' }).getByRole('button')
    let from = 0
    let compared = 0
    for (const form of (await forms.all()).slice(0, -1)) {
      await form.click()
      await bureau.locator('.paper-title').waitFor()
      for (const number of await numbersOn(bureau)) {
        const at = written.indexOf(number, from)
        assert.ok(at >= 0, `${await form.innerText()}: ${number} does not stand in the file after line ${from}`)
        from = at + 1
        compared++
      }
    }
    assert.ok(compared > 100, `only ${compared} numbers were compared`)
    await isClean(bureau)
  })

  // It is drawn up from the run alone, whichever PostgreSQL keeps it.
  if (shape === 'server') return
  test('the report of the same run keeps the numbers it was previewed with, as LibreOffice opens it', {
    skip: noOffice,
  }, async () => {
    const { paper } = await ask<SelfReport>(bureau, 'GET', `/api/papers/self-report?run=${run.id}`)
    const { id } = await ask<{ id: string }>(bureau, 'POST', '/api/papers/self-report', { run: run.id })
    const reply = await bureau.context().request.get(`${server.url}/api/papers/self-report/versions/${id}/file`)
    const file = join(folder, '自评报告.docx')
    writeFileSync(file, await reply.body())
    const text = byLibreOffice(file, 'txt:Text').toString('utf8')
    let from = 0
    const figures = figuresOf(paper).filter(({ value }) => value !== null)
    for (const { label, text: number } of figures) {
      const at = text.indexOf(number, from)
      assert.ok(at >= 0, `${label}: ${number} does not stand in the file after ${text.slice(Math.max(0, from - 40), from)}`)
      from = at
    }
    assert.ok(figures.length > 20, `only ${figures.length} numbers were compared`)
  })
}

/** The cells of the form on the page that are numbers, as they follow each other. */
const numbersOn = (page: Page): Promise<string[]> =>
  page
    .locator('.paper-table tbody :is(td, th)')
    .evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').trim()).filter((text) => /^-?[\d,.]+%?$/.test(text)))

const ownerOf = (data: string): string => {
  const { urls } = JSON.parse(readFileSync(join(data, 'holder.json'), 'utf8')) as { urls: { migrator: string } }
  return urls.migrator
}
