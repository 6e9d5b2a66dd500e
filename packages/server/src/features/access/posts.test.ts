import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readSession, switchPost } from '@junheng/core/features/access/contract.ts'
import { BRANCHES, branchOf, PLACES, ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { listStandards } from '@junheng/core/features/standards/contract.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { atomically, type Db } from '../../db/database.ts'
import { scene } from '../../db/test-database.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { addPost, endPost } from './post-queries.ts'
import { addAccount } from './queries.ts'

const AT = '2026-11-01T00:00:00.000Z'

async function anAccount(db: Db, branch: (typeof BRANCHES)[number]): Promise<string> {
  const account_id = randomUUID()
  await addAccount(
    db,
    { account_id, name: `a-${account_id}`, display_name: '某人', branch, phone: null, password_hash: '-', must_change: false },
    AT,
  )
  return account_id
}

const aPost = (account_id: string, role: Role, more: { from?: string } = {}) => ({
  post_id: randomUUID(),
  account_id,
  role,
  county_code: codeOf(role),
  org_id: null,
  school_code: PLACES[role] === 'school' ? '2199000001' : null,
  unit_name: '虚构单位',
  valid_from: more.from ?? '2026-01-01',
  valid_to: null,
  granted_at: AT,
  granted_name: '测试',
})

function codeOf(role: Role): string | null {
  if (PLACES[role] === 'installation') return null
  return PLACES[role] === 'city' ? '990100' : COUNTY
}

/** True where the database takes it. */
async function takes(db: Db, work: (tx: Db) => Promise<unknown>): Promise<boolean> {
  try {
    await atomically(db, work)
    return true
  } catch (error) {
    assert.match(String((error as { code?: string }).code), /^(23503|23514|42501)$/, String(error))
    return false
  }
}

test(
  'whatever posts are tried in whatever order, an account never holds two of 三员, nor one of them beside business',
  scene(async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...BRANCHES),
        fc.array(fc.record({ role: fc.constantFrom(...ROLES), ends: fc.boolean() }), { maxLength: 6 }),
        async (branch, tries) => {
          const account = await anAccount(db, branch)
          for (const { role, ends } of tries) {
            const post = aPost(account, role)
            assert.equal(await takes(db, (tx) => addPost(tx, post)), branchOf(role) === branch)
            // Also a post given up does not free the account for another branch.
            if (ends && branchOf(role) === branch) await endPost(db, post.post_id, '2026-02-01', '测试')
          }
          const { rows } = await sql<{
            n: number
          }>`select count(distinct branch)::int as n from post where account_id = ${account}`.execute(db)
          assert.ok(rows[0]!.n <= 1)
        },
      ),
      { numRuns: 25 },
    )
  }),
)

test(
  'the program’s own login cannot turn an account or a post into another branch, nor take a post’s traces away',
  scene(async ({ db }) => {
    const account = await anAccount(db, 'system_admin')
    const post = aPost(account, 'system_admin')
    await addPost(db, post)
    assert.equal(
      await takes(db, (tx) => sql`update account set branch = 'audit_admin' where account_id = ${account}`.execute(tx)),
      false,
    )
    assert.equal(
      await takes(db, (tx) => sql`update post set role = 'audit_admin' where post_id = ${post.post_id}`.execute(tx)),
      false,
    )
    assert.equal(await takes(db, (tx) => sql`delete from post where post_id = ${post.post_id}`.execute(tx)), false)
  }),
)

test(
  'a person with two posts goes on in the other one, and it is written down',
  httpScene(async ({ db, as }) => {
    const { call } = await as({ role: 'principal', county: COUNTY, schools: ['2199000001'] })
    const before = await call(readSession)
    assert.ok(before.signedIn)
    const second = aPost(before.account.id, 'coordinator')
    await addPost(db, second)
    await assert.rejects(call(listPackages), { code: 'access.forbidden' })
    const after = await call(switchPost, { body: { post: second.post_id } })
    assert.equal(after.role, 'coordinator')
    assert.equal(after.schools, null)
    assert.equal(after.posts.length, 2)
    await call(listPackages)
    const entry = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('verb', '=', 'access.switch-post')
      .executeTakeFirstOrThrow()
    assert.deepEqual([entry.role, entry.before?.['岗位'], entry.after?.['岗位']], ['principal', 'principal', 'coordinator'])
  }),
)

test(
  'a post of somebody else, one that ended and one not yet begun cannot be taken up',
  httpScene(async ({ db, as }) => {
    const { call } = await as({ role: 'filler', schools: ['2199000001'] })
    const session = await call(readSession)
    assert.ok(session.signedIn)
    const ended = aPost(session.account.id, 'principal')
    await addPost(db, ended)
    await endPost(db, ended.post_id, '2026-11-23', '测试')
    const future = aPost(session.account.id, 'principal', { from: '2026-11-24' })
    await addPost(db, future)
    const others = aPost(await anAccount(db, 'business'), 'coordinator')
    await addPost(db, others)
    for (const post of [ended, future, others])
      await assert.rejects(call(switchPost, { body: { post: post.post_id } }), { code: 'access.no-such-post' })
  }),
)

test(
  'a session ends with the post it works in',
  httpScene(async ({ db, as, clock }) => {
    const { call } = await as({ role: 'filler', schools: ['2199000001'] })
    const session = await call(readSession)
    assert.ok(session.signedIn)
    // Held through the 23rd; the clock stands at ten in the morning of that day in China, and at midnight it is over.
    await endPost(db, session.post.id, '2026-11-24', '测试')
    await call(listStandards)
    clock.now = new Date('2026-11-23T15:59:00Z')
    await db.updateTable('session').set({ last_used_at: '2026-11-23T15:58:00Z', ends_at: '2026-11-24T15:58:00Z' }).execute()
    assert.equal((await call(readSession)).signedIn, true)
    clock.now = new Date('2026-11-23T16:00:00Z')
    assert.equal((await call(readSession)).signedIn, false)
  }),
)

test(
  'the city looks at its counties one at a time, and at no other city’s',
  httpScene(async ({ db, as }) => {
    await db.insertInto('county').values({ county_code: '980101', name: '别市某区', is_demo: true, created_at: AT }).execute()
    const { call } = await as({ role: 'city_supervisor', county: COUNTY })
    const session = await call(readSession)
    assert.ok(session.signedIn)
    assert.deepEqual(
      session.counties.map(({ code }) => code),
      [COUNTY, OTHER_COUNTY],
    )
    assert.equal(session.county?.code, COUNTY)
    const other = await call(switchPost, { body: { post: session.post.id, county: OTHER_COUNTY } })
    assert.equal(other.county?.code, OTHER_COUNTY)
    await assert.rejects(call(switchPost, { body: { post: session.post.id, county: '980101' } }), { code: 'access.no-such-post' })
  }),
)
