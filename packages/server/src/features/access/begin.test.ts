import assert from 'node:assert/strict'
import { test } from 'node:test'
import { begin as beginCall, readSession } from '@junheng/core/features/access/contract.ts'
import { ownDatabase, scene } from '../../db/test-database.ts'
import { httpScene } from '../../http/test-app.ts'
import { atTheMachine } from '../audit/service.ts'
import { addAccount } from './administer.ts'
import { begin } from './begin.ts'
import { seedDemo } from './demo.ts'

const COUNTY = { code: '990109', name: '虚构县' }
const by = atTheMachine(new Date('2026-11-23T02:00:00Z'))

test(
  'an empty database begins with its county and the three administrators, once',
  scene(async ({ db }) => {
    const { accounts } = await begin(db, by, COUNTY)
    assert.deepEqual(
      accounts.map(({ role }) => role),
      ['system_admin', 'security_admin', 'audit_admin'],
    )
    assert.equal(new Set(accounts.map(({ password }) => password)).size, 3)
    await assert.rejects(begin(db, by, COUNTY), { code: 'access.already-begun' })
    const county = await db.selectFrom('county').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([county.county_code, county.is_demo], [COUNTY.code, false])
    const log = JSON.stringify(await db.selectFrom('audit_entry').selectAll().execute())
    for (const { password } of accounts) assert.ok(!log.includes(password))
  }),
)

test(
  'made-up data and a real county never share a database, whichever comes first',
  scene(async ({ db }) => {
    await db
      .insertInto('county')
      .values({ county_code: '990101', name: '澄溪区', is_demo: true, created_at: by.now.toISOString() })
      .execute()
    await assert.rejects(begin(db, by, COUNTY), { code: 'access.demo-database' })
    const account = { name: 'wang', role: 'leader', county: COUNTY, password: 'x' } as const
    await assert.rejects(addAccount({ db, now: by.now }, account), { code: 'access.demo-database' })
    await db.updateTable('county').set({ is_demo: false }).execute()
    await assert.rejects(seedDemo(db, { passwords: {}, now: by.now }), { code: 'access.real-database' })
  }),
)

test(
  'two who begin at the same moment: one does',
  ownDatabase(async ({ db }) => {
    const tries = await Promise.allSettled([begin(db, by, COUNTY), begin(db, by, { code: '990110', name: '另一县' })])
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal((await db.selectFrom('account').selectAll().execute()).length, 3)
  }),
)

test(
  'the page says that nobody has begun; only at the machine itself may one',
  httpScene(async ({ as, app }) => {
    const { call, send } = await as('stranger')
    const session = await call(readSession)
    assert.ok(!session.signedIn && session.isEmpty)
    const forwarded = await send(beginCall, { body: COUNTY }, { 'x-forwarded-for': '127.0.0.1' })
    assert.equal(JSON.parse(forwarded.text).code, 'access.begin-elsewhere')
    const elsewhere = await app.http.inject({ method: 'POST', url: beginCall.path, payload: COUNTY, remoteAddress: '10.1.2.3' })
    assert.equal(elsewhere.json().code, 'access.begin-elsewhere')
    const here = await send(beginCall, { body: COUNTY })
    assert.equal(JSON.parse(here.text).code, 'access.demo-database', 'the scene stands on made-up counties')
  }),
)
