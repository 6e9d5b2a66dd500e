import { Problem } from '@junheng/core/problems.ts'
import pg from 'pg'
import { APP_ROLE, appliedMigrations, type Migration, migrate, readMigrations } from '../migrate.ts'
import type { Backup } from './read-backup.ts'
import { LEDGER, listTables, quoted } from './tables.ts'
import type { Manifest } from './write-backup.ts'

/**
 * Puts a verified backup into an empty database, all of it or nothing of it: the schema as it was, the rows, and only then the
 * migrations made since. `dir` is how the target is named to the user.
 *
 * @returns the number of rows restored
 * @throws Problem backup.newer, backup.damaged, data-folder.not-empty
 */
export async function restoreBackup(migratorUrl: string, backup: Backup, target: { file: string; dir: string }): Promise<number> {
  const migrations = migrationsOf(backup.manifest, target.file)
  const client = new pg.Client({ connectionString: migratorUrl, options: '-c timezone=UTC' })
  await client.connect()
  let rows = 0
  try {
    await mustBeEmpty(client, target.dir)
    await ensureRole(client)
    await client.query('begin')
    await buildSchema(client, backup.manifest, migrations)
    // Taken off for the load, so that rows may come in any order, and put back over all of them.
    const foreignKeys = await dropForeignKeys(client)
    // What migrations put in themselves is in the backup too, as it had become.
    for (const table of await listTables(client)) await client.query(`delete from ${quoted(table.name)}`)
    for (const table of backup.manifest.tables) rows += await load(client, backup, table)
    for (const { owner, name, definition } of foreignKeys) {
      await client.query(`alter table ${quoted(owner)} add constraint ${quoted(name)} ${definition}`)
    }
    await client.query('commit')
  } finally {
    // Ends an unfinished transaction too.
    await client.end()
  }
  await migrate(migratorUrl)
  return rows
}

/** The program's own migrations that the backup had. @throws Problem backup.newer, backup.damaged */
export function migrationsOf(manifest: Manifest, file: string, known: readonly Migration[] = readMigrations()): Migration[] {
  const ours = new Map(known.map((m) => [m.name, m]))
  const unknown = manifest.migrations.filter((m) => !ours.has(m.name)).map((m) => m.name)
  if (unknown.length > 0) throw new Problem('backup.newer', { file, names: unknown.join('、') })
  return manifest.migrations.map(({ name, sha256 }) => {
    const migration = ours.get(name)!
    if (migration.sha256 !== sha256) throw new Problem('migration.changed', { name })
    return migration
  })
}

/** What the program wrote down of itself in an empty database is no data: with the rest of it, it gives way. */
async function mustBeEmpty(client: pg.Client, dir: string): Promise<void> {
  for (const { name } of await listTables(client)) {
    if (['audit_pending', 'audit_link', 'audit_seal'].includes(name)) continue
    const counts = name === 'audit_entry' ? `where verb not like 'system.%'` : ''
    const { rowCount } = await client.query(`select 1 from ${quoted(name)} ${counts} limit 1`)
    if (rowCount) throw new Problem('data-folder.not-empty', { dir })
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  if (known.rowCount) return
  await client.query(`create role ${APP_ROLE} nologin`)
  await client.query(`grant ${APP_ROLE} to current_user`)
}

async function buildSchema(client: pg.Client, manifest: Manifest, migrations: readonly Migration[]): Promise<void> {
  // An empty but newer schema goes first; its tables are known to hold nothing.
  for (const table of await listTables(client)) await client.query(`drop table ${quoted(table.name)} cascade`)
  if ((await appliedMigrations(client)).size > 0) await client.query(`drop table ${LEDGER}`)
  await client.query(
    `create table if not exists ${LEDGER} (name text primary key, sha256 text not null, applied_at timestamptz not null)`,
  )
  for (const [i, migration] of migrations.entries()) {
    await client.query(migration.text)
    const { name, sha256, applied_at } = manifest.migrations[i]!
    await client.query(`insert into ${LEDGER} (name, sha256, applied_at) values ($1, $2, $3)`, [name, sha256, applied_at])
  }
}

async function dropForeignKeys(client: pg.Client): Promise<{ owner: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ owner: string; name: string; definition: string }>(`
    select c.relname as owner, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = current_schema() order by 1, 2`)
  for (const { owner, name } of rows) await client.query(`alter table ${quoted(owner)} drop constraint ${quoted(name)}`)
  return rows
}

async function load(client: pg.Client, backup: Backup, table: Manifest['tables'][number]): Promise<number> {
  const types = new Map<string, string>()
  for (const known of await listTables(client)) {
    if (known.name === table.name) for (const column of known.columns) types.set(column.name, column.type)
  }
  if (table.columns.some((column) => !types.has(column)))
    throw new Error(`${table.name} has other columns than its migrations make`)
  const columns = table.columns.map(quoted).join(', ')
  const values = table.columns.map((column, i) => `v.c${i}::${types.get(column)}`).join(', ')
  const lists = table.columns.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const names = table.columns.map((_, i) => `c${i}`).join(', ')
  const insert = `insert into ${quoted(table.name)} (${columns}) select ${values} from unnest(${lists}) as v(${names})`
  for (const part of table.parts) {
    const rows = backup.rowsOf(part)
    await client.query(
      insert,
      table.columns.map((_, i) => rows.map((row) => row[i] ?? null)),
    )
  }
  return table.rows
}
