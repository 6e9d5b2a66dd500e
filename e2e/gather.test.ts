import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { readCountyInput } from '../packages/server/src/features/collection/workbook/read-input.ts'
import { readCatalogue } from '../packages/server/src/features/standards/files.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn } from './lib/visitor.ts'

const SAMPLES = join(import.meta.dirname, '../examples/national')

describe('exports of national systems become a workbook in the browser', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let folder: string
  let printed = ''

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-gather-'))
    server = await startServer()
    for (const stream of [server.process.stdout, server.process.stderr])
      stream?.on('data', (piece) => {
        printed += String(piece)
      })
    browser = await openBrowser({ width: 1280, height: 860 })
    page = await signedIn(browser.context, server)
    await page.goto(`${server.url}/packages`)
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('several files are chosen at once, said what they are, and the filled workbook is downloaded', async () => {
    const card = page.getByRole('region', { name: '从国家系统导出表生成工作簿', exact: true })
    await card.locator('input[type=file]').setInputFiles(readdirSync(SAMPLES).map((name) => join(SAMPLES, name)))
    await card.getByRole('heading', { name: '读完了：73 张表，认出 73 张' }).waitFor()
    await card.getByText('石桥小学（北校）', { exact: true }).waitFor()
    await card.getByRole('heading', { name: /^对账：/ }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    const coming = page.waitForEvent('download')
    await card.getByRole('button', { name: '下载填好的工作簿' }).click()
    await (await coming).saveAs(join(folder, 'filled.xlsx'))
    const { counties } = await readCountyInput(join(folder, 'filled.xlsx'), readCatalogue())
    assert.equal(counties[0]!.schools.rows, 60)
  })

  test('on a telephone nothing has to be scrolled sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
    assert.deepEqual(await axeViolations(page), [])
  })

  test('no byte of a person is in the data folder or in what the server printed', () => {
    const persons = ['虚构学生', '虚构教师', '990101201501010001', '13900000000'].map((text) => Buffer.from(text))
    const files = readdirSync(server.data, { recursive: true, encoding: 'utf8' }).map((name) => join(server.data, name))
    const kept = files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    assert.ok(kept.length > 100, 'the database stands in the folder')
    for (const bytes of [Buffer.from(printed), ...kept.map((file) => readFileSync(file))])
      for (const person of persons) assert.ok(!bytes.includes(person))
  })
})
