import { Problem } from '@junheng/core/problems.ts'
import pg from 'pg'
import { type FolderOptions, type OpenFolder, openFolder } from '../data-folder/open-folder.ts'
import { type Db, openPool } from './database.ts'
import { APP_ROLE, migrate, pendingMigrations, readMigrations } from './migrate.ts'

export interface OpenDatabase {
  db: Db
  /** For work that is the owner's: migrating, backup, restore. */
  migratorUrl: string
  /** Names of the migrations this opening ran. */
  migrated: readonly string[]
  /** Settles if the folder's PostgreSQL ends by itself; never for a database server. */
  fallen: Promise<void>
  close: () => Promise<void>
}

export interface OpenOptions extends Pick<FolderOptions, 'kind' | 'exclusive' | 'env' | 'store' | 'throwaway'> {
  /** The data folder, used when `url` is null. */
  dir: string
  /** A database server (`DATABASE_URL`). Its login may be the owner, who then works as the app's role, or a member of that role. */
  url: string | null
  /** `migrate`: bring it up to date (not beside a running server). `as-is`: take it as it stands, for backup and restore. */
  schema: 'migrate' | 'as-is'
  /** Most connections. */
  max?: number
}

const OLDEST_SERVER = 150_000

/**
 * Opens the system's database, wherever it is: the folder's own PostgreSQL or a server.
 *
 * @throws Problem data-folder.*, postgres.*, database.*, migration.*
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  if (options.url !== null) return openServer(options.url, options)
  const folder = await openFolder(options.dir, options)
  try {
    const migrated = options.schema === 'migrate' ? await upToDate(folder.urls.migrator, folder.isHolder) : []
    return opened(folder, migrated, openPool(folder.urls.app, { max: options.max ?? 10 }))
  } catch (error) {
    await folder.close()
    throw error
  }
}

function opened(folder: OpenFolder, migrated: string[], db: Db): OpenDatabase {
  const close = async () => {
    await db.destroy()
    await folder.close()
  }
  return { db, migratorUrl: folder.urls.migrator, migrated, fallen: folder.fallen, close }
}

async function openServer(url: string, options: OpenOptions): Promise<OpenDatabase> {
  // Two logins are stricter: the app's cannot become the owner. One is enough: it works as the app's role.
  const migratorUrl = (options.env ?? process.env)['DATABASE_MIGRATOR_URL'] || url
  await mustAnswer(migratorUrl)
  const migrated = options.schema === 'migrate' ? await upToDate(migratorUrl, true) : []
  const db = openPool(url, { max: options.max ?? 10, role: APP_ROLE })
  return { db, migratorUrl, migrated, fallen: new Promise(() => {}), close: () => db.destroy() }
}

async function upToDate(migratorUrl: string, mayMigrate: boolean): Promise<string[]> {
  if (mayMigrate) return migrate(migratorUrl)
  const client = new pg.Client({ connectionString: migratorUrl })
  await client.connect()
  try {
    if ((await pendingMigrations(client, readMigrations())).length > 0) throw new Problem('database.not-migrated')
    return []
  } finally {
    await client.end()
  }
}

async function mustAnswer(url: string): Promise<void> {
  const client = clientOf(url)
  let version: number
  try {
    await client.connect()
    version = Number((await client.query('show server_version_num')).rows[0].server_version_num)
  } catch (error) {
    throw new Problem('database.unreachable', { reason: (error as NodeJS.ErrnoException).code ?? 'URL' }, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
  if (version < OLDEST_SERVER) throw new Problem('database.too-old', { found: Math.floor(version / 10_000) })
}

function clientOf(url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  } catch (error) {
    throw new Problem('database.unreachable', { reason: 'URL' }, { cause: error })
  }
}
