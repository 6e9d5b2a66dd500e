import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openFolder } from '../data-folder/open-folder.ts'
import { temporaryFolder } from './test-database.ts'

export interface DatabaseServer {
  /** For `DATABASE_URL`: one login that owns an empty database. */
  url: string
  close: () => Promise<void>
}

/**
 * A PostgreSQL as a city's administrator hands it over: reached over the network, with an empty database that its one login owns. It is the server
 * `TEST_DATABASE_URL` names (a login that may make databases), else one started for this from the program's own binaries.
 */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return emptyDatabase(given, async () => {})
  const { dir, remove } = temporaryFolder()
  const folder = await openFolder(dir, { kind: 'command', exclusive: true, throwaway: true })
  return emptyDatabase(folder.urls.migrator, async () => {
    await folder.close()
    remove()
  })
}

async function emptyDatabase(admin: string, end: () => Promise<void>): Promise<DatabaseServer> {
  const name = `junheng_city_${randomBytes(4).toString('hex')}`
  await run(admin, `create database ${name}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  const close = async () => {
    await run(admin, `drop database ${name} with (force)`)
    await end()
  }
  return { url: url.href, close }
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
