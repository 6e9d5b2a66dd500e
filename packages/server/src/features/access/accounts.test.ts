import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addAccount,
  disableAccount,
  endPost,
  grantPost,
  readSession,
  resetPassword,
  signIn,
} from '@junheng/core/features/access/contract.ts'
import type { Grant } from '@junheng/core/features/access/schema.ts'
import { COUNTY, clientWith, type HttpStage, httpScene, Refused } from '../../http/test-app.ts'

const WANG = { name: 'wangfang', displayName: '王芳', phone: '13900001234', branch: 'business' } as const
const PRINCIPAL: Grant = {
  role: 'principal',
  county: COUNTY,
  unit: '澄溪第一小学',
  orgId: null,
  schools: ['2199000001'],
  until: null,
}

async function enter({ app }: HttpStage, account: string, password: string) {
  const reply = await clientWith(app, {}).send(signIn, { body: { account, password } })
  if (reply.status !== 200) throw new Refused(JSON.parse(reply.text))
  const view = signIn.reply.parse(JSON.parse(reply.text))
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
  return { ...clientWith(app, { cookie, 'x-csrf-token': view.csrfToken }), view }
}

test(
  'one administrator makes the account, the other grants the post; before both have acted nobody gets in',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const security = await stage.as({ role: 'security_admin' })
    const { account, password } = await system.call(addAccount, { body: WANG })
    await assert.rejects(enter(stage, WANG.name, password), { code: 'access.no-post' })
    await assert.rejects(system.call(grantPost, { params: { id: account.id }, body: PRINCIPAL }), { code: 'access.forbidden' })
    const { posts } = await security.call(grantPost, { params: { id: account.id }, body: PRINCIPAL })
    assert.equal(posts[0]?.unit, '澄溪第一小学')
    const { view, call } = await enter(stage, WANG.name, password)
    assert.deepEqual([view.role, view.schools, view.pending], ['principal', ['2199000001'], 'new-password'])
    await security.call(endPost, { params: { id: account.id, post: posts[0]!.id }, body: { reason: '调离' } })
    assert.equal((await call(readSession)).signedIn, false)
    await assert.rejects(enter(stage, WANG.name, password), { code: 'access.no-post' })
    const stored = JSON.stringify(await stage.db.selectFrom('audit_entry').selectAll().execute())
    assert.ok(!stored.includes(password) && !stored.includes(WANG.phone))
    assert.match(stored, /调离/)
  }),
)

test(
  'a business account gets no administration, and no administrator business, in words',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const security = await stage.as({ role: 'security_admin' })
    const { account } = await system.call(addAccount, { body: WANG })
    const admin: Grant = { role: 'audit_admin', county: null, unit: '', orgId: null, schools: [], until: null }
    const refused = await security.call(grantPost, { params: { id: account.id }, body: admin }).catch((error) => error)
    assert.equal(refused.code, 'access.other-branch')
    assert.match(refused.problem.detail, /王芳|wangfang/)
  }),
)

test(
  'nobody grants, resets or disables their own account',
  httpScene(async (stage) => {
    for (const role of ['system_admin', 'security_admin'] as const) {
      const { call } = await stage.as({ role })
      const session = await call(readSession)
      assert.ok(session.signedIn)
      const params = { id: session.account.id }
      const own =
        role === 'system_admin'
          ? call(disableAccount, { params, body: { disabled: true, reason: '试试' } })
          : call(grantPost, { params, body: { role, county: null, unit: '', orgId: null, schools: [], until: null } })
      await assert.rejects(own, { code: 'access.not-yourself' })
    }
  }),
)

test(
  'a disabled account is out at once, and in again when enabled; a reset password is a new one',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const security = await stage.as({ role: 'security_admin' })
    const { account, password } = await system.call(addAccount, { body: WANG })
    const params = { id: account.id }
    await security.call(grantPost, { params, body: PRINCIPAL })
    const { call } = await enter(stage, WANG.name, password)
    await system.call(disableAccount, { params, body: { disabled: true, reason: '休假' } })
    assert.equal((await call(readSession)).signedIn, false)
    await assert.rejects(enter(stage, WANG.name, password), { code: 'access.wrong-password' })
    await system.call(disableAccount, { params, body: { disabled: false, reason: '返岗' } })
    const renewed = await system.call(resetPassword, { params })
    assert.notEqual(renewed.password, password)
    await assert.rejects(enter(stage, WANG.name, password), { code: 'access.wrong-password' })
    assert.equal((await enter(stage, WANG.name, renewed.password)).view.pending, 'new-password')
    await assert.rejects(system.call(addAccount, { body: { ...WANG, name: 'WangFang' } }), { code: 'access.name-taken' })
  }),
)

test(
  'a post names what its role needs, a county that is known, and a last day to come',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const security = await stage.as({ role: 'security_admin' })
    const { account } = await system.call(addAccount, { body: WANG })
    const grant = (body: Grant) => security.call(grantPost, { params: { id: account.id }, body })
    await assert.rejects(grant({ ...PRINCIPAL, schools: [] }), { code: 'request.invalid' })
    await assert.rejects(grant({ ...PRINCIPAL, county: null }), { code: 'request.invalid' })
    await assert.rejects(grant({ ...PRINCIPAL, role: 'city_supervisor', schools: [] }), { code: 'request.invalid' })
    await assert.rejects(grant({ ...PRINCIPAL, county: '123456' }), { code: 'access.county-unknown' })
    await assert.rejects(grant({ ...PRINCIPAL, until: '2026-11-22' }), { code: 'request.invalid' })
    // The clock stands at the 23rd: a post for today alone is one day long.
    const { posts } = await grant({ ...PRINCIPAL, until: '2026-11-23' })
    assert.equal(posts.length, 1)
    const inspector = await grant({
      role: 'inspector',
      county: COUNTY,
      unit: '第一责任区',
      orgId: null,
      schools: ['a', 'b', 'a'],
      until: null,
    })
    assert.equal(inspector.posts.length, 2)
  }),
)
