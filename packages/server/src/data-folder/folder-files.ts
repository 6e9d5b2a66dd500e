import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Where root's PostgreSQL keeps what it cannot reach elsewhere; also root's default data folder. */
export const ROOT_STORE = '/var/lib/junheng'

/** `$XDG_DATA_HOME/junheng` or `~/.local/share/junheng`; for root `/var/lib/junheng`. */
export function defaultFolder(env: NodeJS.ProcessEnv = process.env, uid: number | undefined = process.getuid?.()): string {
  if (uid === 0) return ROOT_STORE
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'junheng')
}

/**
 * Makes a folder and its missing parents. Only the ones made here get `mode`, whatever the umask says; the permissions of those
 * that exist are never touched.
 */
export function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), mode)
  mkdirSync(folder)
  chmodSync(folder, mode)
}

/** A data folder: closed to others, except that root's PostgreSQL, another user, must pass through. */
export function makeDataFolder(dir: string): void {
  makeFolder(dir, process.getuid?.() === 0 ? 0o711 : 0o700)
}

/** The folder's passwords, made on first use. */
export interface Secrets {
  migratorPassword: string
  appPassword: string
}

export function keepSecrets(dir: string): Secrets {
  const known = readSecrets(dir)
  if (known) return known
  const secrets = { migratorPassword: newPassword(), appPassword: newPassword() }
  writePrivately(join(dir, 'secrets.json'), secrets)
  return secrets
}

export const readSecrets = (dir: string): Secrets | null => readJson<Secrets>(join(dir, 'secrets.json'))

/** Who has the folder now. Believed only while the lock is taken: after a crash the file stays behind. */
export interface Holder {
  pid: number
  /** A command ends by itself soon; a server stays, and commands work beside it. */
  kind: 'serve' | 'command'
  /** Null while starting and stopping. */
  urls: { migrator: string; app: string } | null
}

export const writeHolder = (dir: string, holder: Holder): void => writePrivately(join(dir, 'holder.json'), holder)
export const readHolder = (dir: string): Holder | null => readJson<Holder>(join(dir, 'holder.json'))

/** Where the cluster is when it could not be in the folder itself. */
export interface Pointer {
  cluster: string
  why: string
}

export const writePointer = (dir: string, pointer: Pointer): void => writePrivately(join(dir, 'cluster-pointer.json'), pointer)
export const readPointer = (dir: string): Pointer | null => readJson<Pointer>(join(dir, 'cluster-pointer.json'))

/** Writes JSON for the owner alone (0600), all of it or nothing of it, and durable. */
export function writePrivately(file: string, content: unknown): void {
  const draft = `${file}.${process.pid}`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(content, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  syncFolder(dirname(file))
}

/** Makes a rename in `folder` durable. Windows cannot open folders and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function readJson<T>(file: string): T | null {
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

const newPassword = (): string => randomBytes(24).toString('base64url')
