import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { atomically, type Db } from '../database.ts'
import { ownDatabase, temporaryFolder } from '../test-database.ts'
import { readBackup } from './read-backup.ts'
import { migrationsOf, restoreBackup } from './restore-backup.ts'
import { asText, listTables, quoted } from './tables.ts'
import { writeBackup } from './write-backup.ts'

const about = { program: '0.1.0', now: new Date('2026-09-01T00:00:00Z') }

test(
  'what was backed up comes back to the last digit, and only into an empty database',
  ownDatabase(async ({ db, urls }) => {
    await fill(db)
    await inFolder(async (file) => {
      await writeBackup(urls.migrator, file, about)
      assert.equal(statSync(file).mode & 0o777, 0o600)
      const before = await everything(urls.migrator)
      await ownDatabase(async (other) => {
        const backup = readBackup(file)
        const target = { file, dir: 'here' }
        assert.equal(await restoreBackup(other.urls.migrator, backup, target), before.length)
        assert.deepEqual(await everything(other.urls.migrator), before)
        await assert.rejects(restoreBackup(other.urls.migrator, backup, target), { code: 'data-folder.not-empty' })
        backup.close()
        // The app's rights came back too: it may read and add, and not delete.
        await assert.rejects(
          atomically(other.db, (tx) => tx.deleteFrom('audit_entry').execute()),
          /permission denied/,
        )
        assert.equal((await other.db.selectFrom('county').selectAll().execute()).length, 1)
      })()
    })
  }),
)

test(
  'a backup that is cut off, altered or no backup is refused',
  ownDatabase(async ({ db, urls }) => {
    await fill(db)
    await inFolder(async (file) => {
      await writeBackup(urls.migrator, file, about)
      const whole = readFileSync(file)
      for (const size of [0, 100, 512, Math.floor(whole.length / 2), whole.length - 1024, whole.length - 1500]) {
        writeFileSync(file, whole)
        truncateSync(file, size)
        assert.throws(() => readBackup(file), { code: 'backup.damaged' }, `cut to ${size} bytes`)
      }
      for (let at = 700; at < whole.length - 2048; at += Math.floor(whole.length / 40)) {
        const altered = Buffer.from(whole)
        altered[at] = altered[at]! ^ 1
        writeFileSync(file, altered)
        if (isPadding(whole, at)) continue
        assert.throws(() => readBackup(file), { code: 'backup.damaged' }, `bit turned at ${at}`)
      }
      assert.throws(() => readBackup(`${file}.none`), { code: 'backup.unreadable' })
    })
  }),
)

test(
  'a backup of a newer program is refused before anything is touched',
  ownDatabase(async ({ urls }) => {
    await inFolder(async (file) => {
      const manifest = await writeBackup(urls.migrator, file, about)
      const newer = { ...manifest, migrations: [...manifest.migrations, { name: '29991231-01-x', sha256: '', applied_at: '' }] }
      assert.throws(() => migrationsOf(newer, file), { code: 'backup.newer' })
    })
  }),
)

test(
  'a backup never overwrites a file',
  ownDatabase(async ({ urls }) => {
    await inFolder(async (file) => {
      writeFileSync(file, 'mine')
      await assert.rejects(writeBackup(urls.migrator, file, about), { code: 'backup.exists' })
      assert.equal(readFileSync(file, 'utf8'), 'mine')
    })
  }),
)

test(
  'a backup is of one moment, though others go on writing',
  ownDatabase(async ({ db, urls }) => {
    // Enough in the first table for pairs to be written while it is read.
    await sql`insert into audit_entry select gen_random_uuid(), now(), null, '虚构', 'test', null, 'filler', '{}', 'test'
    from generate_series(1, 20000)`.execute(db)
    await inFolder(async (file) => {
      let isDone = false
      const writing = writeBackup(urls.migrator, file, about).finally(() => {
        isDone = true
      })
      let pairs = 0
      for (; !isDone; pairs++) {
        const key = `pair ${pairs}`
        await atomically(db, async (tx) => {
          await addEntry(tx, key)
          await tx.insertInto('setting').values({ key, value: 'true', changed_at: '2026-09-01T00:00:00.000Z' }).execute()
        })
      }
      await writing
      const backup = readBackup(file)
      backup.close()
      const rows = new Map(backup.manifest.tables.map((table) => [table.name, table.rows]))
      assert.ok(pairs > 2, 'pairs must have been written meanwhile')
      assert.equal(rows.get('audit_entry')! - 20_000, rows.get('setting'))
    })
  }),
)

async function fill(db: Db): Promise<void> {
  const created_at = '2026-09-01T00:00:00.123Z'
  await db.insertInto('county').values({ county_code: '990001', name: '虚构"县\\,\n', is_demo: true, created_at }).execute()
  const value = JSON.stringify({ list: [1, null, 'x'], nothing: null })
  await db.insertInto('setting').values({ key: 'a', value, changed_at: created_at }).execute()
  await db.insertInto('setting').values({ key: 'json null', value: 'null', changed_at: created_at }).execute()
  const bytes = Buffer.from([0, 1, 255, 10, 92])
  const file = { county_code: '990001', file_id: randomUUID() }
  await db
    .insertInto('stored_file')
    .values({ ...file, sha256: '0'.repeat(64), size: 5, media_type: 'text/csv', created_at })
    .execute()
  await db
    .insertInto('stored_file_chunk')
    .values({ ...file, seq: 0, bytes })
    .execute()
  for (let i = 0; i < 50; i++) await addEntry(db, `entry ${i}`)
}

async function addEntry(db: Db, subject: string): Promise<void> {
  const entry = { entry_id: randomUUID(), at: new Date().toISOString(), account_id: null, actor_name: '虚构', county_code: null }
  await db
    .insertInto('audit_entry')
    .values({ ...entry, verb: 'test', subject, details: JSON.stringify({}), reference: 'test' })
    .execute()
}

/** Every row of every table as text, the ledger's too. */
async function everything(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, types: asText, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const rows: string[] = []
    for (const { name } of await listTables(client)) {
      const found = await client.query({ text: `select * from ${quoted(name)}`, rowMode: 'array' })
      rows.push(...found.rows.map((row) => `${name} ${JSON.stringify(row)}`))
    }
    return rows.sort()
  } finally {
    await client.end()
  }
}

/** Padding between tar entries means nothing and is not covered by a hash: a zero byte in a run of them. */
function isPadding(bytes: Buffer, at: number): boolean {
  return bytes.subarray(at - 4, at + 5).every((byte) => byte === 0)
}

async function inFolder(work: (file: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  try {
    await work(join(dir, 'backup.tar'))
  } finally {
    remove()
  }
}
