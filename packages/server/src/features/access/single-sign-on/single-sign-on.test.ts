import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addAccount, disableAccount, readSession, setPolicy, signIn, signOut } from '@junheng/core/features/access/contract.ts'
import { DEFAULT_POLICY } from '@junheng/core/features/access/policy.ts'
import * as factor from '@junheng/core/features/access/second-factor/contract.ts'
import * as sso from '@junheng/core/features/access/single-sign-on/contract.ts'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { clientWith, type HttpStage, httpScene, Refused } from '../../../http/test-app.ts'
import { resetPassword } from '../administer.ts'
import { seedDemo } from '../demo.ts'
import { openProvider } from './provider.ts'
import { RETURN_PATH } from './service.ts'
import { CLIENT, startProvider, type TestProvider } from './test-provider.ts'

const passwords = { coordinator: 'Yunxi-river-2026', system_admin: 'Stone-bridge-77', security_admin: 'Calm-harbour-58' }
const ORIGIN = 'http://junheng.test'

describe('the organisation’s own sign-in, against a real provider', () => {
  let provider: TestProvider
  before(async () => {
    provider = await startProvider([`${ORIGIN}${RETURN_PATH}`])
  })
  after(() => provider.close())

  const withProvider =
    (body: (stage: HttpStage) => Promise<void>, issuer = () => provider.issuer) =>
    async () => {
      const config = { issuer: issuer(), clientId: CLIENT.id, clientSecret: CLIENT.secret, label: '教育局统一登录' }
      await httpScene(
        async (stage) => {
          await seedDemo(stage.db, { passwords, now: stage.clock.now })
          await body(stage)
        },
        { signOn: openProvider(config, ORIGIN) },
      )()
    }

  /** A browser with its cookies. */
  function browser({ app }: HttpStage) {
    const jar = new Map<string, string>()
    let csrf = ''
    const send: ReturnType<typeof clientWith>['send'] = async (endpoint, input) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await clientWith(app, { cookie, 'x-csrf-token': csrf }).send(endpoint, input)
      for (const line of [reply.headers['set-cookie'] ?? []].flat().map(String)) {
        const [name, ...value] = line.split(';')[0]!.split('=')
        jar.set(name!, value.join('='))
      }
      return reply
    }
    const call = async <R>(endpoint: Parameters<typeof send>[0] & { reply: { parse: (value: unknown) => R } }, input = {}) => {
      const reply = await send(endpoint, input)
      if (reply.status >= 400) throw new Refused(JSON.parse(reply.text))
      const value = JSON.parse(reply.text)
      csrf = value.csrfToken ?? value.session?.csrfToken ?? csrf
      return endpoint.reply.parse(value)
    }
    const enter = (account: keyof typeof passwords) => call(signIn, { body: { account, password: passwords[account] } })
    const go = async (login: string) => (await provider.walk((await call(sso.beginSignOn)).address, login)).search
    const finish = (query: string) => call(sso.finishSignOn, { body: { query } })
    return { call, enter, go, finish }
  }

  async function bound(stage: HttpStage, login: string) {
    const client = browser(stage)
    await client.enter('coordinator')
    const { address } = await client.call(sso.beginBinding, { body: { password: passwords.coordinator } })
    const { purpose } = await client.finish((await provider.walk(address, login)).search)
    assert.equal(purpose, 'bind')
    return client
  }

  test(
    'who is bound signs in there and is let in here; the log says how',
    withProvider(async (stage) => {
      await bound(stage, 'wang-001')
      const client = browser(stage)
      const { session } = await client.finish(await client.go('wang-001'))
      assert.deepEqual([session.account.name, session.pending], ['coordinator', null])
      await client.call(listPackages)
      const entries = await stage.db.selectFrom('audit_entry').select(['verb', 'details']).execute()
      assert.ok(entries.some(({ verb }) => verb === 'access.bind'))
      assert.ok(entries.some(({ verb, details }) => verb === 'access.sign-in' && JSON.stringify(details).includes('统一登录')))
      const left = await client.call(signOut)
      assert.ok(left.leaveAt?.startsWith(`${provider.issuer}/session/end?`))
      assert.equal((await client.call(readSession)).signedIn, false)
    }),
  )

  test(
    'who is not bound is told what to do; nothing is bound by itself',
    withProvider(async (stage) => {
      const client = browser(stage)
      await assert.rejects(client.finish(await client.go('coordinator')), { code: 'access.not-bound' })
      assert.equal((await client.call(readSession)).signedIn, false)
    }),
  )

  test(
    'a return is taken once, in the browser that began, within its time, as the provider sent it',
    withProvider(async (stage) => {
      await bound(stage, 'wang-001')
      const client = browser(stage)
      const query = await client.go('wang-001')
      await assert.rejects(browser(stage).finish(query), { code: 'access.sign-on-lost' })
      const other = browser(stage)
      await other.go('li-002')
      await assert.rejects(other.finish(query), { code: 'access.provider-refused' })
      await client.finish(query)
      await assert.rejects(client.finish(query), { code: 'access.sign-on-lost' })
      const late = browser(stage)
      const slow = await late.go('wang-001')
      stage.clock.now = new Date(stage.clock.now.getTime() + 15 * 60_000)
      await assert.rejects(late.finish(slow), { code: 'access.sign-on-lost' })
      const forged = browser(stage)
      await forged.go('wang-001')
      await assert.rejects(forged.finish('?error=access_denied&state=x'), { code: 'access.provider-refused' })
    }),
  )

  test(
    'disabled, locked or without a second step here is so there too; a password to be changed is not asked',
    withProvider(async (stage) => {
      const own = await bound(stage, 'wang-001')
      const system = browser(stage)
      await system.enter('system_admin')
      const security = browser(stage)
      await security.enter('security_admin')
      await security.call(setPolicy, { body: { ...DEFAULT_POLICY, secondFactorRoles: ['coordinator'] } })
      const client = browser(stage)
      assert.equal((await client.finish(await client.go('wang-001'))).session.pending, 'second-factor')
      await own.call(factor.setUpSecondFactor)
      await security.call(setPolicy, { body: DEFAULT_POLICY })
      await resetPassword({ db: stage.db, now: stage.clock.now }, 'coordinator', 'aaaa-bbbb-cccc')
      const again = browser(stage)
      assert.equal((await again.finish(await again.go('wang-001'))).session.pending, null)
      for (let i = 0; i < 5; i++)
        await browser(stage)
          .enter('coordinator')
          .catch(() => {})
      await assert.rejects(again.finish(await again.go('wang-001')), { code: 'access.locked' })
      stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
      const params = { id: (await again.finish(await again.go('wang-001'))).session.account.id }
      await system.call(disableAccount, { params, body: { disabled: true, reason: '调离' } })
      await assert.rejects(again.finish(await again.go('wang-001')), { code: 'access.account-disabled' })
    }),
  )

  test(
    'one person is one account; the system administrator binds and unbinds by what the provider calls the person',
    withProvider(async (stage) => {
      const own = await bound(stage, 'wang-001')
      const system = browser(stage)
      await system.enter('system_admin')
      const body = { name: 'zhao', displayName: '赵磊', phone: null, branch: 'business' }
      const { account } = await system.call(addAccount, { body })
      const set = (subject: string | null, id = account.id) =>
        system.call(sso.setIdentity, { params: { id }, body: { subject, reason: '入职登记' } })
      await assert.rejects(set('wang-001'), { code: 'access.already-bound' })
      assert.equal((await set('zhao-003')).hasSignOn, true)
      await assert.rejects(set('zhao-004'), { code: 'access.already-bound' })
      assert.equal((await set(null)).hasSignOn, false)
      assert.equal((await own.call(sso.endBinding)).boundAt, null)
      await assert.rejects(own.call(sso.endBinding), { code: 'access.not-bound-yet' })
      const client = browser(stage)
      await assert.rejects(client.finish(await client.go('wang-001')), { code: 'access.not-bound' })
    }),
  )

  test(
    'binding asks for the password, and ends only in the session that began it',
    withProvider(async (stage) => {
      const client = browser(stage)
      await client.enter('coordinator')
      await assert.rejects(client.call(sso.beginBinding, { body: { password: 'a guess' } }), {
        code: 'access.wrong-current-password',
      })
      const { address } = await client.call(sso.beginBinding, { body: { password: passwords.coordinator } })
      const { search } = await provider.walk(address, 'wang-001')
      await client.enter('system_admin')
      await assert.rejects(client.finish(search), { code: 'access.sign-on-lost' })
    }),
  )

  test(
    'while the provider is down that is said, and passwords open the door as ever',
    withProvider(
      async (stage) => {
        const client = browser(stage)
        await assert.rejects(client.call(sso.beginSignOn), { code: 'access.provider-down' })
        assert.equal((await client.enter('coordinator')).signedIn, true)
      },
      () => 'http://127.0.0.1:9',
    ),
  )
})

test(
  'a server without such a sign-in shows none and says so',
  httpScene(async ({ as }) => {
    const stranger = await as('stranger')
    const session = await stranger.call(readSession)
    assert.ok(!session.signedIn && session.signOn === null)
    await assert.rejects(stranger.call(sso.beginSignOn), { code: 'access.no-provider' })
  }),
)
