import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@junheng/core/problems.ts'
import { APP, clusterMajor, clusterOwner, DATABASE, MIGRATOR, makeCluster } from './cluster.ts'
import {
  type Holder,
  keepSecrets,
  makeDataFolder,
  ROOT_STORE,
  readHolder,
  readPointer,
  readSecrets,
  type Secrets,
  writeHolder,
  writePointer,
} from './folder-files.ts'
import { type FolderLock, takeLock } from './folder-lock.ts'
import { chooseHome, chooseInstallation } from './place.ts'
import { startPostmaster } from './postmaster.ts'
import { chooseRunner } from './runner.ts'

export interface OpenFolder {
  dir: string
  /** False when a running server has the folder and its database is used beside it. */
  isHolder: boolean
  urls: { migrator: string; app: string }
  /** Settles if PostgreSQL ends by itself. */
  fallen: Promise<void>
  close: () => Promise<void>
}

export interface FolderOptions {
  kind: Holder['kind']
  /** The work needs the folder alone: a running server is a refusal. */
  exclusive: boolean
  env?: NodeJS.ProcessEnv
  /** Where root's PostgreSQL goes when it cannot reach the folder. */
  store?: string
  /** No waiting for the disk: for the tests' folders alone. */
  throwaway?: boolean
}

/**
 * Opens a data folder, made if it is not there: takes its lock and starts its PostgreSQL, or joins the running server's.
 *
 * @throws Problem data-folder.*, postgres.*
 */
export async function openFolder(folder: string, options: FolderOptions): Promise<OpenFolder> {
  const dir = ready(folder)
  const lock = await lockOrJoin(dir, options)
  if ('urls' in lock) return lock
  const locks = [lock]
  try {
    writeHolder(dir, { pid: process.pid, kind: options.kind, urls: null })
    return await start(dir, locks, options)
  } catch (error) {
    for (const one of locks) one.release()
    throw error
  }
}

async function start(dir: string, locks: FolderLock[], options: FolderOptions): Promise<OpenFolder> {
  const { env = process.env, store = ROOT_STORE, throwaway = false } = options
  let cluster = readPointer(dir)?.cluster ?? join(dir, 'cluster')
  const recorded = clusterMajor(cluster)
  const isNew = recorded === null
  if (isNew && existsSync(cluster)) throw new Problem('data-folder.unusable', { dir, reason: `${cluster} 里没有完整的数据库` })
  if (!isNew && !readSecrets(dir)) throw new Problem('data-folder.unusable', { dir, reason: '缺少 secrets.json' })
  const secrets = keepSecrets(dir)
  const runner = isNew ? chooseRunner() : clusterOwner(cluster, chooseRunner())
  const installation = chooseInstallation(dir, recorded, runner, store, env)
  if (isNew) {
    const home = chooseHome(dir, installation, runner, store)
    cluster = join(home, 'cluster')
    makeCluster(home, installation, runner, secrets, throwaway)
    if (home !== dir) writePointer(dir, { cluster, why: `${runner.name} cannot reach ${dir}` })
  }
  // A copied folder points to the same cluster: whoever has the cluster's own lock is its user.
  if (dirname(cluster) !== dir) locks.push(takeLock(join(dirname(cluster), 'lock')) ?? refuse(dir, null))
  const postmaster = await startPostmaster(realpathSync(cluster), installation, runner, throwaway)
  const urls = urlsOf(secrets, postmaster.port)
  writeHolder(dir, { pid: process.pid, kind: options.kind, urls })
  const close = async () => {
    writeHolder(dir, { pid: process.pid, kind: options.kind, urls: null })
    await postmaster.stop()
    for (const one of locks) one.release()
  }
  return { dir, isHolder: true, urls, fallen: postmaster.fallen, close }
}

function ready(folder: string): string {
  const dir = resolve(folder)
  try {
    makeDataFolder(dir)
    return realpathSync(dir)
  } catch (error) {
    throw new Problem('data-folder.unusable', { dir, reason: (error as Error).message }, { cause: error })
  }
}

async function lockOrJoin(dir: string, options: FolderOptions): Promise<FolderLock | OpenFolder> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const lock = tryLock(dir)
    if (lock) return lock
    const holder = readHolder(dir)
    const isServing = holder?.kind === 'serve'
    if (isServing && (options.exclusive || options.kind === 'serve')) refuse(dir, holder)
    if (isServing && holder.urls) return { dir, isHolder: false, urls: holder.urls, fallen: never, close: async () => {} }
    // Another command will be done in a moment; a starting server will be ready.
    if (Date.now() > deadline) throw new Problem('data-folder.starting', { dir, pid: holder?.pid ?? '?' })
    await sleep(50)
  }
}

function tryLock(dir: string): FolderLock | null {
  try {
    return takeLock(join(dir, 'lock'))
  } catch (error) {
    throw new Problem('data-folder.unusable', { dir, reason: (error as Error).message }, { cause: error })
  }
}

function refuse(dir: string, holder: Holder | null): never {
  throw new Problem('data-folder.in-use', { dir, pid: holder?.pid ?? '?' })
}

function urlsOf(secrets: Secrets, port: number): OpenFolder['urls'] {
  const at = `127.0.0.1:${port}/${DATABASE}`
  return {
    migrator: `postgres://${MIGRATOR}:${secrets.migratorPassword}@${at}`,
    app: `postgres://${APP}:${secrets.appPassword}@${at}`,
  }
}

const never = new Promise<void>(() => {})
