import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@junheng/core/problems.ts'
import pg from 'pg'

export interface Migration {
  /** File name without `.sql`; names sort in the order they run. */
  name: string
  sha256: string
  text: string
}

/** The role the application works as. Migrations grant it its rights. */
export const APP_ROLE = 'junheng_app'

export const MIGRATIONS_FOLDER = join(import.meta.dirname, 'migrations')

/**
 * Brings the database to this program's schema. Each migration and its line in the ledger are one transaction; an advisory lock makes
 * a second program wait. `url` is the migrator's, who owns everything.
 *
 * @returns the names applied now, in order; none when the schema was current
 * @throws Problem migration.changed, migration.failed, database.newer, database.not-migrated
 */
export async function migrate(url: string, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'junheng migrate' })
  await client.connect()
  try {
    // The number is arbitrary and means "Junheng's migrations". A session lock: freed even if this process is killed.
    await client.query('select pg_advisory_lock(7216402311)')
    await prepare(client, migrations)
    const applied: string[] = []
    for (const migration of await pendingMigrations(client, migrations)) {
      await apply(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** The migrations of a folder in the order they run. Line ends are normalised first, so that a checkout's settings change no checksum. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): Migration[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return names.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { name: file.slice(0, -'.sql'.length), sha256: createHash('sha256').update(text).digest('hex'), text }
  })
}

/** Those of `migrations` the database has not had, after checking that what it has had is known and unchanged. */
export async function pendingMigrations(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Migration[]> {
  const done = await appliedMigrations(client)
  const known = new Map(migrations.map((m) => [m.name, m.sha256]))
  const unknown = [...done.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Problem('database.newer', { names: unknown.join('、') })
  for (const [name, sha256] of done) {
    if (known.get(name) !== sha256) throw new Problem('migration.changed', { name })
  }
  return migrations.filter((m) => !done.has(m.name))
}

/** Name and checksum of every migration the database has had; empty for a new database. */
export async function appliedMigrations(client: pg.ClientBase): Promise<Map<string, string>> {
  const exists = await client.query(`select to_regclass('schema_migration') is not null as it`)
  if (!exists.rows[0].it) return new Map()
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration order by name')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

async function prepare(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  if ((await pendingMigrations(client, migrations)).length === 0) return
  const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  try {
    // Without a login: a server's administrator gives the app its own login as a member of it, or lets the migrator stand in for it.
    if (role.rowCount === 0) {
      await client.query(`create role ${APP_ROLE} nologin`)
      await client.query(`grant ${APP_ROLE} to current_user`)
    }
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null)`)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501')
      throw new Problem('database.not-migrated', {}, { cause: error })
    throw error
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.text)
    await client.query('insert into schema_migration (name, sha256, applied_at) values ($1, $2, $3)', [
      migration.name,
      migration.sha256,
      new Date().toISOString(),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Problem('migration.failed', { name: migration.name, reason: (error as Error).message }, { cause: error })
  }
}
