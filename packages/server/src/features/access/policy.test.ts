import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  changePassword,
  endOwnSession,
  listOwnSessions,
  readPolicy,
  readSession,
  setPolicy,
  signIn,
} from '@junheng/core/features/access/contract.ts'
import { DEFAULT_POLICY } from '@junheng/core/features/access/policy.ts'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { clientWith, type HttpStage, httpScene, Refused } from '../../http/test-app.ts'
import { addAccount, resetPassword } from './administer.ts'
import { FREE_TRIES_OF_SOURCE } from './throttle.ts'

const COUNTY = { code: '990101', name: '澄溪区' }
const FIRST = 'first-use-K7'
const at = ({ db, clock }: HttpStage) => ({ db, now: clock.now })

async function aCoordinator(stage: HttpStage): Promise<void> {
  await addAccount(at(stage), { name: 'wangfang', role: 'coordinator', county: COUNTY, password: FIRST })
}

async function browser({ app }: HttpStage, password: string, account = 'wangfang', headers: Record<string, string> = {}) {
  const reply = await clientWith(app, headers).send(signIn, { body: { account, password } })
  if (reply.status !== 200) throw new Refused(JSON.parse(reply.text))
  const view = signIn.reply.parse(JSON.parse(reply.text))
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
  return { ...clientWith(app, { cookie, 'x-csrf-token': view.csrfToken, ...headers }), view }
}

const later = (stage: HttpStage, days: number) => {
  stage.clock.now = new Date(stage.clock.now.getTime() + days * 86_400_000)
}

test(
  'a password somebody else made opens the door to a new one and nothing else',
  httpScene(async (stage) => {
    await aCoordinator(stage)
    const { call, view } = await browser(stage, FIRST)
    assert.deepEqual([view.pending, view.permissions], ['new-password', []])
    await assert.rejects(call(listPackages), { code: 'access.new-password-first' })
    await assert.rejects(call(listOwnSessions), { code: 'access.new-password-first' })
    await call(changePassword, { body: { current: FIRST, next: 'Yunxi-river-2026' } })
    await call(listPackages)
    await resetPassword(at(stage), 'wangfang', 'second-use-K8')
    assert.equal((await call(readSession)).signedIn, false)
    assert.equal((await browser(stage, 'second-use-K8')).view.pending, 'new-password')
  }),
)

test(
  'a password expires, and none of the last five comes back',
  httpScene(async (stage) => {
    await aCoordinator(stage)
    const words = ['Yunxi', 'Lanting', 'Meishu', 'Songtao', 'Heyuan', 'Qingshan'].map((w) => `${w}-river-31`)
    let current = FIRST
    const { call } = await browser(stage, FIRST)
    for (const next of words) {
      stage.clock.now = new Date(stage.clock.now.getTime() + 1000)
      await call(changePassword, { body: { current, next } })
      current = next
    }
    await assert.rejects(call(changePassword, { body: { current, next: current } }), /最近 5 次/)
    await assert.rejects(call(changePassword, { body: { current, next: words[1]! } }), /最近 5 次/)
    await call(changePassword, { body: { current, next: words[0]! } })
    later(stage, 89)
    assert.equal((await browser(stage, words[0]!)).view.pending, null)
    later(stage, 1)
    assert.equal((await browser(stage, words[0]!)).view.pending, 'new-password')
  }),
)

test(
  'the security administrator sets the rules, others only read them, and the change is written down',
  httpScene(async (stage) => {
    await aCoordinator(stage)
    const security = await stage.as({ role: 'security_admin' })
    await security.call(setPolicy, { body: { ...DEFAULT_POLICY, minLength: 16, expiryDays: 0 } })
    const { call } = await browser(stage, FIRST)
    assert.equal((await call(readPolicy)).minLength, 16)
    await assert.rejects(call(changePassword, { body: { current: FIRST, next: 'Short-river-7' } }), /至少 16 个字符/)
    const entry = await stage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('verb', '=', 'access.set-policy')
      .executeTakeFirstOrThrow()
    assert.deepEqual([entry.before?.['minLength'], entry.after?.['minLength']], [10, 16])
    const looser = { ...DEFAULT_POLICY, minLength: 4 }
    await assert.rejects(security.call(setPolicy, { body: looser }), { code: 'request.invalid' })
  }),
)

test(
  'one sees where one is signed in, and ends one of these',
  httpScene(async (stage) => {
    await aCoordinator(stage)
    const desk = await browser(stage, FIRST, 'wangfang', { 'user-agent': 'Desk/1.0' })
    await desk.call(changePassword, { body: { current: FIRST, next: 'Yunxi-river-2026' } })
    const telephone = await browser(stage, 'Yunxi-river-2026', 'wangfang', { 'user-agent': 'Telephone/2.0' })
    const { items } = await desk.call(listOwnSessions)
    assert.deepEqual(
      items.map(({ agent, isThis }) => [agent, isThis]),
      [
        ['Desk/1.0', true],
        ['Telephone/2.0', false],
      ],
    )
    const stranger = await stage.as({ role: 'leader' })
    await assert.rejects(stranger.call(endOwnSession, { params: { id: items[1]!.id } }), { code: 'record.missing' })
    await desk.call(endOwnSession, { params: { id: items[1]!.id } })
    assert.equal((await telephone.call(readSession)).signedIn, false)
    assert.equal((await desk.call(readSession)).signedIn, true)
  }),
)

test(
  'an administrator’s session ends after a quarter of an hour of quiet, and with the working day',
  httpScene(async (stage) => {
    const { call } = await stage.as({ role: 'audit_admin' })
    const minutes = (n: number) => {
      stage.clock.now = new Date(stage.clock.now.getTime() + n * 60_000)
    }
    minutes(14)
    assert.equal((await call(readSession)).signedIn, true)
    minutes(15)
    assert.equal((await call(readSession)).signedIn, false)
    const busy = await stage.as({ role: 'security_admin' })
    for (let passed = 0; passed < 8 * 60; passed += 10) {
      assert.equal((await busy.call(readSession)).signedIn, true)
      minutes(10)
    }
    assert.equal((await busy.call(readSession)).signedIn, false)
  }),
)

test(
  'many names tried from one place lock that place, while right passwords there cost nothing',
  httpScene(async (stage) => {
    await aCoordinator(stage)
    for (let i = 0; i < FREE_TRIES_OF_SOURCE + 5; i++) await browser(stage, FIRST)
    for (let i = 0; i < FREE_TRIES_OF_SOURCE; i++)
      await assert.rejects(browser(stage, 'guess', `nobody-${i}`), { code: 'access.wrong-password' })
    await assert.rejects(browser(stage, FIRST), { code: 'access.locked' })
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    await browser(stage, FIRST)
  }),
)
