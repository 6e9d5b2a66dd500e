import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

describe('what a county concludes of its own items', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>

  before(async () => {
    server = await startServer()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  test('a conclusion is recorded with a file by one, reviewed by another, and then stands among the proven', async () => {
    const page = await signedIn(browser.context, server)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${server.url}/county-items?filter=unproven`)
    await untilUsable(page)
    await page.getByText('与参评数据不一致').first().waitFor()
    const row = page.getByRole('row', { name: /存在违规择校行为/ })
    await row.getByRole('button', { name: /记录结论/ }).click()
    const drawer = page.getByRole('dialog', { name: '县级指标的结论' })
    await drawer.getByRole('heading', { name: '存在违规择校行为' }).waitFor()
    await drawer.getByRole('radio', { name: '无此情形' }).check()
    await drawer.getByLabel(/依据（必填）/).fill('择校专项检查（示例）没有发现违规择校')
    await drawer.getByLabel('责任人').fill('周主任（虚构）')
    await drawer
      .locator('input[type=file]')
      .setInputFiles({ name: '检查情况.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 example') })
    await drawer.getByRole('button', { name: '记录', exact: true }).click()
    await drawer.getByText('检查情况.pdf').waitFor()
    await drawer.getByText('这一版结论由您记录，请另一位同志复核。').waitFor()
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      assert.deepEqual(await axeViolations(page), [], `${width} px`)
    }
    await page.close()

    const other = await openBrowser()
    try {
      const leader = await signedIn(other.context, server, 'leader')
      await leader.goto(`${server.url}/county-items?item=veto%3Aschool_choice`)
      const sheet = leader.getByRole('dialog', { name: '县级指标的结论' })
      await sheet.getByLabel('复核意见').fill('与检查情况一致')
      await sheet.getByRole('button', { name: '复核通过' }).click()
      await sheet
        .getByText(/复核通过：与检查情况一致/)
        .first()
        .waitFor()
      await leader.goto(`${server.url}/county-items?filter=unproven`)
      await untilUsable(leader)
      await leader.getByRole('heading', { name: '一票否决' }).waitFor()
      assert.equal(await leader.getByRole('row', { name: /存在违规择校行为/ }).count(), 0)
    } finally {
      await other.close()
    }
  })

  test('an officer records what the county gave the unit, and the bureau reviews it from its inbox', async () => {
    const visit = await openBrowser()
    try {
      const officer = await signedIn(visit.context, server, 'section_officer')
      await officer.setViewportSize({ width: 390, height: 844 })
      await officer.goto(`${server.url}/my-judgements`)
      await untilUsable(officer)
      await officer
        .getByRole('row', { name: /所有学校制定章程/ })
        .getByRole('button', { name: /记录结论/ })
        .click()
      const drawer = officer.getByRole('dialog', { name: '要记录的结论' })
      await drawer.getByRole('radio', { name: '达标', exact: true }).check()
      await drawer.getByLabel(/依据（必填）/).fill('各校章程已核准并公布（示例）')
      await drawer.getByRole('button', { name: '记录', exact: true }).click()
      await drawer.getByText('第 1 版').waitFor()
      await officer.getByRole('button', { name: /待复核 1/ }).waitFor({ state: 'attached' })
      for (const width of [1280, 390]) {
        await officer.setViewportSize({ width, height: 844 })
        assert.deepEqual(await axeViolations(officer), [], `${width} px`)
      }
      const page = await browser.context.newPage()
      await page.goto(`${server.url}/inbox`)
      await page.getByRole('link', { name: /县级结论等待复核：所有学校制定章程/ }).click()
      const sheet = page.getByRole('dialog', { name: '县级指标的结论' })
      await sheet.getByLabel('复核意见').fill('请附核准文件')
      await sheet.getByRole('button', { name: '复核不通过' }).click()
      await sheet
        .getByText(/复核未通过：请附核准文件/)
        .first()
        .waitFor()
      await page.close()
      await officer.goto(`${server.url}/my-judgements?state=objected`)
      await officer.getByText('复核意见：请附核准文件').waitFor()
    } finally {
      await visit.close()
    }
  })

  test('a school’s core items are marked, pasted, undone and saved, and the veto names school and items', async () => {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${server.url}/county-items?standard=basic_balanced_2012&view=core`)
    await untilUsable(page)
    const cell = (item: string, mark: string) => page.getByRole('button', { name: `澄溪第一小学，${item}：${mark}` })
    await cell('教师配备', '未填').click()
    await cell('教师配备', '达标').click()
    await page.getByText('1 所学校有未保存的改动').waitFor()
    await page.getByText('从表格粘贴或上传').click()
    await page.getByLabel('从表格复制后粘贴到这里').fill('澄溪第一小学\t×\t×\t×\t√\t×\t√\t√\t√\t√\t√\t√\t√\t√')
    await page.getByRole('button', { name: '填入表中' }).click()
    const told = page.getByText('澄溪第一小学（4 项：生均用地面积、生均校舍面积、生均体育场地面积、教师学历）')
    await told.waitFor()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await told.waitFor({ state: 'detached' })
    await cell('教师配备', '不达标').waitFor()
    for (const item of ['生均用地面积', '生均校舍面积', '教师学历']) {
      await cell(item, '未填').click()
      await cell(item, '达标').click()
    }
    await page.getByRole('button', { name: '保存逐项结果' }).click()
    await page.getByText('已保存').waitFor()
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      assert.deepEqual(await axeViolations(page), [], `${width} px`)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.equal(over, 0, `the page scrolls sideways at ${width} px`)
    }
    await page.goto(`${server.url}/county-items?standard=basic_balanced_2012&item=veto%3Acore_items_4_of_13`)
    await page
      .getByRole('dialog', { name: '县级指标的结论' })
      .getByText('澄溪第一小学（4 项：生均用地面积、生均校舍面积、教师配备、教师学历）')
      .waitFor()
    await page.close()
  })
})
