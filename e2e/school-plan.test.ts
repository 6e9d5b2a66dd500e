import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const SCHOOL = '2199000001'

describe('a school writes its plan and the bureau approves it', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let school: Awaited<ReturnType<typeof openBrowser>>

  before(async () => {
    server = await startServer()
    browser = await openBrowser()
    school = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await school?.close()
    await server?.stop()
  })

  test('an approved plan is changed in place as its next version, submitted, approved, had as a file and among those of all schools', async () => {
    const principal = await signedIn(school.context, server, 'principal')
    await principal.goto(`${server.url}/school-plans`)
    await untilUsable(principal)
    const own = principal.locator('main tbody th a')
    assert.equal(await own.count(), 1)
    await own.click()
    await principal.getByRole('button', { name: '修改成为下一版' }).click()
    await principal.getByLabel('自查情况').fill('第二次自查：用房改造已经立项（虚构）。')
    assert.deepEqual(await axeViolations(principal), [])
    await principal.getByRole('button', { name: '保存', exact: true }).click()
    await principal.getByText('第二次自查：用房改造已经立项（虚构）。').waitFor()
    await submit(principal, '提交审批')
    await principal.getByText('待审批').first().waitFor()

    const coordinator = await signedIn(browser.context, server)
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await coordinator.setViewportSize(size)
      await coordinator.goto(`${server.url}/school-plans/${SCHOOL}`)
      await untilUsable(coordinator)
      assert.deepEqual(await axeViolations(coordinator), [], `at ${size.width} px`)
      const overhang = (await coordinator.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
      assert.ok(overhang <= 0, `sticks out by ${overhang} px at ${size.width} px`)
    }
    await submit(coordinator, '批准')
    await coordinator.getByText('批准第 2 版').waitFor()
    const [file] = await Promise.all([
      coordinator.waitForEvent('download'),
      coordinator.getByRole('link', { name: /^下载当时的文件.*第 2 版$/ }).click(),
    ])
    assert.match(file.suggestedFilename(), /一校一案-第2版\.docx$/)
    await coordinator.goto(`${server.url}/school-plans`)
    await untilUsable(coordinator)
    const [all] = await Promise.all([
      coordinator.waitForEvent('download'),
      coordinator.getByRole('button', { name: '全部合订（Word）' }).click(),
    ])
    assert.match(all.suggestedFilename(), /一校一案\.docx$/)
    await coordinator.getByText(/已做好，共 \d+ 所/).waitFor()
  })
})

/** Opens the question of a button and answers it by the button of the same name. */
async function submit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.locator('.plan-decide').getByRole('button', { name, exact: true }).click()
}
