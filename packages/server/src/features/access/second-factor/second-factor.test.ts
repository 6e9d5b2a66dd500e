import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changePassword, listAccounts, readSession, setPolicy, signIn } from '@junheng/core/features/access/contract.ts'
import { DEFAULT_POLICY } from '@junheng/core/features/access/policy.ts'
import * as factor from '@junheng/core/features/access/second-factor/contract.ts'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { generateSync } from 'otplib'
import { clientWith, type HttpStage, httpScene, Refused } from '../../../http/test-app.ts'
import { resetSecondFactor } from '../administer.ts'
import { seedDemo } from '../demo.ts'

const passwords = { coordinator: 'Yunxi-river-2026', system_admin: 'Stone-bridge-77', security_admin: 'Calm-harbour-58' }

const withDemo = (body: (stage: HttpStage) => Promise<void>) =>
  httpScene(async (stage) => {
    await seedDemo(stage.db, { passwords, now: stage.clock.now })
    await body(stage)
  })

async function enter({ app }: HttpStage, account: keyof typeof passwords = 'coordinator') {
  const reply = await clientWith(app, {}).send(signIn, { body: { account, password: passwords[account] } })
  if (reply.status !== 200) throw new Refused(JSON.parse(reply.text))
  const view = signIn.reply.parse(JSON.parse(reply.text))
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
  return { ...clientWith(app, { cookie, 'x-csrf-token': view.csrfToken }), view }
}

const later = ({ clock }: HttpStage, seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000)
}

const codeOf = (secret: string, { clock }: HttpStage, seconds = 0) =>
  generateSync({ secret, epoch: Math.floor(clock.now.getTime() / 1000) + seconds })

/** Turned on by the coordinator, whose telephone knows `secret`. */
async function turnedOn(stage: HttpStage) {
  const client = await enter(stage)
  const { secret } = await client.call(factor.setUpSecondFactor)
  const { codes } = await client.call(factor.confirmSecondFactor, { body: { code: codeOf(secret, stage) } })
  return { client, secret, codes }
}

test(
  'once turned on, the password opens the door only as far as the code; the code lets in',
  withDemo(async (stage) => {
    const elsewhere = await enter(stage)
    const { client, secret, codes } = await turnedOn(stage)
    assert.equal(codes.length, 10)
    // Who turned it on works on; every other place is signed out.
    await client.call(listPackages)
    await assert.rejects(elsewhere.call(listPackages), { code: 'access.not-signed-in' })
    later(stage, 60)
    const half = await enter(stage)
    assert.deepEqual([half.view.pending, half.view.permissions], ['code', []])
    await assert.rejects(half.call(listPackages), { code: 'access.code-first' })
    const change = { current: passwords.coordinator, next: 'Another-harbour-59' }
    await assert.rejects(half.call(changePassword, { body: change }), { code: 'access.code-first' })
    await assert.rejects(half.call(factor.setUpSecondFactor), { code: 'access.code-first' })
    const view = await half.call(factor.showCode, { body: { code: codeOf(secret, stage) } })
    assert.equal(view.pending, null)
    await half.call(listPackages)
  }),
)

test(
  'a code is taken once, one step early or late, and no further',
  withDemo(async (stage) => {
    const { secret } = await turnedOn(stage)
    later(stage, 120)
    const code = codeOf(secret, stage, -30)
    await (await enter(stage)).call(factor.showCode, { body: { code } })
    const again = await enter(stage)
    await assert.rejects(again.call(factor.showCode, { body: { code } }), { code: 'access.wrong-code' })
    for (const seconds of [-60, 60])
      await assert.rejects(again.call(factor.showCode, { body: { code: codeOf(secret, stage, seconds) } }), {
        code: 'access.wrong-code',
      })
    await again.call(factor.showCode, { body: { code: codeOf(secret, stage, 30) } })
    // A later step was taken, so that the one between is over too.
    const third = await enter(stage)
    await assert.rejects(third.call(factor.showCode, { body: { code: codeOf(secret, stage) } }), { code: 'access.wrong-code' })
  }),
)

test(
  'the code that turned it on opens no sign-in',
  withDemo(async (stage) => {
    const { secret } = await turnedOn(stage)
    const half = await enter(stage)
    await assert.rejects(half.call(factor.showCode, { body: { code: codeOf(secret, stage) } }), { code: 'access.wrong-code' })
  }),
)

test(
  'wrong codes lock the name as wrong passwords do, and the right password does not start the count anew',
  withDemo(async (stage) => {
    const { secret } = await turnedOn(stage)
    later(stage, 60)
    for (let i = 0; i < 4; i++) {
      const half = await enter(stage)
      await assert.rejects(half.call(factor.showCode, { body: { code: '000000' } }), { code: 'access.wrong-code' })
    }
    const half = await enter(stage)
    await assert.rejects(half.call(factor.showCode, { body: { code: '000000' } }), { code: 'access.wrong-code' })
    await assert.rejects(half.call(factor.showCode, { body: { code: codeOf(secret, stage) } }), { code: 'access.locked' })
    await assert.rejects(enter(stage), { code: 'access.locked' })
    later(stage, 60)
    await half.call(factor.showCode, { body: { code: codeOf(secret, stage) } })
    const verbs = await stage.db.selectFrom('audit_entry').select(['verb']).where('verb', '=', 'access.code-refused').execute()
    assert.equal(verbs.length, 6)
  }),
)

test(
  'whoever shows no code within ten minutes begins again',
  withDemo(async (stage) => {
    const { secret } = await turnedOn(stage)
    const half = await enter(stage)
    later(stage, 600)
    await assert.rejects(half.call(factor.showCode, { body: { code: codeOf(secret, stage) } }), { code: 'access.not-signed-in' })
  }),
)

test(
  'each recovery code opens one sign-in, however it is typed',
  withDemo(async (stage) => {
    const { codes } = await turnedOn(stage)
    const typed = codes[3]!.toUpperCase().replaceAll('-', ' ')
    const first = await enter(stage)
    await first.call(factor.showCode, { body: { code: typed } })
    assert.equal((await first.call(factor.readSecondFactor)).codesLeft, 9)
    const second = await enter(stage)
    await assert.rejects(second.call(factor.showCode, { body: { code: codes[3]! } }), { code: 'access.wrong-code' })
    await second.call(factor.showCode, { body: { code: codes[0]! } })
  }),
)

test(
  'the database holds neither the secret nor a recovery code, the log neither code nor secret',
  withDemo(async (stage) => {
    const { secret, codes } = await turnedOn(stage)
    const kept = await Promise.all([
      stage.db.selectFrom('second_factor').selectAll().execute(),
      stage.db.selectFrom('recovery_code').selectAll().execute(),
      stage.db.selectFrom('audit_entry').selectAll().execute(),
    ])
    const text = JSON.stringify(kept)
    for (const word of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) assert.ok(!text.includes(word))
  }),
)

test(
  'turning it off takes the password and a code',
  withDemo(async (stage) => {
    const { client, secret } = await turnedOn(stage)
    later(stage, 60)
    const code = codeOf(secret, stage)
    const end = (password: string, shown: string) => client.call(factor.endSecondFactor, { body: { password, code: shown } })
    await assert.rejects(end('a guess', code), { code: 'access.wrong-current-password' })
    await assert.rejects(end(passwords.coordinator, '000000'), { code: 'access.wrong-code' })
    assert.equal((await end(passwords.coordinator, code)).since, null)
    assert.equal((await enter(stage)).view.pending, null)
  }),
)

test(
  'a role the rules name is led to set one up before anything else; others are not',
  withDemo(async (stage) => {
    const security = await enter(stage, 'security_admin')
    await security.call(setPolicy, { body: { ...DEFAULT_POLICY, secondFactorRoles: ['coordinator'] } })
    const client = await enter(stage)
    assert.equal(client.view.pending, 'second-factor')
    await assert.rejects(client.call(listPackages), { code: 'access.second-factor-first' })
    const { secret, qr } = await client.call(factor.setUpSecondFactor)
    assert.match(qr, /^<svg /)
    await assert.rejects(client.call(factor.confirmSecondFactor, { body: { code: '000000' } }), { code: 'access.wrong-code' })
    await client.call(factor.confirmSecondFactor, { body: { code: codeOf(secret, stage) } })
    await client.call(listPackages)
    // Turned off where it is required, one is led to set another up: a new telephone.
    later(stage, 60)
    const body = { password: passwords.coordinator, code: codeOf(secret, stage) }
    await client.call(factor.endSecondFactor, { body })
    await assert.rejects(client.call(listPackages), { code: 'access.second-factor-first' })
    assert.equal((await enter(stage, 'system_admin')).view.pending, null)
  }),
)

test(
  'an administrator, or whoever stands at the machine, takes a lost one off; nobody their own',
  withDemo(async (stage) => {
    const { client } = await turnedOn(stage)
    const security = await enter(stage, 'security_admin')
    const { items } = await security.call(listAccounts)
    const account = items.find(({ name }) => name === 'coordinator')!
    assert.equal(account.hasSecondFactor, true)
    const params = { id: account.id }
    const after = await security.call(factor.resetSecondFactor, { params, body: { reason: '手机遗失' } })
    assert.equal(after.hasSecondFactor, false)
    assert.equal((await client.call(readSession)).signedIn, false)
    await assert.rejects(security.call(factor.resetSecondFactor, { params, body: { reason: '再来' } }), {
      code: 'access.second-factor-off',
    })
    const own = { params: { id: security.view.account.id }, body: { reason: '自己' } }
    await assert.rejects(security.call(factor.resetSecondFactor, own), { code: 'access.not-yourself' })
    await turnedOn(stage)
    const at = { db: stage.db, now: stage.clock.now }
    assert.deepEqual(await resetSecondFactor(at, 'coordinator'), ['coordinator'])
    assert.equal((await enter(stage)).view.pending, null)
    await turnedOn(stage)
    assert.deepEqual(await resetSecondFactor(at, null), ['coordinator'])
  }),
)

test(
  'without the key they were sealed with, codes are refused in words and no other key is made; taken off for all, it begins anew',
  withDemo(async (stage) => {
    const { secret } = await turnedOn(stage)
    later(stage, 60)
    const kept = { ...stage.secretKey }
    let made = 0
    const other = Buffer.alloc(32, 9)
    stage.secretKey.find = () => null
    stage.secretKey.make = () => {
      made += 1
      return other
    }
    const half = await enter(stage)
    const refused = await half.call(factor.showCode, { body: { code: codeOf(secret, stage) } }).catch((error) => error)
    assert.equal(refused.code, 'access.other-secret-key')
    assert.match(refused.problem.detail, /secret-key.json/)
    const system = await enter(stage, 'system_admin')
    await assert.rejects(system.call(factor.setUpSecondFactor), { code: 'access.other-secret-key' })
    assert.equal(made, 0)
    Object.assign(stage.secretKey, kept)
    await half.call(factor.showCode, { body: { code: codeOf(secret, stage) } })
    await resetSecondFactor({ db: stage.db, now: stage.clock.now }, null)
    stage.secretKey.find = () => other
    await system.call(factor.setUpSecondFactor)
  }),
)
