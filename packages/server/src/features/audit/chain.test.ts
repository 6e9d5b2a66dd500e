import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Break } from '@junheng/core/features/audit/schema.ts'
import { sql } from 'kysely'
import { type Db, openPool } from '../../db/database.ts'
import { ownDatabase } from '../../db/test-database.ts'
import { later, sealAll, write } from './test-log.ts'
import { verifyChain } from './verify.ts'

/** A database with twelve sealed entries in three batches, and its owner. */
const sealed = (body: (stage: { db: Db; owner: Db; subjects: string[] }) => Promise<void>) =>
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 2 })
    try {
      const subjects = await write(db, 12, { before: { 状态: '有效' }, after: { 状态: '已撤回' }, reason: '传错了文件' })
      await sealAll(owner, 4)
      await body({ db, owner, subjects })
    } finally {
      await owner.destroy()
    }
  })

const where = ({ kind, no, to, seal }: Break) => ({ kind, ...(no !== null && { no, to }), ...(seal !== null && { seal }) })
const entryNo = (no: number) => sql`(select entry_id from audit_link where entry_no = ${no})`

/** Tampers as only the database's owner could, looks, and undoes it. */
async function breaksAfter(owner: Db, ...statements: ReturnType<typeof sql>[]): Promise<ReturnType<typeof where>[]> {
  const tx = await owner.startTransaction().execute()
  try {
    for (const statement of statements) await statement.execute(tx)
    const { whole, breaks, breakCount } = await verifyChain(tx)
    assert.equal(whole, breaks.length === 0)
    assert.equal(breakCount, breaks.length)
    return breaks.map(where)
  } finally {
    await tx.rollback().execute()
  }
}

test(
  'what was written is sealed in batches, whole, and says up to where',
  sealed(async ({ db, owner }) => {
    await write(db, 3)
    const result = await verifyChain(db)
    assert.deepEqual(result.breaks, [])
    assert.equal(result.whole, true)
    assert.deepEqual([result.entries, result.seals, result.awaiting], [12, 3, 3])
    assert.equal(result.head?.entry, 12)
    assert.match(result.head?.hash ?? '', /^[0-9a-f]{64}$/)
    await sealAll(owner)
    assert.deepEqual(
      { ...(await verifyChain(db)), head: null, notices: [] },
      {
        ...result,
        entries: 15,
        seals: 4,
        awaiting: 0,
        head: null,
        notices: [],
      },
    )
  }),
)

test(
  'altering any field of an entry is found at that entry and nowhere else',
  sealed(async ({ owner }) => {
    const changes: Record<string, ReturnType<typeof sql>> = {
      at: sql`at + interval '1 microsecond'`,
      account_id: sql`'00000000-0000-4000-8000-000000000001'::uuid`,
      actor_name: sql`'别人'`,
      role: sql`'coordinator'`,
      address: sql`'10.0.0.1'`,
      verb: sql`'access.sign-in'`,
      county_code: sql`'990101'`,
      subject: sql`'something else'`,
      subject_name: sql`'别的'`,
      before: sql`null`,
      after: sql`after || '{"状态": "有效"}'`,
      details: sql`details || '{"次": 5.0}'`,
      reason: sql`reason || ' '`,
      reference: sql`'x'`,
    }
    const { rows } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = 'audit_entry'::regclass and attnum > 0 and not attisdropped`.execute(
      owner,
    )
    assert.deepEqual(rows.map((row) => row.name).sort(), ['entry_id', ...Object.keys(changes)].sort(), 'every column is hashed')
    for (const [column, value] of Object.entries(changes)) {
      const found = await breaksAfter(
        owner,
        sql`update audit_entry set ${sql.ref(column)} = ${value} where entry_id = ${entryNo(6)}`,
      )
      assert.deepEqual(found, [{ kind: 'altered', no: 6, to: 6 }], column)
    }
  }),
)

test(
  'removing, moving or re-hashing entries is found where it was done',
  sealed(async ({ owner }) => {
    const swap = sql`update audit_link l set entry_id = o.entry_id from audit_link o
      where (l.entry_no, o.entry_no) in ((6, 7), (7, 6))`
    const deferred = sql`alter table audit_link drop constraint audit_link_entry_id_key`
    assert.deepEqual(await breaksAfter(owner, sql`delete from audit_entry where entry_id = ${entryNo(5)}`), [
      { kind: 'entry-missing', no: 5, to: 5 },
    ])
    assert.deepEqual(await breaksAfter(owner, deferred, swap), [
      { kind: 'altered', no: 6, to: 6 },
      { kind: 'altered', no: 7, to: 7 },
    ])
    const rehash = sql`update audit_link set hash = repeat('0', 64) where entry_no = 6`
    assert.deepEqual(await breaksAfter(owner, rehash), [{ kind: 'altered', no: 6, to: 6 }])
    const unlink = sql`delete from audit_link where entry_no between 6 and 7`
    const [gap, ...rest] = await breaksAfter(owner, unlink)
    assert.deepEqual(gap, { kind: 'link-missing', no: 6, to: 7 })
    assert.deepEqual(rest, [{ kind: 'never-sealed' }, { kind: 'never-sealed' }])
    const gone = sql`delete from audit_entry where entry_id in (select entry_id from audit_link where entry_no between 6 and 7)`
    assert.deepEqual(await breaksAfter(owner, gone, unlink), [{ kind: 'link-missing', no: 6, to: 7 }])
    const renumber = sql`update audit_link set entry_no = entry_no - 2 where entry_no > 7`
    assert.deepEqual((await breaksAfter(owner, gone, unlink, renumber))[0], { kind: 'altered', no: 6, to: 6 })
  }),
)

test(
  'seals that are altered, removed or cut off are found',
  sealed(async ({ db, owner }) => {
    assert.deepEqual(
      await breaksAfter(owner, sql`update audit_seal set sealed_at = sealed_at - interval '1 hour' where seal_no = 2`),
      [{ kind: 'seal-altered', seal: 2 }],
    )
    assert.deepEqual(await breaksAfter(owner, sql`delete from audit_seal where seal_no = 2`), [{ kind: 'seal-missing', seal: 2 }])
    assert.deepEqual(await breaksAfter(owner, sql`delete from audit_seal where seal_no = 3`), [
      { kind: 'seal-missing', no: 9, to: 12 },
    ])
    const cut = [sql`delete from audit_seal where seal_no = 3`, sql`delete from audit_link where entry_no > 8`] as const
    assert.deepEqual(await breaksAfter(owner, ...cut), Array(4).fill({ kind: 'never-sealed' }))
    // Cut off with its entries, nothing inside can tell; a seal noted outside can.
    const head = (await verifyChain(db)).head!
    const noted = { seal: head.seal, hash: head.hash }
    const all = [sql`delete from audit_entry where entry_id in (select entry_id from audit_link where entry_no > 8)`, ...cut]
    assert.deepEqual(await breaksAfter(owner, ...all), [])
    const tx = await owner.startTransaction().execute()
    for (const statement of all) await statement.execute(tx)
    assert.deepEqual((await verifyChain(tx, { noted })).breaks.map(where), [{ kind: 'head-differs', seal: 3 }])
    await tx.rollback().execute()
    assert.equal((await verifyChain(db, { noted })).whole, true)
    assert.equal((await verifyChain(db, { noted: { seal: 2, hash: head.hash } })).whole, false)
  }),
)

test(
  'what is written beside the queue, or removed from it, is found before it is ever sealed',
  sealed(async ({ db, owner }) => {
    await write(db, 2)
    const removed = sql`delete from audit_entry where entry_id = (select entry_id from audit_pending limit 1)`
    assert.deepEqual(await breaksAfter(owner, removed), [{ kind: 'removed-unsealed' }])
    const unqueued = sql`delete from audit_pending where entry_id = (select entry_id from audit_pending limit 1)`
    assert.deepEqual(await breaksAfter(owner, unqueued), [{ kind: 'never-sealed' }])
  }),
)

test(
  'the longest list of breaks is short, and all are counted',
  sealed(async ({ db, owner }) => {
    await write(db, 150)
    await sealAll(owner)
    await sql`update audit_entry set actor_name = 'x'`.execute(owner)
    const result = await verifyChain(db)
    assert.deepEqual([result.breaks.length, result.breakCount], [100, 162])
  }),
)

test(
  'an entry that waits too long is told, and so is a clock set back',
  sealed(async ({ db, owner }) => {
    await write(db, 1)
    assert.match((await verifyChain(db, { now: later(600) })).notices.join(), /等待封存超过 1 分钟/)
    await sealAll(owner, 10, later(-7200))
    const result = await verifyChain(db, { now: later(600) })
    assert.equal(result.whole, true)
    assert.match(result.notices.join(), /时钟被拨回过 1 次/)
  }),
)
