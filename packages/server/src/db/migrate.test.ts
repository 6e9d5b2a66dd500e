import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { ownDatabase } from './test-database.ts'

const added = (text: string): Migration => ({ name: '29991231-01-test', sha256: 'a'.repeat(64), text })

test(
  'migrations run once, in the order of their names',
  ownDatabase(async ({ urls }) => {
    const all = [...readMigrations(), added('create table extra (id int primary key)')]
    assert.deepEqual(await migrate(urls.migrator, all), ['29991231-01-test'])
    assert.deepEqual(await migrate(urls.migrator, all), [])
  }),
)

test(
  'programs starting at once migrate once',
  ownDatabase(async ({ urls }) => {
    const all = [...readMigrations(), added('create table extra (id int primary key)')]
    const done = await Promise.all([migrate(urls.migrator, all), migrate(urls.migrator, all), migrate(urls.migrator, all)])
    assert.deepEqual(done.flat(), ['29991231-01-test'])
  }),
)

test(
  'a migration changed after it ran is refused by name',
  ownDatabase(async ({ urls }) => {
    const [first, ...others] = readMigrations()
    const changed = { ...first!, sha256: 'b'.repeat(64) }
    await assert.rejects(migrate(urls.migrator, [changed, ...others]), {
      code: 'migration.changed',
      details: { name: first!.name },
    })
  }),
)

test(
  'a database of a newer program is refused',
  ownDatabase(async ({ urls }) => {
    const ours = readMigrations()
    await migrate(urls.migrator, [...ours, added('select 1')])
    await assert.rejects(migrate(urls.migrator, ours), { code: 'database.newer' })
  }),
)

test(
  'a migration that fails leaves nothing of itself',
  ownDatabase(async ({ urls }) => {
    const broken = [...readMigrations(), added('create table extra (id int); select 1/0')]
    await assert.rejects(migrate(urls.migrator, broken), { code: 'migration.failed' })
    assert.deepEqual(await tablesNamed(urls.migrator, 'extra'), [])
  }),
)

test(
  'the app may not make tables',
  ownDatabase(async ({ urls }) => {
    const client = new pg.Client({ connectionString: urls.app })
    await client.connect()
    try {
      await assert.rejects(client.query('create table mine (id int)'), /permission denied/)
    } finally {
      await client.end()
    }
  }),
)

test(
  'every table of a county has county_code first in its primary key, in every unique key and in every foreign key to another',
  ownDatabase(async ({ urls }) => {
    const client = new pg.Client({ connectionString: urls.migrator })
    await client.connect()
    try {
      const { rows } = await client.query<{ key: string; first: string }>(`
      select i.indrelid::regclass || ' ' || i.indexrelid::regclass as key, a.attname as first
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and exists (select 1 from pg_attribute c where c.attrelid = i.indrelid and c.attname = 'county_code' and c.attnotnull)
      and i.indrelid::regclass::text <> 'county'
      union all
      select k.conrelid::regclass || ' ' || k.conname, a.attname from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute c on c.attrelid = k.conrelid and c.attname = 'county_code' and c.attnotnull
      -- What all counties share (accounts, posts) is a reference table of the distributed shape, and has no county to begin with.
      where k.contype = 'f' and exists (
        select 1 from pg_attribute r where r.attrelid = k.confrelid and r.attname = 'county_code' and r.attnotnull)`)
      assert.ok(rows.length >= 5, 'the query must see the tables')
      assert.deepEqual(
        rows.filter((row) => row.first !== 'county_code'),
        [],
      )
      assert.deepEqual((await client.query('select tgname from pg_trigger where not tgisinternal')).rows, [])
    } finally {
      await client.end()
    }
  }),
)

async function tablesNamed(url: string, name: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('select relname from pg_class where relname = $1', [name])).rows
  } finally {
    await client.end()
  }
}
