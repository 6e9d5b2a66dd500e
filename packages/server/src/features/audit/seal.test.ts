import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readBackup } from '../../db/backup/read-backup.ts'
import { restoreBackup } from '../../db/backup/restore-backup.ts'
import { writeBackup } from '../../db/backup/write-backup.ts'
import { atomically, type Db, openPool } from '../../db/database.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { ownDatabase, temporaryFolder } from '../../db/test-database.ts'
import { openSealer, SEALER_ROLE, sealOnce } from './seal.ts'
import { later, NOON, sealAll, sealThrough, write } from './test-log.ts'
import { verifyChain } from './verify.ts'

const denied = /permission denied/

test(
  "the app's role can add entries and nothing else, whatever it tries",
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 1 })
    await write(db, 2)
    await sealAll(owner)
    await owner.destroy()
    const tries = [
      ...['audit_entry', 'audit_pending', 'audit_link', 'audit_seal', 'audit_base'].flatMap((table) => [
        sql`delete from ${sql.table(table)}`,
        sql`truncate ${sql.table(table)}`,
        sql`drop table ${sql.table(table)}`,
        sql`alter table ${sql.table(table)} disable trigger all`,
      ]),
      sql`update audit_entry set actor_name = 'x'`,
      sql`update audit_pending set entry_id = gen_random_uuid()`,
      sql`update audit_link set hash = repeat('0', 64)`,
      sql`update audit_seal set sealed_at = now()`,
      sql`update audit_base set entry_no = 0`,
      sql`insert into audit_link values (3, gen_random_uuid(), repeat('0', 64))`,
      sql`insert into audit_seal values (2, 3, 3, now(), '', repeat('0', 64))`,
      sql`insert into audit_base values (0, 0, '', '', now(), '')`,
      sql`set local role junheng_sealer`,
    ]
    for (const attempt of tries) {
      await assert.rejects(
        atomically(db, (tx) => attempt.execute(tx)),
        /permission denied|must be owner/,
        attempt.compile(db).sql,
      )
    }
    assert.equal((await verifyChain(db)).whole, true)
  }),
)

test(
  "the sealer's role can seal, and cannot change or remove what stands",
  ownDatabase(async ({ db, urls }) => {
    await write(db, 3)
    const owner = openPool(urls.migrator, { max: 1 })
    assert.equal(await sealOnce(owner, NOON, SEALER_ROLE), 3)
    await write(db, 1)
    const as = (attempt: ReturnType<typeof sql>) =>
      owner.transaction().execute(async (tx) => {
        await sql`set local role junheng_sealer`.execute(tx)
        await attempt.execute(tx)
      })
    for (const table of ['audit_entry', 'audit_link', 'audit_seal', 'audit_base']) {
      await assert.rejects(as(sql`delete from ${sql.table(table)}`), denied)
      await assert.rejects(as(sql`truncate ${sql.table(table)}`), denied)
    }
    await assert.rejects(as(sql`update audit_entry set actor_name = 'x'`), denied)
    await assert.rejects(as(sql`update audit_link set hash = repeat('0', 64)`), denied)
    await assert.rejects(as(sql`update audit_seal set sealed_at = now()`), denied)
    await assert.rejects(as(sql`insert into audit_entry select * from audit_entry`), denied)
    await assert.rejects(as(sql`select * from account`), denied)
    await owner.destroy()
  }),
)

test(
  'writers go on while a batch is being sealed, and several sealers make one chain',
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 4 })
    await write(db, 5)
    // A sealer stopped in the middle of its round holds its turn and its rows.
    const slow = await owner.startTransaction().execute()
    await sql`select pg_advisory_xact_lock(7216402312)`.execute(slow)
    await sql`delete from audit_pending`.execute(slow)
    const waited = new Promise((_, reject) => setTimeout(reject, 3000, new Error('writers wait for the sealer')).unref())
    await Promise.race([write(db, 5), waited])
    assert.equal(await Promise.race([sealOnce(owner, NOON), waited]), 0, 'another one has its turn')
    await slow.rollback().execute()
    const rounds = Array.from({ length: 4 }, (_, i) => sealOnce(owner, later(i), null, 3))
    const writing = write(db, 20)
    await Promise.all([...rounds, writing])
    await sealAll(owner, 7)
    const result = await verifyChain(db)
    assert.deepEqual([result.whole, result.entries, result.awaiting], [true, 30, 0])
    await owner.destroy()
  }),
)

test(
  'a round that does not end leaves nothing half',
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 2 })
    await write(db, 5)
    await sql`alter table audit_seal add constraint full_disk check (seal_no < 1)`.execute(owner)
    await assert.rejects(sealOnce(owner, NOON), /full_disk/)
    assert.deepEqual((({ entries, awaiting, whole }) => ({ entries, awaiting, whole }))(await verifyChain(db)), {
      entries: 0,
      awaiting: 5,
      whole: true,
    })
    await owner.destroy()
  }),
)

test(
  'an entry committed late stands after what was sealed meanwhile, whatever its time says',
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 2 })
    const late = await db.startTransaction().execute()
    const [early] = await write(late, 1, {}, { now: later(-3600) })
    await write(db, 2)
    await sealAll(owner)
    await late.commit().execute()
    await sealAll(owner)
    assert.equal((await verifyChain(db)).whole, true)
    assert.deepEqual(await numbersOf(db, early!), [3])
    await owner.destroy()
  }),
)

test(
  'a queue that names an entry twice seals it once',
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 2 })
    await write(db, 2)
    await sealAll(owner)
    await sql`insert into audit_pending select entry_id from audit_entry`.execute(db)
    await write(db, 1)
    await sealAll(owner)
    const result = await verifyChain(db)
    assert.deepEqual([result.whole, result.entries, result.awaiting], [true, 3, 0])
    await owner.destroy()
  }),
)

test(
  'a sealer seals within seconds by itself, and what came last before it is closed',
  ownDatabase(async ({ db, urls }) => {
    const warnings: unknown[] = []
    const log = { info() {}, warn: (fields: unknown) => warnings.push(fields), error() {} }
    const sealer = openSealer(urls.migrator, { log })
    await write(db, 3)
    const deadline = Date.now() + 5000
    while ((await verifyChain(db)).awaiting > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
    await write(db, 2)
    await sealer.close()
    const result = await verifyChain(db)
    assert.deepEqual([result.whole, result.entries, result.awaiting, warnings], [true, 5, 0, []])
  }),
)

test(
  'a login without the right to seal is told once, and writing goes on',
  ownDatabase(async ({ db, urls }) => {
    const warnings: unknown[] = []
    const log = { info() {}, warn: (_: unknown, text: string) => warnings.push(text), error() {} }
    const sealer = openSealer(urls.app, { log })
    await write(db, 2)
    await sealer.close()
    assert.deepEqual(warnings, ['audit entries could not be sealed'])
    assert.deepEqual((({ whole, awaiting }) => ({ whole, awaiting }))(await verifyChain(db)), { whole: true, awaiting: 2 })
  }),
)

test(
  'the chain goes on in a restored database, and a backup notes its head',
  ownDatabase(async ({ db, urls }) => {
    const { dir, remove } = temporaryFolder()
    const file = join(dir, 'backup.tar')
    await write(db, 4)
    await sealThrough(urls.migrator)
    await write(db, 1)
    const { auditHead } = await writeBackup(urls.migrator, file, { program: 'test', now: NOON })
    const { head } = await verifyChain(db)
    assert.deepEqual(auditHead, { seal: 1, entry: 4, hash: head?.hash })
    await ownDatabase(async (other) => {
      const backup = readBackup(file)
      await restoreBackup(other.urls.migrator, backup, { file, dir: 'here' })
      backup.close()
      await write(other.db, 2)
      await sealThrough(other.urls.migrator)
      const result = await verifyChain(other.db, { noted: { seal: 1, hash: auditHead!.hash } })
      assert.deepEqual([result.whole, result.entries, result.awaiting], [true, 7, 0])
    })()
    remove()
  }),
)

test(
  'what was written before there was a chain waits first to be sealed',
  ownDatabase(async ({ urls }) => {
    const owner = openPool(urls.migrator, { max: 1 })
    await sql`drop schema public cascade`.execute(owner)
    await sql`create schema public`.execute(owner)
    const migrations = readMigrations()
    const at = migrations.findIndex(({ name }) => name.endsWith('audit-chain'))
    await migrate(urls.migrator, migrations.slice(0, at))
    await sql`insert into audit_entry (entry_id, at, actor_name, verb, subject, details, reference)
      values (gen_random_uuid(), now(), 'x', 'access.sign-in', 'x', '{}', 'x')`.execute(owner)
    await migrate(urls.migrator)
    await sealAll(owner)
    const result = await verifyChain(owner)
    assert.deepEqual([result.whole, result.entries], [true, 1])
    await owner.destroy()
  }),
)

async function numbersOf(db: Db, subject: string): Promise<number[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .innerJoin('audit_link', 'audit_link.entry_id', 'audit_entry.entry_id')
    .select('entry_no')
    .where('subject', '=', subject)
    .execute()
  return rows.map((row) => row.entry_no)
}
