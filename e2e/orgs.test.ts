import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

test('a coordinator finds a school by its initials, renames it, and last year still shows the old name', {
  skip: noBrowser,
}, async () => {
  const server = await startServer()
  const browser = await openBrowser({ width: 1280, height: 900 })
  try {
    const page = await signedIn(browser.context, server)
    await page.getByRole('link', { name: '机构学校' }).click()
    await untilUsable(page)
    await page.getByLabel('查找机构或学校').fill('sqxx')
    const named = (name: string) => page.getByRole('article').getByRole('heading', { level: 2, name, exact: true })
    await page.getByRole('button', { name: /^石桥小学.*学校$/ }).click()
    await named('石桥小学').waitFor()
    assert.deepEqual(await axeViolations(page), [])

    await page.getByRole('button', { name: '更名' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('新名称').fill('石桥中心小学')
    await form.getByLabel('自哪一天起').fill('2099-01-01')
    await form.getByLabel('依据或原因').fill('区教育局批复（虚构）')
    await form.getByRole('button', { name: '更名', exact: true }).click()
    await form.getByText('日期不能晚于今天').waitFor()
    await form.getByLabel('自哪一天起').fill('2026-01-01')
    assert.deepEqual(await axeViolations(page), [])
    await form.getByRole('button', { name: '更名', exact: true }).click()
    await named('石桥中心小学').waitFor()

    await page.getByLabel('截至').fill('2025-12-31')
    await page.getByText('这是 2025-12-31 的名录').waitFor()
    await named('石桥小学').waitFor()
    assert.equal(await page.getByRole('button', { name: '更名' }).count(), 0)
    await page.getByRole('button', { name: '回到今天' }).click()

    await page.getByRole('button', { name: '导入和核对' }).click()
    await page.getByText('1 处与名录不同').waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: '学校名录' }).click()
    await page.getByLabel('查找机构或学校').fill('sqzxxx')
    await page.getByRole('table').getByText('石桥中心小学').waitFor()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    assert.deepEqual(await axeViolations(page), [])
  } finally {
    await browser.close()
    await server.stop()
  }
})
