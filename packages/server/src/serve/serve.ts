import { join } from 'node:path'
import { Problem } from '@junheng/core/problems.ts'
import type { FastifyInstance } from 'fastify'
import { openClockwork } from '../background/clockwork.ts'
import { programVersion } from '../cli/program-version.ts'
import type { ServeConfig } from '../config.ts'
import { makeDataFolder } from '../data-folder/folder-files.ts'
import { type OpenDatabase, openDatabase } from '../db/open-database.ts'
import { openSecretKey } from '../features/access/secret-key.ts'
import { openProvider } from '../features/access/single-sign-on/provider.ts'
import { openSealer } from '../features/audit/seal.ts'
import { openFaultCounter } from '../features/collection/round/check/fault-counter.ts'
import { FINAL_RUNS } from '../features/evaluation/runs/final-runs.ts'
import { openChannels } from '../features/notices/open-channels.ts'
import { openPostman } from '../features/notices/postman.ts'
import { LEDGER_WATCH } from '../features/rectification/accountability/watch.ts'
import { LETTER_ESCALATIONS } from '../features/rectification/letters/escalate-letters.ts'
import { REMINDERS } from '../features/rectification/milestones/reminders.ts'
import { ESCALATIONS } from '../features/warnings/escalate.ts'
import { MONITORING } from '../features/warnings/monitoring/monitor.ts'
import { buildApp } from '../http/app.ts'
import { type Log, logFile, openLog } from '../log.ts'
import { type DemoAccount, prepareDemo } from './demo.ts'
import { keepRoomOnDisk } from './disk-room.ts'
import { choosePort } from './listening-port.ts'
import { noteMigrations, noteStart, noteStop } from './system-events.ts'

export interface Serving {
  url: string
  dir: string
  /** With --demo: the accounts and their passwords. */
  accounts: DemoAccount[]
  /** Settles when the database ends by itself. */
  fallen: Promise<void>
  /** Finishes the replies under way, then stops the database. */
  stop: () => Promise<void>
}

/** Replies that take longer than this after a stop was asked for are cut off. */
const LAST_REPLIES_MS = 30_000

/**
 * Opens the database, brings it up to date, and listens.
 *
 * @throws Problem serve.*, data-folder.*, postgres.*, database.*, migration.*
 */
export async function serve(config: ServeConfig): Promise<Serving> {
  const port = await choosePort(config.host, config.port)
  makeDataFolder(config.dir)
  const secretKey = openSecretKey(config)
  const database = await openDatabase({
    dir: config.dir,
    url: config.databaseUrl,
    kind: 'serve',
    exclusive: true,
    schema: 'migrate',
    max: 20,
  })
  try {
    const log = openLog(logFile(join(config.dir, 'junheng.log')))
    await noteMigrations(database.db, database.migrated, new Date())
    log.info({ migrated: database.migrated.length, embedded: config.databaseUrl === null, demo: config.demo }, 'database open')
    const accounts = config.demo ? await prepareDemo(database.db, config.dir, log) : []
    const now = () => new Date()
    const channels = openChannels(config.notices, config.publicUrl, now)
    const signOn = config.signOn && openProvider(config.signOn, config.publicUrl)
    const app = await buildApp({ db: database.db, config, log, secretKey, channels, signOn })
    if (config.databaseUrl === null) keepRoomOnDisk(app, config.dir)
    const url = await listen(app, config, port)
    const sealer = openSealer(process.env['DATABASE_SEALER_URL'] || database.migratorUrl, { log })
    const postman = openPostman(database.db, { channels, secretKey, now, log })
    const counter = openFaultCounter(database.db, { now, log })
    const clockwork = openClockwork(
      database.db,
      [FINAL_RUNS, MONITORING, ESCALATIONS, LETTER_ESCALATIONS, LEDGER_WATCH, REMINDERS],
      {
        now,
        log,
      },
    )
    await noteStart(database.db, now(), { 版本: programVersion(), 地址: config.host, 演示: config.demo })
    log.info({ host: config.host, tls: config.tls !== null }, 'listening')
    return {
      url,
      dir: config.dir,
      accounts,
      fallen: database.fallen,
      stop: () => stop(app, [clockwork, postman, counter, sealer], database, log),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function listen(app: FastifyInstance, { host, tls }: ServeConfig, port: number): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') throw new Problem('serve.port-taken', { port }, { cause: error })
    throw error
  }
  const address = app.server.address()
  const bound = address && typeof address === 'object' ? address.port : port
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${bound}`
}

async function stop(
  app: FastifyInstance,
  background: readonly { close: () => Promise<void> }[],
  database: OpenDatabase,
  log: Log,
): Promise<void> {
  log.info({}, 'stopping')
  const patience = setTimeout(() => app.server.closeAllConnections(), LAST_REPLIES_MS)
  await app.close()
  clearTimeout(patience)
  // Not where the database is the reason for stopping.
  await noteStop(database.db, new Date()).catch(() => {})
  for (const work of background) await work.close()
  await database.close()
  log.info({}, 'stopped')
}
