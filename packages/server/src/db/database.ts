import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** For what reads the database from outside the server's own folder: benches. */
export { sql } from 'kysely'

/** A connection pool, or one transaction of it: queries take either. */
export type Db = Kysely<Schema>

export interface PoolOptions {
  /** Most connections at once. */
  max?: number
  /** The role every connection works as, for a login that may be more than the application should be. */
  role?: string
  /** How long a statement waits for a connection, in ms, before it is told that there is none. */
  connectWithin?: number
  /** Idle connections do not keep the process alive: for tests. */
  endsWithProcess?: boolean
  /** Told about connections that break while idle; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void
}

/**
 * A Kysely database over `pg`. Values come back in one way everywhere (see `typeParsers`); the session works in UTC.
 * End it with `db.destroy()`.
 */
export function openPool(url: string, options: PoolOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectWithin ?? 15_000,
    allowExitOnIdle: options.endsWithProcess ?? false,
    types: typeParsers,
    application_name: 'junheng',
    options: sessionOptions(options.role),
  })
  pool.on('error', options.onIdleError ?? (() => {}))
  // A connection cut while somebody works on it fails that work; its event, heard by nobody, would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * Runs `work` in one transaction: all of it is durable when this returns, none of it if it throws. Inside another transaction it is
 * a savepoint of that one, so services can call services. Two of them must not run at the same time on one transaction.
 */
export async function atomically<T>(db: Db, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(work)
  const tx = db as Transaction<Schema>
  await sql`savepoint step`.execute(tx)
  try {
    const result = await work(tx)
    await sql`release savepoint step`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint step`.execute(tx)
    await sql`release savepoint step`.execute(tx)
    throw error
  }
}

/** True for a row that a unique key refused: somebody else wrote it first. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505'

/**
 * One way for values to come out of the database:
 * - `date` is its text, `2026-09-01`: a PlainDate. A JavaScript Date would add a time and a zone nobody meant.
 * - `timestamptz` is ISO 8601 in UTC with milliseconds, `2026-09-01T02:03:04.000Z`; times are bound by the program, in the same form.
 * - `bigint` and `numeric` are numbers: sums and counts of the largest nation and money in fen stay far below 2^53. Past it the
 *   value is refused, never rounded.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format)
  },
}

const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMP, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, instant],
  [pg.types.builtins.INT8, wholeNumber],
  [pg.types.builtins.NUMERIC, decimal],
])

/** `2026-09-01 02:03:04.5+00` → `2026-09-01T02:03:04.500Z`. */
function instant(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a JavaScript number`)
  return value
}

function decimal(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`${text} is too large for a JavaScript number`)
  return value
}

function sessionOptions(role: string | undefined): string {
  const settings = ['-c timezone=UTC']
  if (role) settings.push(`-c role=${role}`)
  return settings.join(' ')
}
