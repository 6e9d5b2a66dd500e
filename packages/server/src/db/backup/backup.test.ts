import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { readStoredFile, storeFile } from '../../files/stored-files.ts'
import { atomically, type Db } from '../database.ts'
import { migrate } from '../migrate.ts'
import { ownDatabase, temporaryFolder } from '../test-database.ts'
import { readBackup } from './read-backup.ts'
import { migrationsOf, restoreBackup } from './restore-backup.ts'
import { asText, LEDGER, listTables, quoted } from './tables.ts'
import { padded, readTarHeader } from './tar.ts'
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
  'a backup cut short at any of its joints, or with anything behind it, is refused and touches nothing',
  ownDatabase(async ({ db, urls }) => {
    await fill(db)
    await inFolder(async (file) => {
      await writeBackup(urls.migrator, file, about)
      const whole = readFileSync(file)
      const joints = jointsOf(whole)
      assert.ok(joints.length > 20, `only ${joints.length} joints`)
      for (const joint of joints) {
        for (const size of [joint - 1, joint, joint + 1]) {
          if (size < 0 || size >= whole.length) continue
          writeFileSync(file, whole.subarray(0, size))
          assert.throws(() => readBackup(file), { code: 'backup.damaged' }, `cut to ${size} of ${whole.length} bytes`)
        }
      }
      for (const more of [Buffer.from('x'), Buffer.alloc(512), whole]) {
        writeFileSync(file, Buffer.concat([whole, more]))
        assert.throws(() => readBackup(file), { code: 'backup.damaged' }, `${more.length} bytes behind it`)
      }
      assert.throws(() => readBackup(`${file}.none`), { code: 'backup.unreadable' })
      assert.throws(() => readBackup(dirname(file)), { code: 'backup.damaged' })
    })
  }),
)

test(
  'a backup with one byte altered, whichever it is, is refused',
  ownDatabase(async ({ db, urls }) => {
    await fill(db)
    await inFolder(async (file) => {
      await writeBackup(urls.migrator, file, about)
      const whole = readFileSync(file)
      const place = fc.nat(whole.length - 1)
      fc.assert(
        fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
          const altered = Buffer.from(whole)
          altered[at] = altered[at]! ^ change
          writeFileSync(file, altered)
          assert.throws(() => readBackup(file), { code: 'backup.damaged' }, `byte ${at}`)
        }),
        { numRuns: 300 },
      )
    })
  }),
)

test(
  'a part that changes after the backup was verified is not restored',
  ownDatabase(async ({ db, urls }) => {
    await fill(db)
    await inFolder(async (file) => {
      const manifest = await writeBackup(urls.migrator, file, about)
      const backup = readBackup(file)
      const altered = readFileSync(file)
      altered[600] = altered[600]! ^ 1
      writeFileSync(file, altered)
      assert.throws(() => manifest.tables.flatMap(({ parts }) => parts.map((part) => backup.rowsOf(part))), {
        code: 'backup.damaged',
      })
      await ownDatabase(async (other) => {
        await assert.rejects(restoreBackup(other.urls.migrator, backup, { file, dir: 'here' }), { code: 'backup.damaged' })
        assert.deepEqual(await everything(other.urls.migrator), [])
        assert.deepEqual(await migrate(other.urls.migrator), [], 'the schema stands as it stood')
      })()
      backup.close()
    })
  }),
)

test(
  'a file of many chunks comes back to the byte, and a backup of what was restored is the same backup',
  ownDatabase(async ({ db, urls }) => {
    const county_code = '990001'
    const now = new Date('2026-09-01T00:00:00.000Z')
    await db.insertInto('county').values({ county_code, name: '虚构县', is_demo: true, created_at: now.toISOString() }).execute()
    const bytes = randomBytes(5 * 1024 * 1024 + 7)
    const id = await atomically(db, (tx) => storeFile(tx, county_code, { bytes, mediaType: 'application/zip' }, now))
    await inFolder(async (file) => {
      const manifest = await writeBackup(urls.migrator, file, about)
      const backup = readBackup(file)
      await ownDatabase(async (other) => {
        await restoreBackup(other.urls.migrator, backup, { file, dir: 'here' })
        assert.ok(bytes.equals(await readStoredFile(other.db, county_code, id)))
        assert.deepEqual((await writeBackup(other.urls.migrator, `${file}.again`, about)).tables, manifest.tables)
      })()
      backup.close()
    })
  }),
)

test(
  'everything migrations make is in a backup: tables of one schema, and no sequence, large object or view that would keep data of its own',
  ownDatabase(async ({ urls }) => {
    const client = new pg.Client({ connectionString: urls.migrator })
    await client.connect()
    try {
      const { rows } = await client.query<{ name: string; kind: string }>(`
        select n.nspname || '.' || c.relname as name, c.relkind::text as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind not in ('i', 'I', 't', 'v', 'c')`)
      const listed = new Set([...(await listTables(client)).map(({ name }) => `public.${name}`), `public.${LEDGER}`])
      assert.deepEqual(
        rows.filter(({ name }) => !listed.has(name)),
        [],
      )
      assert.ok(listed.size > 30)
    } finally {
      await client.end()
    }
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

/** Where each header, content and padding of the archive begins, and its end. */
function jointsOf(archive: Buffer): number[] {
  const joints: number[] = []
  for (let at = 0; ; ) {
    joints.push(at)
    const header = readTarHeader(archive.subarray(at, at + 512))
    if (!header) return [...joints, at + 512, archive.length]
    joints.push(at + 512, at + 512 + Math.floor(header.size / 2), at + 512 + header.size)
    at += 512 + padded(header.size)
  }
}

async function inFolder(work: (file: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  try {
    await work(join(dir, 'backup.tar'))
  } finally {
    remove()
  }
}
