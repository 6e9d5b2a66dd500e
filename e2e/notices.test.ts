import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { USUAL_WISHES } from '@junheng/core/features/notices/schema.ts'
import type { Page } from 'playwright-core'
import { type Db, openPool } from '../packages/server/src/db/database.ts'
import { notify, type Telling } from '../packages/server/src/features/notices/service.ts'
import { withMail } from '../packages/server/src/features/notices/test-people.ts'
import { headerOf, openSmtp, partOf } from '../packages/server/src/features/notices/test-smtp.ts'
import { axeViolations } from './lib/axe.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { type RunningServer, startServer } from './lib/server.ts'
import { signedIn, untilUsable } from './lib/visitor.ts'

const COUNTY = '990101'

describe('notices: from an action to the inbox, the mailbox and the working group', { skip: noBrowser }, () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let smtp: Awaited<ReturnType<typeof openSmtp>>
  let robot: Server
  let db: Db
  let page: Page
  const heard: string[] = []
  const complaints: string[] = []
  let isRefusing = true

  before(async () => {
    smtp = await openSmtp({
      onRcptTo: ({ address }, _, done) =>
        done(isRefusing && address.startsWith('refused') ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null),
    })
    robot = createServer(async (request, reply) => {
      let text = ''
      for await (const part of request.setEncoding('utf8')) text += part
      heard.push(text)
      reply.end('{"errcode":0,"errmsg":"ok"}')
    }).listen(0, '127.0.0.1')
    await once(robot, 'listening')
    const mail = ['--smtp', `smtp://127.0.0.1:${smtp.port}`, '--mail-from', 'junheng@example.com']
    server = await startServer({ args: [...mail, '--public-url', 'https://junheng.example/', '--allow-inner-webhooks'] })
    const { urls } = JSON.parse(readFileSync(join(server.data, 'holder.json'), 'utf8')) as { urls: { migrator: string } }
    db = openPool(urls.migrator, { max: 2 })
    browser = await openBrowser({ width: 1280, height: 900 })
    page = await as('coordinator')
  })
  after(async () => {
    await browser?.close()
    await db?.destroy()
    await server?.stop()
    robot?.closeAllConnections()
    robot?.close()
    await smtp?.close()
  })

  async function as(role: string): Promise<Page> {
    await browser.context.clearCookies()
    const opened = await signedIn(browser.context, server, role)
    opened.on('pageerror', (error) => complaints.push(String(error)))
    return opened
  }

  const tell = (telling: Partial<Telling>) =>
    notify(
      db,
      { actor: '澄溪第一小学（示例）', now: new Date(), reference: 'e2e' },
      {
        to: [{ role: 'coordinator', county: COUNTY }],
        county: COUNTY,
        kind: 'submitted',
        title: '',
        body: '',
        link: '/packages',
        ...telling,
      },
    )

  test('an address counts once the code mailed to it is entered', async () => {
    await page.getByRole('link', { name: /^通知/ }).click()
    await page.getByText('还没有通知').waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('link', { name: '通知设置' }).first().click()
    await page.getByLabel('邮箱地址').fill('chen@example.com')
    await page.getByRole('button', { name: '发送验证码' }).click()
    await page.getByText(/验证码已发到 chen@example\.com/).waitFor()
    const code = /验证码是 (\d{6})/.exec(partOf(smtp.posts[0] ?? assert.fail('no mail'), 'text/plain'))?.[1] ?? ''
    await page.getByLabel('6 位验证码').fill(code)
    assert.deepEqual(await axeViolations(page), [])
    await page.getByRole('button', { name: '确认邮箱' }).click()
    await page.getByText('现用邮箱：chen@example.com').waitFor()
    await page.getByLabel(/每天汇总/).check()
    await page.getByRole('button', { name: '保存设置' }).click()
    await page.getByText('已保存').waitFor()
    assert.deepEqual(await axeViolations(page), [])
  })

  test('the bell counts what is unread and nothing moves when the number comes', async () => {
    const bell = page.getByRole('link', { name: /^通知/ })
    const place = await bell.boundingBox()
    await tell({ title: '澄溪第一小学（示例）交来填报', body: '共 60 项，1 处提示已说明' })
    await tell({ title: '澄溪第二小学（示例）交来填报' })
    await tell({ kind: 'reminder', title: '还有 3 所学校没有交', body: '截止 2026-12-01', link: '/schools' })
    await page.goto(`${server.url}/`)
    await page.getByRole('link', { name: '通知，3 条未读' }).waitFor()
    assert.deepEqual(await bell.boundingBox(), place)
  })

  test('by keyboard: found, opened, marked unread again, all marked read and that taken back', async () => {
    await page.goto(`${server.url}/inbox`)
    const rows = page.getByRole('list', { name: '通知列表' }).getByRole('listitem')
    await rows.nth(2).waitFor()
    assert.deepEqual(await axeViolations(page), [])
    await page.locator('body').press('/')
    await page.keyboard.type('第二小学')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('button', { name: '清除' }).or(page.locator('.ant-input-clear-icon')).first().click()
    await page.getByText('共 3 条').waitFor()

    await rows.nth(0).getByRole('link').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('u')
    await page.getByRole('link', { name: '通知，2 条未读' }).waitFor()
    const [unmarked] = await Promise.all([
      page.waitForResponse((reply) => /"isRead":false/.test(reply.request().postData() ?? '')),
      page.keyboard.press('u'),
    ])
    assert.equal(unmarked.status(), 200)
    await page.getByRole('link', { name: '通知，3 条未读' }).waitFor()
    await page.keyboard.press('ArrowUp')
    const [marked] = await Promise.all([
      page.waitForResponse((reply) => reply.url().endsWith('/api/notices/read') && /true/.test(reply.request().postData() ?? '')),
      page.keyboard.press('Enter'),
    ])
    assert.equal(marked.status(), 200)
    await page.waitForURL(/\/schools$/)
    // While the next room is on its way the inbox still stands, as it was.
    await page.getByRole('heading', { name: '学校', exact: true, level: 1 }).waitFor()
    await page.getByRole('link', { name: '通知，2 条未读' }).waitFor()

    await page.goBack()
    await page.getByText('共 2 条').waitFor()
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByText('已将 2 条标为已读。').waitFor()
    await page.getByText('没有未读通知').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('link', { name: '通知，2 条未读' }).waitFor()
    await rows.nth(1).waitFor()
    await page.getByRole('button', { name: /^待审核 2$/ }).click()
    await page.waitForURL(/kind=submitted/)
    await page.getByRole('button', { name: /^全部 3$/ }).click()
    await page.getByText('共 2 条').waitFor()
  })

  test('what is urgent is in the mailbox within seconds, at any hour, with a link; the rest waits for eight o’clock', async () => {
    // The first reminder was read at once in the web, perhaps before it left: then there is no need of it.
    await tell({ kind: 'reminder', title: '今天到期', link: '/schools' })
    const mail = await until(() => smtp.posts.find((post) => headerOf(post, 'subject').includes('今天到期')))
    assert.match(partOf(mail, 'text/html'), /href="https:\/\/junheng\.example\/schools"/)
    const waiting = await db
      .selectFrom('notice_delivery')
      .innerJoin('notice_message', 'notice_message.message_id', 'notice_delivery.message_id')
      .select('due_at')
      .where('kind', '=', 'submitted')
      .execute()
    assert.equal(waiting.length, 2)
    // Eight in the morning in China.
    for (const { due_at } of waiting) assert.match(due_at, /T00:00:00\.000Z$/)
  })

  test('a coordinator gives a working group its robot; the address is shown no more', async () => {
    const key = '693a91f6-0000-4bc4-97a0-0ec2sifa5aaa'
    await page.getByRole('link', { name: '群机器人' }).click()
    await page.getByRole('button', { name: '添加群机器人' }).click()
    const drawer = page.getByRole('dialog', { name: '添加群机器人' })
    assert.deepEqual(await axeViolations(page), [])
    const { port } = robot.address() as AddressInfo
    await drawer.getByLabel('机器人的地址').fill(`http://127.0.0.1:${port}/send?key=${key}`)
    await drawer.getByRole('button', { name: '保存' }).click()
    await page.getByText(`127.0.0.1:${port}/…5aaa`).waitFor()
    assert.ok(!(await page.content()).includes(key))
    await page.getByRole('button', { name: '发测试消息：全区县' }).click()
    await page.getByText('测试消息已发出，请到群里查看。').waitFor()
    assert.match(heard[0] ?? '', /测试消息/)
    assert.deepEqual(await axeViolations(page), [])
    await tell({ kind: 'due', title: '明天截止', link: '/schools' })
    const text = await until(() => heard.find((each) => each.includes('明天截止')), 60_000)
    assert.match(text, /\(https:\/\/junheng\.example\/schools\)/)
    await page.close()
  })

  test('the system administrator sees why a mail was given up, not what it says, and sends it again', async () => {
    const { account_id } = await db
      .selectFrom('account')
      .select('account_id')
      .where('name', '=', 'filler')
      .executeTakeFirstOrThrow()
    await withMail(db, account_id, 'refused@example.com', USUAL_WISHES)
    await tell({ to: [{ accounts: [account_id] }], kind: 'reminder', title: '请今天交' })
    page = await as('system_admin')
    await page.getByRole('link', { name: '通知发送' }).click()
    await until(async () => {
      await page.reload()
      await untilUsable(page)
      return (await page.getByText('邮件服务器拒收这个邮箱地址（550）').count()) > 0
    })
    const text = await page.locator('main').innerText()
    assert.match(text, /filler（r…@example\.com）/)
    assert.doesNotMatch(text, /请今天交|refused@/)
    assert.deepEqual(await axeViolations(page), [])
    isRefusing = false
    await page.getByRole('button', { name: /^重发/ }).click()
    await page.getByText('1 条已放回发送队列。').waitFor()
    await page.getByText('没有未送出的通知').waitFor()
    await until(() => smtp.posts.find(({ to }) => to.includes('refused@example.com')))
    await page.close()
  })

  test('on a small screen the pages stand, are found clean, and scroll nowhere sideways', async () => {
    page = await as('coordinator')
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of ['/inbox?state=all', '/inbox/settings', '/notice-hooks']) {
      await page.goto(server.url + path)
      await untilUsable(page)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, path)
      assert.deepEqual(await axeViolations(page), [], path)
    }
    assert.deepEqual(complaints, [])
    await page.close()
  })
})

/** Asks until there is an answer. */
async function until<T>(ask: () => T | Promise<T>, patience = 30_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + patience; ; await sleep(200)) {
    const answer = await ask()
    if (answer) return answer
    assert.ok(Date.now() < end, `not within ${patience} ms: ${ask}`)
  }
}
