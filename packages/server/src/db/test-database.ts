import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { makeFolder, readPointer } from '../data-folder/folder-files.ts'
import { type FolderLock, takeLock } from '../data-folder/folder-lock.ts'
import { openFolder } from '../data-folder/open-folder.ts'
import { stopOrphans } from '../data-folder/postmaster.ts'
import { type Db, openPool } from './database.ts'
import { APP_ROLE, migrate } from './migrate.ts'

export interface Stage {
  /** Works as the app's role: a missing grant is a failing test. */
  db: Db
}

/**
 * Wraps a test so that it has a migrated database to itself, undone at its end:
 * `test('a sentence', scene(async ({ db }) => { … }))`.
 *
 * The first scene of the process starts a PostgreSQL that all share; it ends with the process. `TEST_DATABASE_URL` names a server to
 * use instead (a login that may make databases and roles). A scene is one transaction on one connection: what needs two at once, or
 * a commit others see, takes `ownDatabase`.
 */
export function scene(body: (stage: Stage) => Promise<void>): () => Promise<void> {
  return async () => {
    const { shared } = await theatre()
    const tx = await shared.startTransaction().execute()
    try {
      await body({ db: tx })
    } finally {
      await tx.rollback().execute()
    }
  }
}

/** Like `scene`, with a whole database of its own, so that commits and several connections are real. Some 50 ms each. */
export function ownDatabase(
  body: (stage: Stage & { urls: { migrator: string; app: string } }) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const { admin, template, urlsFor } = await theatre()
    const name = `${template}_${randomBytes(4).toString('hex')}`
    await run(admin, `create database ${name} template ${template}`)
    const urls = urlsFor(name)
    const db = openPool(urls.app, { max: 4 })
    try {
      await body({ db, urls })
    } finally {
      await db.destroy()
      await run(admin, `drop database ${name} with (force)`)
    }
  }
}

/** A new data folder for one test, reachable by PostgreSQL's user; `remove` also takes what was placed elsewhere. */
export function temporaryFolder(): { dir: string; remove: () => void } {
  const dir = join(tmpdir(), `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`)
  makeFolder(dir, 0o711)
  const remove = () => {
    const elsewhere = readPointer(dir)
    if (elsewhere) rmSync(dirname(elsewhere.cluster), { recursive: true, force: true })
    rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  return { dir, remove }
}

interface Theatre {
  shared: Db
  /** A migrated database nobody is connected to, to copy. */
  template: string
  /** A login that may make databases. */
  admin: string
  urlsFor: (database: string) => { migrator: string; app: string }
}

const PREFIX = 'junheng-test-'
let opened: Promise<Theatre> | undefined

function theatre(): Promise<Theatre> {
  const url = process.env['TEST_DATABASE_URL']
  opened ??= url ? onServer(url) : embedded()
  return opened
}

async function embedded(): Promise<Theatre> {
  await sweep()
  const { dir, remove } = temporaryFolder()
  const folder = await openFolder(dir, { kind: 'command', exclusive: true, throwaway: true })
  const cluster = readPointer(dir)?.cluster ?? join(dir, 'cluster')
  process.once('exit', () => {
    // PostgreSQL has had its signal (postmaster.ts); a moment, and its files can go.
    const pause = new Int32Array(new SharedArrayBuffer(4))
    for (let i = 0; i < 200 && existsSync(join(cluster, 'postmaster.pid')); i++) Atomics.wait(pause, 0, 0, 10)
    remove()
  })
  const urlsFor = (database: string) => ({
    migrator: withDatabase(folder.urls.migrator, database),
    app: withDatabase(folder.urls.app, database),
  })
  return furnish(folder.urls.migrator, urlsFor, 'junheng_test')
}

async function onServer(url: string): Promise<Theatre> {
  const template = `junheng_test_${randomBytes(4).toString('hex')}`
  const urlsFor = (database: string) => ({ migrator: withDatabase(url, database), app: asApp(withDatabase(url, database)) })
  const theatre = await furnish(url, urlsFor, template)
  process.once('beforeExit', async () => {
    await theatre.shared.destroy()
    for (const name of [`${template}_scenes`, template]) await run(url, `drop database ${name} with (force)`)
  })
  return theatre
}

async function furnish(admin: string, urlsFor: Theatre['urlsFor'], template: string): Promise<Theatre> {
  await run(admin, `create database ${template}`)
  await migrate(urlsFor(template).migrator)
  const scenes = `${template}_scenes`
  await run(admin, `create database ${scenes} template ${template}`)
  return { shared: openPool(urlsFor(scenes).app, { max: 20, endsWithProcess: true }), template, admin, urlsFor }
}

/** Test processes that were killed leave a folder and a PostgreSQL behind. Another user's are theirs to sweep. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(PREFIX))) {
    // A test that still runs may have killed its own server, and needs the folder.
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    const dir = join(tmpdir(), name)
    const lock = lockOf(dir)
    if (!lock) continue
    await stopOrphans(readPointer(dir)?.cluster ?? join(dir, 'cluster'))
    lock.release()
    rmSync(dir, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function lockOf(dir: string): FolderLock | null {
  try {
    return existsSync(join(dir, 'lock')) ? takeLock(join(dir, 'lock')) : null
  } catch {
    return null
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** The URL's login works as the app's role from its first statement on. */
function asApp(url: string): string {
  const changed = new URL(url)
  changed.searchParams.set('options', `-c timezone=UTC -c role=${APP_ROLE}`)
  return changed.href
}
