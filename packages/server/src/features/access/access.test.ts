import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  changePassword,
  endSessions,
  listAccounts,
  readSession,
  signIn,
  signOut,
  unlockAccount,
} from '@junheng/core/features/access/contract.ts'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { clientWith, type HttpStage, httpScene, Refused } from '../../http/test-app.ts'
import { seedDemo } from './demo.ts'
import { lockSeconds } from './throttle.ts'

const passwords = { coordinator: 'Yunxi-river-2026', system_admin: 'Stone-bridge-77', audit_admin: 'Quiet-ledger-41' }
const right = { account: 'coordinator', password: passwords.coordinator }

/** The browser of whoever signs in: its cookie and token, and what the server answered. */
async function browser({ app }: HttpStage, who = right, headers: Record<string, string> = {}) {
  const stranger = clientWith(app, headers)
  const reply = await stranger.send(signIn, { body: who })
  if (reply.status !== 200) throw new Refused(JSON.parse(reply.text))
  const setCookie = String(reply.headers['set-cookie'])
  const view = signIn.reply.parse(JSON.parse(reply.text))
  const cookie = setCookie.split(';')[0] ?? ''
  return { ...clientWith(app, { cookie, 'x-csrf-token': view.csrfToken }), view, setCookie, cookie }
}

const asDemo = (body: (stage: HttpStage) => Promise<void>, options: Parameters<typeof httpScene>[1] = {}) =>
  httpScene(async (stage) => {
    await seedDemo(stage.db, { passwords, now: stage.clock.now })
    await body(stage)
  }, options)

test(
  'a right password opens a session that says who one is and whose county one works on',
  asDemo(async (stage) => {
    const { view, call, setCookie } = await browser(stage)
    assert.equal(view.role, 'coordinator')
    assert.equal(view.county?.code, '990101')
    assert.match(setCookie, /HttpOnly/)
    assert.match(setCookie, /SameSite=Strict/)
    const session = await call(readSession)
    assert.equal(session.signedIn, true)
  }),
)

test(
  'the database keeps neither the password nor the session token',
  asDemo(async (stage) => {
    const { cookie } = await browser(stage)
    const token = cookie.split('=')[1] ?? ''
    const stored = JSON.stringify([
      await stage.db.selectFrom('account').selectAll().execute(),
      await stage.db.selectFrom('session').selectAll().execute(),
    ])
    assert.ok(token.length > 40)
    assert.ok(!stored.includes(token))
    assert.ok(!stored.includes(passwords.coordinator))
    assert.match(stored, /\$argon2id\$/)
  }),
)

test(
  'an unknown account and a wrong password are refused with the same words',
  asDemo(async (stage) => {
    const wrong = await browser(stage, { ...right, password: 'guess' }).catch((error) => error)
    const nobody = await browser(stage, { account: 'nobody', password: 'guess' }).catch((error) => error)
    assert.equal(wrong.code, 'access.wrong-password')
    assert.equal(nobody.problem.detail, wrong.problem.detail)
  }),
)

test(
  'after five wrong passwords even the right one waits, and each further lock is twice as long',
  asDemo(async (stage) => {
    for (let i = 0; i < 5; i++)
      await assert.rejects(browser(stage, { ...right, password: 'guess' }), { code: 'access.wrong-password' })
    const locked = await browser(stage).catch((error) => error)
    assert.equal(locked.code, 'access.locked')
    assert.equal(locked.problem.retryAfter, 60)
    stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    assert.equal((await browser(stage)).view.signedIn, true)
    assert.deepEqual([4, 5, 6, 7, 99].map(lockSeconds), [0, 60, 120, 240, 3600])
  }),
)

test(
  'an administrator sees the lock and lifts it',
  asDemo(async (stage) => {
    for (let i = 0; i < 5; i++) await browser(stage, { ...right, password: 'guess' }).catch(() => {})
    const admin = await browser(stage, { account: 'system_admin', password: passwords.system_admin })
    const { items } = await admin.call(listAccounts)
    const account = items.find((each) => each.name === 'coordinator')
    assert.ok(account?.lockedUntil)
    const unlocked = await admin.call(unlockAccount, { params: { id: account.id } })
    assert.equal(unlocked.lockedUntil, null)
    assert.equal((await browser(stage)).view.signedIn, true)
  }),
)

test(
  'a session ends after half an hour without a call, and after twelve hours in any case',
  asDemo(async (stage) => {
    const { call } = await browser(stage)
    const later = (minutes: number) => {
      stage.clock.now = new Date(stage.clock.now.getTime() + minutes * 60_000)
    }
    later(29)
    await call(listPackages)
    later(29)
    await call(listPackages)
    later(30)
    await assert.rejects(call(listPackages), { code: 'access.not-signed-in' })

    const busy = await browser(stage)
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      later(20)
      await busy.call(listPackages)
    }
    later(20)
    await assert.rejects(busy.call(listPackages), { code: 'access.not-signed-in' })
  }),
)

test(
  'who signs out is out, also with the old cookie',
  asDemo(async (stage) => {
    const { call } = await browser(stage)
    await call(signOut)
    assert.equal((await call(readSession)).signedIn, false)
    await assert.rejects(call(listPackages), { code: 'access.not-signed-in' })
  }),
)

test(
  'a write without the session token is refused and changes nothing',
  asDemo(async (stage) => {
    const { cookie, call } = await browser(stage)
    const forged = clientWith(stage.app, { cookie })
    await assert.rejects(forged.call(signOut), { code: 'access.forged-request' })
    const guessed = clientWith(stage.app, { cookie, 'x-csrf-token': 'x'.repeat(32) })
    await assert.rejects(guessed.call(signOut), { code: 'access.forged-request' })
    assert.equal((await call(readSession)).signedIn, true)
  }),
)

test(
  'signing in from another site is refused',
  asDemo(async (stage) => {
    const other = clientWith(stage.app, { 'sec-fetch-site': 'cross-site' })
    await assert.rejects(other.call(signIn, { body: right }), { code: 'access.forged-request' })
  }),
)

test(
  "a new password ends the other sessions and closes the old one's door",
  asDemo(async (stage) => {
    const here = await browser(stage)
    const elsewhere = await browser(stage)
    const next = 'A-quiet-river-2027'
    await assert.rejects(here.call(changePassword, { body: { current: 'guess', next } }), {
      code: 'access.wrong-current-password',
    })
    await assert.rejects(here.call(changePassword, { body: { current: right.password, next: 'short' } }), {
      code: 'access.weak-password',
    })
    await here.call(changePassword, { body: { current: right.password, next } })
    assert.equal((await here.call(readSession)).signedIn, true)
    assert.equal((await elsewhere.call(readSession)).signedIn, false)
    await assert.rejects(browser(stage), { code: 'access.wrong-password' })
    assert.equal((await browser(stage, { ...right, password: next })).view.signedIn, true)
  }),
)

test(
  'an administrator ends every session of an account at once',
  asDemo(async (stage) => {
    const { call } = await browser(stage)
    const admin = await browser(stage, { account: 'system_admin', password: passwords.system_admin })
    const { items } = await admin.call(listAccounts)
    const account = items.find((each) => each.name === 'coordinator')
    assert.equal(account?.openSessions, 1)
    await admin.call(endSessions, { params: { id: account.id } })
    assert.equal((await call(readSession)).signedIn, false)
  }),
)

test(
  'signing in, being refused and signing out are written down, the typed name is not',
  asDemo(async (stage) => {
    await browser(stage, { account: 'my-password-in-the-wrong-field', password: 'guess' }).catch(() => {})
    const { call } = await browser(stage)
    await call(signOut)
    const lines = await stage.db.selectFrom('audit_entry').select(['verb', 'actor_name', 'subject', 'details']).execute()
    assert.deepEqual(lines.map((line) => line.verb).sort(), ['access.sign-in', 'access.sign-in-refused', 'access.sign-out'])
    assert.ok(!JSON.stringify(lines).includes('my-password'))
  }),
)

test(
  "the demonstration's printed password works again after somebody changed it; beside a real county there is no demonstration",
  asDemo(async (stage) => {
    const renewed = { ...passwords, coordinator: 'Another-river-2026' }
    await seedDemo(stage.db, { passwords: renewed, now: stage.clock.now })
    assert.equal((await browser(stage, { ...right, password: renewed.coordinator })).view.signedIn, true)
    await stage.db.updateTable('county').set({ is_demo: false }).where('county_code', '=', '990101').execute()
    await assert.rejects(seedDemo(stage.db, { passwords, now: stage.clock.now }), { code: 'access.real-database' })
  }),
)

test(
  'ten guesses at the same moment are ten guesses: five are looked at, the rest find the door locked',
  asDemo(
    async (stage) => {
      const guess = () => browser(stage, { ...right, password: 'guess' }).catch((error) => error.code)
      const codes = await Promise.all(Array.from({ length: 10 }, guess))
      assert.deepEqual(codes.sort(), [...Array(5).fill('access.locked'), ...Array(5).fill('access.wrong-password')])
      await assert.rejects(browser(stage), { code: 'access.locked' })
    },
    { own: true },
  ),
)

test(
  'over HTTPS the cookie is never sent in the clear, and browsers are told to stay with HTTPS',
  asDemo(
    async (stage) => {
      const forwarded = { 'x-forwarded-proto': 'https' }
      const { setCookie } = await browser(stage, right, forwarded)
      assert.match(setCookie, /; Secure/)
      // The proxy also hands on what came to it in the clear: a Secure cookie would be lost there.
      assert.doesNotMatch((await browser(stage, right)).setCookie, /Secure/)
      const reply = await stage.app.http.inject({ url: '/healthz', headers: forwarded })
      assert.match(String(reply.headers['strict-transport-security']), /max-age=\d{7,}/)
    },
    { https: true },
  ),
)
