import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addHook,
  changeHook,
  listDeliveries,
  listHooks,
  listNotices,
  removeHook,
  retryDeliveries,
  testHook,
} from '@junheng/core/features/notices/contract.ts'
import type { HookDraft } from '@junheng/core/features/notices/schema.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { type Channels, type HookAddress, NO_CHANNELS, type Outcome } from './channel.ts'
import { deliverNext } from './deliver.ts'
import { notify } from './service.ts'
import { audited, person, secretKey, withMail } from './test-people.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const admin = { role: 'system_admin' } as const
const KEY_PART = '693a91f6-0000-4bc4-97a0-0ec2sifa5aaa'
const draft: HookDraft = {
  county: COUNTY,
  unit: '',
  kind: 'wecom',
  url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY_PART}`,
  secret: null,
  kinds: ['reminder', 'submitted'],
  enabled: true,
}

const ding: HookDraft = {
  ...draft,
  kind: 'dingtalk',
  url: `https://oapi.dingtalk.com/robot/send?access_token=${KEY_PART}`,
  secret: 'SEC-of-nobody',
}

test(
  'a robot’s address and secret are said once and stand nowhere after: not in replies, not in the log, not in the database',
  httpScene(async ({ db, as }) => {
    const { call, send } = await as(coordinator)
    await call(addHook, { body: ding })
    const [hook] = (await call(listHooks)).items
    assert.equal(hook?.mask, 'oapi.dingtalk.com/…5aaa（加签）')
    await call(changeHook, { params: { id: hook?.id ?? '' }, body: { ...ding, url: null, enabled: false } })
    const rows = JSON.stringify(await db.selectFrom('notice_hook').selectAll().execute())
    const entries = JSON.stringify(await db.selectFrom('audit_entry').selectAll().execute())
    const reply = (await send(listHooks)).text
    for (const text of [rows, entries, reply]) {
      assert.ok(!text.includes(KEY_PART) && !text.includes('SEC-of-nobody'))
      assert.ok(text.includes('5aaa'))
    }
    const log = await audited(db, 'notices.set-hook')
    assert.deepEqual(log.map(({ after }) => (after as Record<string, unknown>)['启用']).sort(), ['否', '是'])
  }),
)

test(
  'a coordinator sets the robots of the own county only, the system administrator those of any',
  httpScene(async ({ as }) => {
    const own = await as(coordinator)
    const other = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const system = await as(admin)
    await own.call(addHook, { body: draft })
    await assert.rejects(own.call(addHook, { body: { ...draft, county: OTHER_COUNTY } }), { code: 'access.out-of-scope' })
    await assert.rejects(own.call(addHook, { body: draft }), /全区县已经有群机器人/)
    await system.call(addHook, { body: { ...draft, county: OTHER_COUNTY, unit: '基础教育科' } })
    assert.equal((await system.call(listHooks)).items.length, 2)
    const [mine] = (await own.call(listHooks)).items
    assert.equal((await other.call(listHooks)).items[0]?.unit, '基础教育科')
    const params = { id: mine?.id ?? '' }
    for (const call of [
      other.call(changeHook, { params, body: { ...draft, county: OTHER_COUNTY } }),
      other.call(removeHook, { params }),
      other.call(testHook, { params }),
    ])
      await assert.rejects(call, { code: 'record.missing' })
    assert.deepEqual((await own.call(removeHook, { params })).items, [])
  }),
)

test(
  'an address inside the office’s network, of the other sort, or none at all, is refused with the reason',
  httpScene(async ({ as }) => {
    const { call } = await as(coordinator)
    for (const url of ['https://127.0.0.1/hook', 'https://intranet/hook', 'http://qyapi.weixin.qq.com/', 'qyapi.weixin.qq.com'])
      await assert.rejects(call(addHook, { body: { ...draft, url } }), { code: 'notices.hook-refused' }, url)
    await assert.rejects(call(addHook, { body: { ...draft, url: ding.url } }), /类型请选钉钉/)
  }),
)

test('a test message is written down before it goes out, and says what came of it', async () => {
  const heard: HookAddress[] = []
  let outcome: Outcome = { is: 'sent' }
  const channels: Channels = {
    ...NO_CHANNELS,
    hook: {
      send: async (to) => {
        heard.push(to)
        return outcome
      },
    },
  }
  const body = httpScene(
    async ({ as, db }) => {
      const { call } = await as(coordinator)
      const params = { id: (await call(addHook, { body: draft })).items[0]?.id ?? '' }
      assert.deepEqual(await call(testHook, { params }), { sent: true })
      assert.deepEqual(heard, [{ kind: 'wecom', url: draft.url, secret: null }])
      outcome = { is: 'never', reason: '群机器人拒收（404），请检查地址' }
      await assert.rejects(call(testHook, { params }), /拒收（404）/)
      assert.equal((await audited(db, 'notices.test-hook')).length, 2)
    },
    { channels },
  )
  await body()
})

test(
  'the administrator sees why a letter was given up, without what it says, and sends it again',
  httpScene(async (stage) => {
    const { db, as, clock } = stage
    const { call } = await as(admin)
    const mails = await givenUp(stage)
    const page = await call(listDeliveries, { query: { state: 'given_up' } })
    assert.deepEqual(page.counts, { waiting: 0, sent: 0, dropped: 0, given_up: 1 })
    const inbox = await call(listNotices)
    assert.deepEqual(
      inbox.items.map(({ title, county }) => [title, county]),
      [['有通知没有送出，请查看原因', null]],
    )
    const [row] = page.items
    assert.equal(row?.reason, '邮件服务器拒收这个邮箱地址（550）')
    assert.match(row?.to ?? '', /（z…@example\.com）$/)
    assert.doesNotMatch(JSON.stringify(page), /城关小学|zhou@/)
    assert.deepEqual(await call(retryDeliveries, { body: { ids: [row?.id ?? ''] } }), { count: 1 })
    assert.deepEqual(await call(retryDeliveries, { body: { ids: null } }), { count: 0 })
    mails.outcome = { is: 'sent' }
    assert.equal(await deliverNext(db, 'mail', { channels: mails.channels, secretKey, now: () => clock.now }), 'sent')
    assert.equal((await call(listDeliveries)).counts.sent, 1)
  }),
)

/** A letter the mail server refused. */
async function givenUp({ db, clock }: HttpStage) {
  const mails = { outcome: { is: 'never', reason: '邮件服务器拒收这个邮箱地址（550）' } as Outcome, channels: NO_CHANNELS }
  mails.channels = { ...NO_CHANNELS, mail: { send: async () => mails.outcome, sendCode: async () => mails.outcome } }
  await withMail(db, await person(db, 'filler', { school: '2199000001' }), 'zhou@example.com')
  const telling = { kind: 'returned', title: '城关小学（示例）被退回', body: '', link: '/' } as const
  const by = { actor: '测试', now: clock.now, reference: 'test' }
  await notify(db, by, { ...telling, to: [{ school: '2199000001' }], county: COUNTY })
  await deliverNext(db, 'mail', { channels: mails.channels, secretKey, now: () => clock.now })
  return mails
}
