import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askMailCode,
  confirmMail,
  readNoticeSettings,
  removeMail,
  setNoticeWishes,
} from '@junheng/core/features/notices/contract.ts'
import { USUAL_WISHES } from '@junheng/core/features/notices/schema.ts'
import { COUNTY, httpScene } from '../../http/test-app.ts'
import { type Channels, NO_CHANNELS, type Outcome } from './channel.ts'
import { audited } from './test-people.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const MAIL = { body: { mail: ' Chen@Example.com ' } }

test(
  'who has chosen nothing has the usual; what one chooses is kept and written down',
  httpScene(async ({ as, db }) => {
    const { call } = await as(coordinator)
    const { wishes, ...rest } = await call(readNoticeSettings)
    assert.deepEqual(wishes, USUAL_WISHES)
    assert.deepEqual(rest, { mail: null, waiting: null, hasMail: false })
    const chosen = { mailKinds: ['returned' as const], digest: 'daily' as const, quiet: null }
    assert.deepEqual((await call(setNoticeWishes, { body: chosen })).wishes, chosen)
    const [entry] = await audited(db, 'notices.set-wishes')
    assert.deepEqual(entry?.after, { 发邮件的通知: '退回', 何时发: '每天 08:00 汇总', 免打扰: '无' })
  }),
)

test('an address counts only after its owner has entered the code mailed to it', async () => {
  const codes: string[] = []
  const body = httpScene(
    async ({ as, clock, db }) => {
      const { call } = await as(coordinator)
      const asked = await call(askMailCode, MAIL)
      assert.deepEqual([asked.mail, asked.waiting?.mail], [null, 'chen@example.com'])
      const wrong = codes[0] === '000000' ? '000001' : '000000'
      await assert.rejects(call(confirmMail, { body: { code: wrong } }), { code: 'notices.wrong-code' })
      const confirmed = await call(confirmMail, { body: { code: codes[0] ?? '' } })
      assert.deepEqual([confirmed.mail, confirmed.waiting], ['chen@example.com', null])
      // A code is good once.
      await assert.rejects(call(confirmMail, { body: { code: codes[0] ?? '' } }), { code: 'notices.code-over' })
      const [entry] = await audited(db, 'notices.set-mail')
      assert.deepEqual(entry?.after, { 邮箱: 'c…@example.com' })

      clock.now = new Date(clock.now.getTime() + 61_000)
      await call(askMailCode, { body: { mail: 'other@example.com' } })
      const takenBack = await call(removeMail)
      assert.deepEqual([takenBack.mail, takenBack.waiting], ['chen@example.com', null])
      assert.equal((await call(removeMail)).mail, null)

      clock.now = new Date(clock.now.getTime() + 61_000)
      await call(askMailCode, MAIL)
      clock.now = new Date(clock.now.getTime() + 15 * 60_000)
      await assert.rejects(call(confirmMail, { body: { code: codes.at(-1) ?? '' } }), { code: 'notices.code-over' })
    },
    { channels: mailing(codes) },
  )
  await body()
})

test('guessing ends after five tries, and mails to one address after ten a day', async () => {
  const codes: string[] = []
  const body = httpScene(
    async ({ as, clock }) => {
      const { call } = await as(coordinator)
      await call(askMailCode, MAIL)
      await assert.rejects(call(askMailCode, MAIL), { code: 'notices.code-too-soon' })
      const wrong = codes[0] === '000000' ? '000001' : '000000'
      for (const code of ['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'code-over'])
        await assert.rejects(call(confirmMail, { body: { code: wrong } }), { code: `notices.${code}` })
      await assert.rejects(call(confirmMail, { body: { code: codes[0] ?? '' } }), { code: 'notices.code-over' })
      for (let i = 0; i < 9; i++) {
        clock.now = new Date(clock.now.getTime() + 61_000)
        await call(askMailCode, MAIL)
      }
      clock.now = new Date(clock.now.getTime() + 61_000)
      await assert.rejects(call(askMailCode, MAIL), { code: 'notices.too-many-codes' })
      await assert.rejects(
        call(removeMail).then(() => call(askMailCode, MAIL)),
        { code: 'notices.too-many-codes' },
      )
      assert.equal(codes.length, 10)
    },
    { channels: mailing(codes) },
  )
  await body()
})

test('where no mail is sent, or the server refuses the address, one is told at once', async () => {
  const none = httpScene(async ({ as }) => {
    await assert.rejects((await as(coordinator)).call(askMailCode, MAIL), { code: 'notices.no-mail' })
  })
  await none()
  const refusing = httpScene(
    async ({ as }) => {
      await assert.rejects((await as(coordinator)).call(askMailCode, MAIL), /拒收这个邮箱地址/)
    },
    { channels: mailing([], { is: 'never', reason: '邮件服务器拒收这个邮箱地址（550）' }) },
  )
  await refusing()
})

const mailing = (codes: string[], outcome: Outcome = { is: 'sent' }): Channels => ({
  ...NO_CHANNELS,
  mail: {
    send: async () => outcome,
    sendCode: async (_, code) => {
      codes.push(code)
      return outcome
    },
  },
})
