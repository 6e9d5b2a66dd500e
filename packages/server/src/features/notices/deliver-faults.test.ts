import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Db, openPool } from '../../db/database.ts'
import { ownDatabase, scene } from '../../db/test-database.ts'
import { sealSecret } from '../access/service.ts'
import { type Channels, type HookAddress, type Letter, NO_CHANNELS, type Outcome } from './channel.ts'
import { deliverNext } from './deliver.ts'
import { addHook } from './hook-queries.ts'
import { secretText } from './hook-secret.ts'
import { claim } from './outbox-queries.ts'
import { COUNTY, KEY, now, person, secretKey, states, tell, withMail } from './test-people.ts'

test(
  'while the mail server is down no letter is lost or counted, however long; after a week it is too late',
  scene(async ({ db }) => {
    const down: Channels = {
      ...NO_CHANNELS,
      mail: { send: async () => ({ is: 'later', reason: '连不上', isShut: true }), sendCode: async () => ({ is: 'sent' }) },
    }
    await withMail(db, await person(db, 'filler', { school: '2199000001' }), 'zhou@example.com')
    await tell(db, now, {})
    let at = now
    for (let i = 0; i < 20; i++) {
      assert.equal(await deliverNext(db, 'mail', { channels: down, secretKey, now: () => at }), 'shut')
      at = new Date(at.getTime() + 60_000)
    }
    const row = await db.selectFrom('notice_delivery').select(['attempts', 'state', 'reason']).executeTakeFirstOrThrow()
    assert.deepEqual(row, { attempts: 0, state: 'waiting', reason: '连不上' })
    at = new Date(at.getTime() + 8 * 24 * 3_600_000)
    assert.equal(await deliverNext(db, 'mail', { channels: down, secretKey, now: () => at }), 'never')
    assert.deepEqual(await states(db), ['given_up'])
  }),
)

test(
  'a program that died while sending leaves the letter, which leaves again under the same number when the lease ends',
  scene(async ({ db }) => {
    await withMail(db, await person(db, 'filler', { school: '2199000001' }), 'zhou@example.com')
    await tell(db, now, {})
    const letters: Letter[] = []
    const dying = channelsWith(async (letter) => {
      letters.push(letter)
      throw new Error('killed')
    })
    await assert.rejects(deliverNext(db, 'mail', { channels: dying, secretKey, now: () => now }), /killed/)
    const living = channelsWith(async (letter) => {
      letters.push(letter)
      return { is: 'sent' }
    })
    const soon = new Date(now.getTime() + 119_000)
    assert.equal(await deliverNext(db, 'mail', { channels: living, secretKey, now: () => soon }), null)
    // What is told meanwhile does not change the letter.
    await tell(db, soon, { title: '另一件' })
    const later = new Date(now.getTime() + 120_000)
    assert.equal(await deliverNext(db, 'mail', { channels: living, secretKey, now: () => later }), 'sent')
    assert.equal(await deliverNext(db, 'mail', { channels: living, secretKey, now: () => later }), 'sent')
    assert.equal(letters[0]?.id, letters[1]?.id)
    assert.deepEqual(
      letters.map(({ lines }) => lines.map(({ title }) => title)),
      [['填报被退回'], ['填报被退回'], ['另一件']],
    )
  }),
)

test(
  'many programs at once send every letter, and none twice',
  ownDatabase(async ({ db, urls }) => {
    for (let i = 0; i < 30; i++) await withMail(db, await person(db, 'filler', { school: '2199000001' }), `p${i}@example.com`)
    await tell(db, now, {})
    const sent: string[] = []
    const channels: Channels = {
      ...NO_CHANNELS,
      mail: {
        send: async (to) => {
          sent.push(to)
          return { is: 'sent' }
        },
        sendCode: async () => ({ is: 'sent' }),
      },
    }
    const programs = [db, openPool(urls.app, { max: 2 }), openPool(urls.app, { max: 2 })]
    const work = programs.map(async (each) => {
      while ((await deliverNext(each, 'mail', { channels, secretKey, now: () => now })) !== null);
    })
    await Promise.all(work)
    for (const each of programs.slice(1)) await each.destroy()
    assert.equal(sent.length, 30)
    assert.equal(new Set(sent).size, 30)
  }),
)

test(
  'a program that meets another’s claim waits for it and takes the next letter, instead of thinking that nothing is due',
  ownDatabase(async ({ db, urls }) => {
    for (const mail of ['a@example.com', 'b@example.com'])
      await withMail(db, await person(db, 'filler', { school: '2199000001' }), mail)
    await tell(db, now, {})
    const other = await db.startTransaction().execute()
    const until = new Date(now.getTime() + 60_000).toISOString()
    const taken = await claim(other, 'mail', randomUUID(), { now: now.toISOString(), until })
    const letters: Letter[] = []
    const channels = channelsWith(async (letter) => {
      letters.push(letter)
      return { is: 'sent' }
    })
    const meeting = deliverNext(db, 'mail', { channels, secretKey, now: () => now })
    const watch = openPool(urls.app, { max: 1 })
    // It stands before the other's claim before that ends.
    const isWaiting = sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    while ((await isWaiting.execute(watch)).rows[0]?.n === 0);
    await watch.destroy()
    await other.commit().execute()
    assert.equal(await meeting, 'sent')
    assert.notEqual(letters[0]?.id, taken[0]?.batch_id)
  }),
)

test(
  'a group’s robot hears its unit in one message for half a minute, the county’s hears all, and what died in the key is said',
  scene(async ({ db }) => {
    const heard: { to: HookAddress; letter: Letter }[] = []
    const channels: Channels = {
      ...NO_CHANNELS,
      hook: {
        send: async (to, letter) => {
          heard.push({ to, letter })
          return { is: 'sent' }
        },
      },
    }
    await hook(db, '', 'https://robot.example/county')
    await hook(db, '基础教育科', 'https://robot.example/unit')
    await person(db, 'section_officer', { unit: '基础教育科' })
    await person(db, 'coordinator')
    for (let i = 0; i < 5; i++)
      await tell(db, now, { to: [{ unit: '基础教育科', county: COUNTY }], kind: 'task', title: `任务 ${i}` })
    await tell(db, now, { to: [{ role: 'coordinator', county: COUNTY }], kind: 'submitted', title: '待审核' })
    const run = async (at: Date) => {
      const outcomes: unknown[] = []
      for (let it = await next(at); it !== null; it = await next(at)) outcomes.push(it)
      return outcomes
    }
    const next = (at: Date) => deliverNext(db, 'hook', { channels, secretKey, now: () => at })
    assert.deepEqual(await run(now), [])
    assert.deepEqual(await run(new Date(now.getTime() + 30_000)), ['sent', 'sent'])
    const byUrl = new Map(heard.map(({ to, letter }) => [to.url, letter.lines.map(({ title }) => title)]))
    assert.deepEqual(
      byUrl.get('https://robot.example/unit'),
      [0, 1, 2, 3, 4].map((i) => `任务 ${i}`),
    )
    assert.equal(byUrl.get('https://robot.example/county')?.length, 6)

    await tell(db, now, { to: [{ role: 'coordinator', county: COUNTY }], kind: 'submitted', title: '又一件' })
    const other = { find: () => randomBytes(32), make: () => KEY }
    assert.equal(
      await deliverNext(db, 'hook', { channels, secretKey: other, now: () => new Date(now.getTime() + 60_000) }),
      'never',
    )
  }),
)

const channelsWith = (send: (letter: Letter) => Promise<Outcome>): Channels => ({
  ...NO_CHANNELS,
  mail: { send: (_, letter) => send(letter), sendCode: async () => ({ is: 'sent' }) },
})

function hook(db: Db, unit_name: string, url: string) {
  const hook_id = randomUUID()
  return addHook(db, {
    county_code: COUNTY,
    hook_id,
    unit_name,
    kind: 'wecom',
    sealed: sealSecret(KEY, secretText({ url, secret: null }), hook_id),
    mask: 'robot.example/…',
    kinds: ['task', 'submitted'],
    enabled: true,
    changed_at: now.toISOString(),
    changed_name: '测试',
  })
}
