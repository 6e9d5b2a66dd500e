import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { scene } from '../../db/test-database.ts'
import * as access from '../access/queries.ts'
import { notify, type Telling } from './service.ts'
import { COUNTY, now, person, states } from './test-people.ts'

const by = { actor: '测试', now, reference: 'test' }

test(
  'a school’s fillers and principal are told, each once, and nobody else',
  scene(async ({ db }) => {
    const filler = await person(db, 'filler', { school: '2199000001' })
    const principal = await person(db, 'principal', { school: '2199000001' })
    await person(db, 'filler', { school: '2199000002' })
    await person(db, 'filler', { school: '2199000001', county: '990202' })
    assert.equal(await notify(db, by, telling([{ school: '2199000001' }, { accounts: [filler] }])), 2)
    assert.deepEqual(await told(db), [filler, principal].sort())
  }),
)

test(
  'a role is told in its county, 市级督导 by the city, an administration wherever it is',
  scene(async ({ db }) => {
    const coordinator = await person(db, 'coordinator')
    const city = await person(db, 'city_supervisor', { county: '990100' })
    const admin = await person(db, 'system_admin')
    await person(db, 'coordinator', { county: '990102' })
    const roles = ['coordinator', 'city_supervisor', 'system_admin'] as const
    const to = roles.map((role) => ({ role, county: COUNTY }))
    assert.equal(await notify(db, by, telling(to)), 3)
    assert.deepEqual(await told(db), [coordinator, city, admin].sort())
  }),
)

test(
  'a unit is told by its name or by its organisation',
  scene(async ({ db }) => {
    const org = randomUUID()
    const named = await person(db, 'section_officer', { unit: '基础教育科' })
    const placed = await person(db, 'section_officer', { unit: '财务科', org })
    await person(db, 'section_officer', { unit: '基础教育科', county: '990102' })
    assert.equal(await notify(db, by, telling([{ unit: '基础教育科', county: COUNTY }])), 1)
    assert.equal(await notify(db, by, telling([{ unit: org, county: COUNTY }])), 1)
    assert.deepEqual(await told(db), [named, placed].sort())
  }),
)

test(
  'who holds no post today, or whose account is disabled, or who left the county is told nothing',
  scene(async ({ db }) => {
    const ended = await person(db, 'coordinator', { until: '2026-11-23' })
    const future = await person(db, 'coordinator', { from: '2026-11-24' })
    const disabled = await person(db, 'coordinator')
    await access.setDisabled(db, disabled, true)
    const moved = await person(db, 'coordinator', { county: '990202' })
    const accounts = [ended, future, disabled, moved]
    assert.equal(await notify(db, by, telling([{ role: 'coordinator', county: COUNTY }, { accounts }])), 0)
    assert.deepEqual(await told(db), [])
    assert.equal((await db.selectFrom('notice_message').select('message_id').execute()).length, 0)
  }),
)

test(
  'the same is told to the same person once, and to whoever comes later still',
  scene(async ({ db }) => {
    await person(db, 'coordinator')
    const reminder = { ...telling([{ role: 'coordinator', county: COUNTY }]), dedupe: 'round-1:2026-11-23' }
    assert.equal(await notify(db, by, reminder), 1)
    assert.equal(await notify(db, by, reminder), 0)
    assert.equal((await db.selectFrom('notice_message').select('message_id').execute()).length, 1)
    await person(db, 'coordinator')
    assert.equal(await notify(db, by, reminder), 1)
    assert.equal(await notify(db, by, { ...reminder, dedupe: 'round-1:2026-11-24' }), 2)
  }),
)

test(
  'a link out of the web is refused as a fault of the program',
  scene(async ({ db }) => {
    for (const link of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere', 'returns', '/a b'])
      await assert.rejects(notify(db, by, { ...telling([]), link }), /path inside the web/)
  }),
)

test(
  'no action fails for a name that is too long or holds odd signs: the title is cut to one line',
  scene(async ({ db }) => {
    await person(db, 'coordinator')
    const to = [{ role: 'coordinator', county: COUNTY }] as const
    await notify(db, by, {
      ...telling(to),
      title: `第一行\n第二行\0${'字'.repeat(200)}`,
      body: `${'长'.repeat(1998)}\u{1F600}尾`,
    })
    const { title, body } = await db.selectFrom('notice_message').select(['title', 'body']).executeTakeFirstOrThrow()
    assert.match(title, /^第一行 第二行 字+…$/)
    assert.equal(title.length, 120)
    assert.ok(body.length <= 2000 && body.endsWith('长…') && body.isWellFormed())
  }),
)

test(
  'a city of 12 000 people with mail is told in one go',
  scene(async ({ db }) => {
    await sql`with made as (
        insert into account (account_id, name, display_name, branch, password_hash, must_change, disabled, password_changed_at, created_at)
        select gen_random_uuid(), 'p' || n, '某人（示例）', 'business', 'none', false, false, ${now}, ${now} from generate_series(1, 12000) as n
        returning account_id),
      held as (
        insert into post (post_id, account_id, role, county_code, unit_name, valid_from, granted_at, granted_name)
        select gen_random_uuid(), account_id, 'leader', ${COUNTY}, '虚构单位', '2026-01-01', ${now}, '测试' from made)
      insert into notice_setting (account_id, mail, mail_kinds, digest, changed_at)
      select account_id, account_id || '@example.com', '{returned}', 'immediate', ${now} from made`.execute(db)
    assert.equal(await notify(db, by, telling([{ role: 'leader', county: COUNTY }])), 12_000)
    assert.equal((await states(db)).length, 12_000)
  }),
)

test(
  'three hundred schools are found by one question',
  scene(async ({ db }) => {
    await person(db, 'filler', { school: '2199000299' })
    const to = Array.from({ length: 300 }, (_, i) => ({ school: `2199000${String(i).padStart(3, '0')}` }))
    assert.equal(await notify(db, by, telling(to)), 1)
  }),
)

const telling = (to: Telling['to']): Telling => ({
  to,
  county: COUNTY,
  kind: 'returned',
  title: '填报被退回',
  body: '',
  link: '/',
})

async function told(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('notice').select('account_id').execute()
  return rows.map((row) => row.account_id).sort()
}
