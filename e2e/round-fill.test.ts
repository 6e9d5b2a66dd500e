import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

type Browser = Awaited<ReturnType<typeof openBrowser>>

describe('a school fills in its return; nothing typed is ever lost, and the principal signs it', { skip: noBrowser }, () => {
  let server: RunningServer
  let filler: Browser
  let principal: Browser
  let page: Page
  let other: Page
  let address: string

  before(async () => {
    server = await startServer()
    filler = await openBrowser({ width: 1280, height: 900 })
    principal = await openBrowser({ width: 390, height: 844 })
    page = await signedIn(filler.context, server, 'filler')
    other = await signedIn(principal.context, server, 'principal')
  })
  after(async () => {
    await filler?.close()
    await principal?.close()
    await server?.stop()
  })

  const field = (on: Page, path: string) => on.locator(`[data-fill="${path}"]`)
  const section = async (on: Page, key: string) => {
    await on.goto(`${address}?section=${key}`)
    await untilUsable(on)
    await on.locator('.fill-section').first().waitFor()
  }
  /** The page says so, and keeps nothing back in the browser. */
  const saved = async (on: Page) => {
    await on.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('junheng.fill/')))
    await on.locator('.fill-saved').getByText('已保存').waitFor()
  }

  test('their return stands under 我的填报 with the day it is due; both pages pass axe at both widths', async () => {
    for (const each of [page, other]) {
      await each.goto(`${server.url}/returns`)
      await untilUsable(each)
      await each
        .getByText(/还有 \d+ 天|今天截止|逾期 \d+ 天/)
        .first()
        .waitFor()
      assert.deepEqual(await axeViolations(each), [])
      await each.locator('tr', { hasText: '学校填报' }).getByRole('link', { name: '澄溪第一小学', exact: true }).click()
      await each.locator('.fill-section').waitFor()
      assert.deepEqual(await axeViolations(each), [])
    }
    address = page.url().split('?')[0]!
    await section(page, 'classes')
    assert.deepEqual(await axeViolations(page), [])
  })

  test('what is typed is saved by itself, and Enter goes to the next field', async () => {
    await section(page, 'space')
    await field(page, 'schools/classroom_area').fill('6000')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-fill')), 'schools/laboratory_area')
    await saved(page)
    await page.reload()
    assert.equal(await field(page, 'schools/classroom_area').inputValue(), '6000')
  })

  test('the network goes, the tab is closed, somebody signs in again: what was typed is offered back and saved', async () => {
    await section(page, 'space')
    await filler.context.setOffline(true)
    await field(page, 'schools/library_area').fill('431')
    await page.getByText('离线，1 项暂存本机').waitFor()
    // Closed, a tab may still get through in its last moment, for closing also ends the pretended loss of the network; one that dies cannot.
    const tab = await filler.context.newCDPSession(page)
    await Promise.race([tab.send('Page.crash').catch(() => {}), page.waitForEvent('crash')])
    await page.close()
    await filler.context.setOffline(false)
    page = await filler.context.newPage()
    await page.goto(`${server.url}/`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('密码').waitFor()
    await page.close()
    page = await signedIn(filler.context, server, 'filler')
    await section(page, 'space')
    await page.getByRole('heading', { name: '有 1 项尚未保存的修改' }).waitFor()
    assert.equal(await field(page, 'schools/library_area').inputValue(), '')
    await page.getByRole('button', { name: '全部保留并保存' }).click()
    await saved(page)
    await page.reload()
    assert.equal(await field(page, 'schools/library_area').inputValue(), '431')
    await page.getByText('改动自动保存').waitFor()
    assert.equal(await page.getByText('尚未保存的修改').count(), 0)
  })

  test('two people on one value: the second sees both with whose they are, chooses, and the first sees the choice', async () => {
    await section(page, 'space')
    await section(other, 'space')
    await field(page, 'schools/computer_room_area').fill('180')
    await saved(page)
    await field(other, 'schools/computer_room_area').fill('190')
    await other.getByText('这一项刚被别人改过').waitFor()
    assert.equal(await field(other, 'schools/computer_room_area').inputValue(), '190')
    assert.match(await other.locator('.fill-choice').innerText(), /学校填报员（演示）[\s\S]*180/)
    assert.deepEqual(await axeViolations(other), [])
    await other.getByRole('button', { name: '用我填的' }).click()
    await saved(other)
    // The page that lay open sees it when it comes to the front.
    await page.bringToFront()
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await page.locator('[data-fill="schools/computer_room_area"]').and(page.locator('[value="190"]')).waitFor({ timeout: 30_000 })
  })

  test('classes are pasted from a spreadsheet over their cells; what has no place is named; it can be undone', async () => {
    await section(page, 'classes')
    const rows = page.locator('.fill-rows tbody tr[data-row]')
    const before = await rows.count()
    const first = rows.first().locator('[data-column="class_name"]')
    const was = await first.inputValue()
    const block = '班级名称\t人数\t班主任\n一（1）班\t44\t某某\n一（2）班\t43\t某某'
    await paste(first, block)
    await page.getByText('按表头粘贴了 2 行。').waitFor()
    await page.getByText('列“班主任”').waitFor()
    assert.equal(await first.inputValue(), '一（1）班')
    assert.equal(await rows.first().locator('[data-column="students"]').inputValue(), '44')
    await saved(page)
    await page.getByRole('button', { name: '撤销粘贴' }).click()
    assert.equal(await first.inputValue(), was)
    // At the last row, a block adds the rows it needs.
    await paste(rows.last().locator('[data-column="students"]'), '40\n41\n42')
    assert.equal(await rows.count(), before + 2)
    await page.getByRole('button', { name: '撤销粘贴' }).click()
    await saved(page)
    await page.reload()
    await rows.first().waitFor()
    assert.equal(await rows.count(), before)
  })

  test('a wrong figure is said at once, a contradiction after saving; the check leads to its field, and mending it clears it', async () => {
    await section(page, 'staff')
    const total = field(page, 'sections/primary/ft_teachers')
    await total.fill('一百')
    await page.getByText(/不是数字/).waitFor()
    await total.fill(String((await teachersByDegree(page)) + 7))
    await page.keyboard.press('Control+s')
    await saved(page)
    await page.getByRole('button', { name: '检查并请人签认' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: /^错误 \d+ 处/ }).waitFor()
    await dialog
      .getByRole('button', { name: /专任教师数/ })
      .first()
      .click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-fill')), 'sections/primary/ft_teachers')
    const said = page.getByText(/各学历合计 \d+ 人，差 7 人/)
    await said.waitFor()
    await total.fill(String(await teachersByDegree(page)))
    await page.keyboard.press('Control+s')
    await saved(page)
    await page.getByRole('button', { name: '检查并请人签认' }).click()
    await dialog.locator('h3').or(dialog.getByText('检查通过')).first().waitFor()
    assert.equal(await dialog.getByText('V001').count(), 0)
    await dialog.getByRole('button', { name: '关闭' }).or(dialog.locator('.ant-modal-close')).first().click()
    await said.waitFor({ state: 'detached' })
  })

  test('figures follow the class roll, the rest is explained; the filler asks for the signature, and the principal gives it by name', async () => {
    await section(page, 'pupils')
    for (const figure of ['students', 'classes']) {
      const path = `sections/primary/${figure}`
      const hint = await page
        .locator('td', { has: field(page, path) })
        .locator('.fill-hint')
        .innerText()
      await field(page, path).fill(hint.replaceAll(/\D/g, ''))
    }
    await page.keyboard.press('Control+s')
    await saved(page)
    await page.getByRole('button', { name: '检查并请人签认' }).click()
    const dialog = page.getByRole('dialog')
    await explainAll(dialog)
    assert.deepEqual(await axeViolations(page), [])
    await dialog.getByRole('button', { name: '请校长签认' }).click()
    await dialog.getByText('已通知校长').waitFor()

    await section(other, 'basics')
    await other.getByRole('button', { name: '检查并签认提交' }).click()
    const signing = other.getByRole('dialog')
    const sign = signing.getByRole('button', { name: '签认并提交' })
    await sign.waitFor()
    assert.equal(await sign.isDisabled(), true)
    assert.deepEqual(await axeViolations(other), [])
    await signing.getByLabel(/请输入本人姓名/).fill('校长（演示）')
    await sign.click()
    await other
      .locator('.fill-head')
      .getByText(/^校长（演示）.*签认$/)
      .waitFor()
    assert.equal(await other.locator('.fill-life [aria-current]').innerText(), '待审核')
    await section(page, 'space')
    await page.getByText('只读').waitFor()
    assert.equal(await page.locator('.fill-input[data-fill]').count(), 0)
  })

  test('the principal takes it back with a word of confirmation, and it can be changed again', async () => {
    await other.getByRole('button', { name: '撤回修改' }).click()
    await other.getByRole('dialog').getByRole('button', { name: '撤回修改' }).click()
    await other.getByText('改动自动保存').waitFor()
    assert.equal(await other.locator('.fill-life [aria-current]').innerText(), '填报中')
  })
})

/** Gives each degree a number where there is none, and answers their sum. */
async function teachersByDegree(page: Page): Promise<number> {
  let sum = 0
  for (const degree of ['doctor', 'master', 'bachelor', 'college', 'senior_high', 'below_high']) {
    const field = page.locator(`[data-fill="sections/primary/ft_teachers_edu_${degree}"]`)
    if ((await field.inputValue()) === '') await field.fill('0')
    sum += Number(await field.inputValue())
  }
  return sum
}

/** Puts text on the clipboard of a paste, as a spreadsheet does. */
async function paste(into: ReturnType<Page['locator']>, text: string): Promise<void> {
  await into.evaluate((element, block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** Gives every warning and gap a word of explanation, until the return can be signed. */
async function explainAll(dialog: ReturnType<Page['locator']>): Promise<void> {
  for (let left = 60; left > 0; left--) {
    const ready = dialog.getByText('检查通过')
    const box = dialog.locator('.fill-explain').first()
    await ready.or(box).first().waitFor()
    if (await ready.isVisible()) return
    await box.locator('input').fill('示例：已与台账核对，暂按实际情况说明')
    const count = await dialog.locator('.fill-explain').count()
    await box.getByRole('button', { name: '保存说明' }).click()
    await dialog.page().waitForFunction((n) => document.querySelectorAll('[role=dialog] .fill-explain').length < n, count)
  }
  assert.fail('the return never became ready')
}
