import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atomically } from './database.ts'
import { ownDatabase, scene } from './test-database.ts'

test(
  'dates stay text, times are UTC text, whole numbers are numbers',
  scene(async ({ db }) => {
    const { rows } = await sql`select date '2026-09-01' as day, timestamptz '2026-09-01 10:03:04.5+08' as moment,
    9007199254740991::bigint as big, sum(n)::numeric as total from (values (1.5), (2)) as t(n)`.execute(db)
    assert.deepEqual(rows, [{ day: '2026-09-01', moment: '2026-09-01T02:03:04.500Z', big: 9007199254740991, total: 3.5 }])
  }),
)

test(
  'a whole number too large for JavaScript is refused, not rounded',
  scene(async ({ db }) => {
    await assert.rejects(sql`select 9007199254740993::bigint as big`.execute(db), RangeError)
  }),
)

test(
  'what fails inside an inner step is undone, what came before stays',
  scene(async ({ db }) => {
    await atomically(db, (tx) => tx.insertInto('county').values(county('990002')).execute())
    const failing = atomically(db, async (tx) => {
      await tx.insertInto('county').values(county('990001')).execute()
      throw new Error('inner')
    })
    await assert.rejects(failing, /inner/)
    const rows = await db.selectFrom('county').select('county_code').execute()
    assert.deepEqual(
      rows.map((r) => r.county_code).filter((code) => code.startsWith('9900')),
      ['990002'],
    )
  }),
)

test(
  'a scene leaves nothing behind for the next',
  scene(async ({ db }) => {
    const row = await db.selectFrom('county').select('county_code').where('county_code', '=', '990002').executeTakeFirst()
    assert.equal(row, undefined)
  }),
)

test(
  'the app may not delete counties nor touch the ledger of migrations',
  scene(async ({ db }) => {
    await assert.rejects(
      atomically(db, (tx) => tx.deleteFrom('county').execute()),
      /permission denied/,
    )
    await assert.rejects(
      atomically(db, (tx) => tx.updateTable('schema_migration').set({ sha256: 'x' }).execute()),
      /permission denied/,
    )
  }),
)

test(
  'a committed row is seen by another connection',
  ownDatabase(async ({ db }) => {
    await atomically(db, (tx) => tx.insertInto('county').values(county('990003')).execute())
    const seen = await db.connection().execute((other) => other.selectFrom('county').select('name').execute())
    assert.deepEqual(seen, [{ name: '虚构县' }])
  }),
)

const county = (code: string) => ({ county_code: code, name: '虚构县', is_demo: true, created_at: '2026-09-01T00:00:00.000Z' })
