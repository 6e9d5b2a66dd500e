import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask } from './lib/ask.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

interface Found {
  faults: { key: string; severity: string; explanation: object | null }[]
  missing: { key: string; explanation: object | null }[]
}

describe('review: handed in, asked about one value, answered and mended, accepted', { skip: noBrowser }, () => {
  let server: RunningServer
  let browsers: Awaited<ReturnType<typeof openBrowser>>[] = []
  let principal: Page
  let bureau: Page
  let id: string
  let round: string

  before(async () => {
    server = await startServer()
    browsers = [await openBrowser({ width: 1280, height: 900 }), await openBrowser({ width: 1280, height: 900 })]
    principal = await signedIn(browsers[0]!.context, server, 'principal')
    bureau = await signedIn(browsers[1]!.context, server, 'coordinator')
    const { returns } = await ask<{ returns: { id: string; round: string; kind: string; roundState: string }[] }>(
      principal,
      'GET',
      '/api/returns',
    )
    const own = returns.find(({ kind, roundState }) => kind === 'school' && roundState === 'open')
    assert.ok(own, 'the demonstration has an open round with the return of the principal’s school')
    ;({ id, round } = own)
  })
  after(async () => {
    for (const browser of browsers) await browser.close()
    await server?.stop()
  })

  /** The demonstration's school has not entered all its classes yet: its figures are made to agree with those it has. */
  async function mend(): Promise<void> {
    const { values } = await ask<{ values: { path: string; value: string; version: number }[] }>(
      principal,
      'GET',
      `/api/returns/${id}`,
    )
    const rows = values
      .filter(({ path, value }) => path.startsWith('classes/') && value !== '')
      .map(({ value }) => JSON.parse(value))
    const pupils = rows.reduce((sum, { students }) => sum + Number(students), 0)
    const seen = (path: string) => values.find((one) => one.path === path)?.version ?? 0
    const change = (path: string, value: number) => ({ path, value: String(value), seen: seen(path) })
    const changes = [change('sections/primary/classes', rows.length), change('sections/primary/students', pupils)]
    await ask(principal, 'PATCH', `/api/returns/${id}/values`, { changes })
  }

  /** Says why of whatever is unusual or missing, and signs. */
  async function submit(): Promise<void> {
    const { faults, missing } = await ask<Found>(principal, 'GET', `/api/returns/${id}/faults`)
    const unsaid = [...faults.filter(({ severity }) => severity === 'warn'), ...missing].filter((one) => one.explanation === null)
    for (const { key } of unsaid)
      await ask(principal, 'PUT', `/api/returns/${id}/explanations/${key}`, { text: '与实际情况相符，已逐项核对' })
    const { revision } = await ask<{ revision: number }>(principal, 'GET', `/api/returns/${id}`)
    await ask(principal, 'POST', `/api/returns/${id}/submission`, { revision })
  }

  const state = (page: Page) => page.locator('.review-state').innerText()
  const open = async (page: Page, path: string) => {
    await page.goto(server.url + path)
    await untilUsable(page)
  }

  test('the coordinator sees what needs looking at first, asks about one value from the keyboard, and gives the return back', async () => {
    await mend()
    await submit()
    await open(bureau, `/returns/${id}/review`)
    assert.equal(await state(bureau), '待审核')
    assert.ok((await bureau.getByText('与实际情况相符，已逐项核对').count()) > 0, 'what the unit said stands beside the fault')
    const row = bureau.locator('tr[data-path="schools/books"]')
    await row.getByRole('button', { name: /提出疑问/ }).click()
    await bureau.getByLabel(/的疑问/).fill('图书册数请与资产账核对')
    await bureau.getByRole('button', { name: '记下疑问' }).click()
    await row.getByText('图书册数请与资产账核对').waitFor()
    // A key pressed while the words are still being kept would be typed into them.
    await bureau.getByLabel(/的疑问/).waitFor({ state: 'detached' })
    await bureau.keyboard.press('a')
    await bureau.getByText(/还有 1 条疑问没有办结/).waitFor()
    await bureau.keyboard.press('r')
    const dialog = bureau.getByRole('dialog')
    await dialog.getByText('图书册数请与资产账核对').waitFor()
    await dialog
      .getByRole('button', { name: '退 回' })
      .or(dialog.getByRole('button', { name: '退回', exact: true }))
      .click()
    await bureau.locator('.review-state-returned').waitFor()
  })

  test('the school is told, answers at the value, mends it and signs again', async () => {
    const { unread } = await ask<{ unread: number }>(principal, 'GET', '/api/notices/count')
    assert.ok(unread > 0)
    await open(principal, `/returns/${id}`)
    await principal
      .getByText(/：图书册数请与资产账核对/)
      .getByRole('button')
      .click()
    await principal.getByLabel('答复').fill('已按资产账更正')
    await principal.getByRole('button', { name: '保存答复' }).click()
    const field = principal.locator('[id="f-schools/books"]')
    const before = Number(await field.inputValue())
    const saved = principal.waitForResponse((reply) => reply.request().method() === 'PATCH' && reply.ok())
    await field.fill(String(before + 12))
    await field.press('Tab')
    await saved
    await submit()
  })

  test('the answer and the change with its history are before the coordinator, who settles it and accepts', async () => {
    await open(bureau, `/returns/${id}/review`)
    const row = bureau.locator('tr[data-path="schools/books"]')
    await row.getByText('已按资产账更正').waitFor()
    await row.getByRole('button', { name: /来历/ }).click()
    const drawer = bureau.getByRole('dialog')
    await drawer
      .getByText(/由 \d+ 改为 \d+/)
      .first()
      .waitFor()
    assert.deepEqual(await axeViolations(bureau), [])
    await bureau.keyboard.press('Escape')
    await row.getByRole('button', { name: /办\s?结/ }).click()
    await row.getByText(/已办结/).waitFor()
    await bureau.keyboard.press('a')
    await bureau.locator('.review-state-accepted').waitFor()
    await bureau.getByRole('button', { name: /下一份/ }).waitFor()
    await bureau.keyboard.press('j')
    await bureau.waitForURL((url) => url.pathname.endsWith('/review') && !url.pathname.includes(id))
  })

  test('the pages of review and of the round’s checks are accessible and fit a phone; who only reads is offered nothing to do', async () => {
    for (const path of [`/returns/${id}/review`, `/rounds/${round}/faults`])
      for (const [width, height] of [
        [1280, 900],
        [390, 844],
      ] as const) {
        await bureau.setViewportSize({ width, height })
        await open(bureau, path)
        assert.deepEqual(await axeViolations(bureau), [], `${path} at ${width}`)
        assert.equal(
          await bureau.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          true,
          `${path} at ${width}`,
        )
      }
    await open(bureau, `/rounds/${round}/faults`)
    await bureau.locator('table a[href*="/review"]').first().click()
    await bureau.waitForURL(/\/review/)
    const reader = await openBrowser({ width: 1280, height: 900 })
    browsers.push(reader)
    const leader = await signedIn(reader.context, server, 'leader')
    await open(leader, `/returns/${id}/review`)
    assert.equal(await leader.getByRole('button', { name: /审核通过|退回|提出疑问/ }).count(), 0)
  })
})
