import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSession } from '@junheng/core/features/access/contract.ts'
import { countNotices, listNotices, markAllRead, markNotices, undoAllRead } from '@junheng/core/features/notices/contract.ts'
import type { Db } from '../../db/database.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { notify, type Telling } from './service.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const

test(
  'the inbox shows what one was told, newest first, with counts by kind whatever is chosen',
  httpScene(async ({ db, as, clock }) => {
    const { call } = await as(coordinator)
    await tell(db, clock.now, { kind: 'submitted', title: '城关小学（示例）已交' })
    await tell(db, later(clock), { kind: 'reminder', title: '县级数据还没有交', body: '还差 3 项' })
    const all = await call(listNotices, { query: { state: 'all' } })
    assert.deepEqual(
      all.items.map(({ title, county, from }) => [title, county?.name, from]),
      [
        ['县级数据还没有交', '澄溪区', '测试'],
        ['城关小学（示例）已交', '澄溪区', '测试'],
      ],
    )
    const chosen = await call(listNotices, { query: { kind: 'submitted' } })
    assert.deepEqual([chosen.total, chosen.items.length, chosen.all, chosen.unread], [1, 1, 2, 2])
    assert.deepEqual(chosen.kinds, [
      { kind: 'reminder', count: 1 },
      { kind: 'submitted', count: 1 },
    ])
    assert.equal((await call(listNotices, { query: { search: '3 项' } })).total, 1)
    assert.equal((await call(listNotices, { query: { search: '%' } })).total, 0)
    assert.deepEqual(await call(countNotices), { unread: 2, urgent: 1 })
    const second = await call(listNotices, { query: { page: 2, size: 1 } })
    assert.deepEqual(
      second.items.map(({ kind }) => kind),
      ['submitted'],
    )
  }),
)

test(
  'what is read leaves the unread, keeps its first moment, and comes back when marked unread',
  httpScene(async ({ db, as, clock }) => {
    const { call } = await as(coordinator)
    await tell(db, clock.now, {})
    const ids = (await call(listNotices)).items.map(({ id }) => id)
    assert.deepEqual(await call(markNotices, { body: { ids, isRead: true } }), { unread: 0, urgent: 0 })
    const readAt = clock.now.toISOString()
    later(clock)
    await call(markNotices, { body: { ids, isRead: true } })
    assert.equal((await call(listNotices, { query: { state: 'all' } })).items[0]?.readAt, readAt)
    assert.equal((await call(listNotices)).total, 0)
    assert.equal((await call(markNotices, { body: { ids, isRead: false } })).unread, 1)
  }),
)

test(
  'marking all as read takes what the filter shows, and taking it back leaves what was read before',
  httpScene(async ({ db, as, clock }) => {
    const { call } = await as(coordinator)
    for (const kind of ['submitted', 'submitted', 'submitted', 'due'] as const) await tell(db, clock.now, { kind })
    const [first] = (await call(listNotices, { query: { kind: 'submitted' } })).items
    await call(markNotices, { body: { ids: [first?.id ?? ''], isRead: true } })
    later(clock)
    const { at, count } = await call(markAllRead, { body: { kind: 'submitted' } })
    assert.equal(count, 2)
    assert.equal((await call(countNotices)).unread, 1)
    assert.equal((await call(undoAllRead, { body: { at } })).unread, 3)
  }),
)

test(
  'nobody sees, counts or marks the notices of another',
  httpScene(async ({ db, as, clock }) => {
    const one = await as(coordinator)
    const other = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await tell(db, clock.now, {})
    const ids = (await one.call(listNotices)).items.map(({ id }) => id)
    assert.equal((await other.call(listNotices, { query: { state: 'all' } })).all, 0)
    await other.call(markNotices, { body: { ids, isRead: true } })
    await other.call(markAllRead, { body: {} })
    assert.equal((await one.call(countNotices)).unread, 1)
  }),
)

test(
  'asking for the count keeps no session alive, asking for anything else does',
  httpScene(async ({ as, clock }) => {
    const { call } = await as({ role: 'coordinator', county: COUNTY })
    const minutes = (n: number) => {
      clock.now = new Date(clock.now.getTime() + n * 60_000)
    }
    minutes(20)
    const before = await call(readSession)
    assert.ok(before.signedIn)
    for (let i = 0; i < 29; i++) {
      minutes(1)
      await call(countNotices)
    }
    minutes(5)
    await assert.rejects(call(countNotices), { code: 'access.not-signed-in' })
  }),
)

const later = (clock: { now: Date }): Date => {
  clock.now = new Date(clock.now.getTime() + 60_000)
  return clock.now
}

const tell = (db: Db, now: Date, telling: Partial<Telling>) =>
  notify(
    db,
    { actor: '测试', now, reference: 'test' },
    {
      to: [{ role: 'coordinator', county: COUNTY }],
      county: COUNTY,
      kind: 'submitted',
      title: '有新提交',
      body: '',
      link: '/',
      ...telling,
    },
  )
