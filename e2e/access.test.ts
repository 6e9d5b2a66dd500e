import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import type { Page } from 'playwright-core'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const COUNTY = [
  ...['首页', '填报轮次', '数据包', '县级结论', '县级指标', '学校矩阵', '校际差异', '教育经费', '县域图', '历年趋势', '学校'],
  ...['学校名单', '申报表', '评估记录', '迎检准备', '申报认定', '评估复核', '标准与口径', '预警', '公文和模板', '自评报告'],
  ...['通报和通知单', '任务台账', '整改进度', '一校一案', '方案与项目', '来往文书', '回头看', '问责建议', '机构学校'],
]
const OF_SCHOOLS = [
  ...['首页', '我的填报', '我的学校', '标准与口径', '预警', '通报和通知单'],
  // Where one page of a room is open to a role, the page's name stands for the room.
  ...['任务台账', '整改进度', '一校一案', '并联审批', '督办文书', '回头看'],
]

const OF_UNITS = OF_SCHOOLS.toSpliced(2, 0, '我的县级结论')

/** What each role finds in its navigation, besides 帮助. */
const ROOMS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  coordinator: [...COUNTY, '群机器人'],
  leader: COUNTY,
  city_supervisor: COUNTY,
  section_officer: OF_UNITS,
  department_officer: OF_UNITS,
  township_officer: OF_UNITS,
  inspector: OF_UNITS.filter((room) => room !== '我的填报'),
  system_admin: ['首页', '标准与口径', '账号', '群机器人', '通知发送'],
  security_admin: ['首页', '账号', '登录规定'],
  audit_admin: ['首页', '操作记录'],
}

describe('who works here: each role its rooms, one password of one’s own, one’s sessions', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ width: 1280, height: 900 })
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const as = async (role: Role): Promise<Page> => {
    await browser.context.clearCookies()
    const page = await signedIn(browser.context, server, role)
    await untilUsable(page)
    return page
  }

  test('each role sees its own rooms in the navigation and no others', async () => {
    for (const role of ROLES) {
      const page = await as(role)
      const links = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts()
      const expected = ROOMS[role] ?? OF_SCHOOLS
      assert.deepEqual(
        links.filter((name) => name !== '帮助'),
        expected,
        role,
      )
      await page.close()
    }
  })

  test('a principal sees the own school with its explanations, and is refused the county and other schools', async () => {
    const page = await as('principal')
    await page.getByRole('link', { name: '我的学校', exact: true }).click()
    await page.getByRole('heading', { name: /^澄溪第一小学/, level: 1 }).waitFor()
    await page.getByRole('button', { name: /^6\.08/ }).click()
    await page.getByRole('dialog', { name: '依据' }).getByText(/口径/).first().waitFor()
    assert.equal(await page.getByRole('dialog').getByRole('alert').count(), 0)
    assert.deepEqual(await axeViolations(page), [])
    for (const address of ['/matrix', '/schools/2199000002', '/packages']) {
      await page.goto(`${server.url}${address}`)
      await page.getByRole('heading', { name: /您的角色不能查看/ }).waitFor()
    }
    const asked = await page.evaluate(`(async () => {
      const { package: pack } = await (await fetch('/api/packages/present')).json()
      return (await fetch('/api/packages/' + pack.id + '/schools/2199000002')).status
    })()`)
    assert.equal(asked, 403)
    await page.close()
  })

  test('the security administrator tightens a rule, and one’s next password must keep it', async () => {
    const page = await as('security_admin')
    await page.getByRole('link', { name: '登录规定' }).click()
    await page.getByLabel('密码最短长度').fill('18')
    await page.getByRole('button', { name: '保存规定' }).click()
    await page.getByText('已保存').waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('link', { name: '我的账号' }).click()
    await page.getByText(/至少 18 个字符/).waitFor()
    await page.getByLabel('新密码', { exact: true }).fill('Password123!')
    await page.getByText(/太常见/).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.close()
  })

  test('an account is made, given two posts and first used: a new password, the school, then the other post', async () => {
    const system = await as('system_admin')
    await system.getByRole('link', { name: '账号', exact: true }).click()
    await system.getByRole('button', { name: '新建账号' }).click()
    await system.getByLabel('账号', { exact: true }).fill('wangfang')
    await system.getByLabel('姓名').fill('王芳（示例）')
    await system.getByRole('button', { name: '建立账号' }).click()
    const password = await system.locator('section[aria-labelledby="one-time-password"] p').first().innerText()
    assert.match(password, /^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/)
    assert.deepEqual(await axeViolations(system), [])
    await system.close()

    const security = await as('security_admin')
    await security.getByRole('link', { name: '账号', exact: true }).click()
    await security
      .getByRole('row', { name: /wangfang/ })
      .getByRole('button', { name: '岗位' })
      .click()
    const dialog = security.getByRole('dialog')
    const option = (text: string) => security.locator('.ant-select-item-option', { hasText: text })
    const grant = async (role: string, fill: () => Promise<void>) => {
      await dialog.getByLabel('角色').click()
      await option(role).click()
      await fill()
      await dialog.getByRole('button', { name: '授予岗位' }).click()
      await dialog.getByRole('listitem').filter({ hasText: role }).waitFor()
    }
    await grant('校长', async () => {
      const school = dialog.getByLabel('学校（从名录里选）')
      await school.click()
      // By its initials in pinyin.
      await school.fill('cxdy')
      await option('澄溪第一小学（2199000001）').click()
    })
    await grant('区县领导', async () => {
      await dialog.getByRole('button', { name: '名录里没有？手工填写' }).click()
      await dialog.getByLabel('单位名称').fill('澄溪区人民政府')
    })
    assert.deepEqual(await axeViolations(security), [])
    await security.close()

    await browser.context.clearCookies()
    const page = await browser.context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.url}/login`)
    await page.getByLabel('账号').fill('wangfang')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '设置新密码' }).waitFor()
    await page.goto(`${server.url}/my-school`)
    await page.getByRole('heading', { name: '设置新密码' }).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    const own = 'Quiet-Meadow-2031-kept'
    await page.getByLabel('当前密码').fill(password)
    await page.getByLabel('新密码', { exact: true }).fill(own)
    await page.getByLabel('再填一次新密码').fill(own)
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByRole('heading', { name: '澄溪第一小学' }).waitFor()
    await page.getByLabel('我的岗位').selectOption({ label: '区县领导 · 澄溪区人民政府' })
    await page.getByRole('link', { name: '学校矩阵' }).waitFor()
    await page.close()
  })

  test('one ends a session left open elsewhere', async () => {
    const elsewhere = await as('leader')
    const left = await browser.context.cookies()
    const here = await as('leader')
    await here.getByRole('link', { name: '我的账号' }).click()
    const others = here.getByRole('button', { name: '让这处登录失效' })
    await others.first().waitFor()
    const before = await others.count()
    // The one used last stands first.
    await others.first().click()
    await others.nth(before - 1).waitFor({ state: 'detached' })
    await browser.context.clearCookies()
    await browser.context.addCookies(left)
    await elsewhere.goto(`${server.url}/matrix`)
    await elsewhere.getByLabel('账号').waitFor()
    await elsewhere.close()
    await here.close()
  })
})
