import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@junheng/core/problems.ts'
import type { Installation } from './binaries.ts'
import { lastLines } from './cluster.ts'
import { identity, quietEnvironment, type Runner } from './runner.ts'

export interface Postmaster {
  port: number
  pid: number
  /** Settles when PostgreSQL ends without `stop`. */
  fallen: Promise<void>
  /** Lets running statements be rolled back, writes everything to disk, and ends. */
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on `cluster`, on a free loopback port. An orphan of a killed program is stopped first; a just killed postmaster
 * holds its shared memory for up to half a second, so the start is retried for a few seconds.
 *
 * @throws Problem postgres.start-failed
 */
export async function startPostmaster(
  cluster: string,
  installation: Installation,
  runner: Runner,
  throwaway: boolean,
): Promise<Postmaster> {
  await stopOrphans(cluster)
  const log = join(cluster, '..', 'postgres.log')
  if (existsSync(log)) renameSync(log, `${log}.1`)
  const deadline = Date.now() + 10_000
  for (;;) {
    const port = await freePort()
    const child = launch(cluster, installation, runner, port, log, throwaway)
    if (await isReady(child, cluster)) return guard(child, port)
    const said = existsSync(log) ? readFileSync(log, 'utf8') : ''
    if (Date.now() > deadline || !/shared memory block|lock file|could not bind|Address already in use/.test(said)) {
      throw new Problem('postgres.start-failed', { reason: lastLines(said) })
    }
    rmSync(log)
    await sleep(100)
  }
}

/**
 * Ends whatever still runs on `cluster` after its program was killed. Called with the folder's lock held, so no living program is
 * behind it. A process on the cluster has it as working directory; that tells it from an unrelated one that got an old number.
 */
export async function stopOrphans(cluster: string): Promise<void> {
  const started = Date.now()
  for (let left = processesOn(cluster); left.length > 0; left = processesOn(cluster)) {
    const waited = Date.now() - started
    const main = recordedPid(cluster)
    // Fast shutdown; a postmaster that does not obey is told to drop everything (the log is replayed at the next start).
    if (main !== null && left.includes(main)) signal(main, waited > 30_000 ? 'SIGQUIT' : 'SIGINT')
    else if (waited > 5_000) for (const pid of left) signal(pid, 'SIGKILL')
    await sleep(50)
  }
  // The number may belong to somebody else by now (a container counts from 1 again), which PostgreSQL cannot tell.
  const stale = recordedPid(cluster)
  if (process.platform === 'linux' && stale !== null && existsSync(`/proc/${stale}`)) rmSync(join(cluster, 'postmaster.pid'))
}

function processesOn(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      return readlinkSync(`/proc/${name}/cwd`) === cluster ? [Number(name)] : []
    } catch {
      return [] // Gone meanwhile, or another user's.
    }
  })
}

function recordedPid(cluster: string): number | null {
  const lines = pidFile(cluster)
  return lines === null ? null : Number(lines[0])
}

function pidFile(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone meanwhile.
  }
}

function launch(
  cluster: string,
  installation: Installation,
  runner: Runner,
  port: number,
  log: string,
  throwaway: boolean,
): ChildProcess {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: 60,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log must not hold data: no statements, and no DETAIL lines, which quote key values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 100 } : {}),
  }
  const file = openSync(log, 'a', 0o600)
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // Its own session: Ctrl-C in a terminal goes to every process of ours, and PostgreSQL must outlive the last reply.
  const options = {
    ...identity(runner),
    env: quietEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', file, file] as const,
  }
  const child = spawn(join(installation.bin, 'postgres'), args, { ...options, stdio: [...options.stdio] })
  closeSync(file)
  child.on('error', () => {})
  child.unref()
  return child
}

/** True once it accepts connections, false if it ended. Replaying the log after a crash may take minutes; it is alive meanwhile. */
async function isReady(child: ChildProcess, cluster: string): Promise<boolean> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const lines = pidFile(cluster)
    if (lines && Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await sleep(10)
  }
  return false
}

function guard(child: ChildProcess, port: number): Postmaster {
  const pid = child.pid!
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endWithUs = () => signal(pid, 'SIGINT')
  process.once('exit', endWithUs)
  let stopping = false
  const fallen = new Promise<void>((resolve) => {
    ended.then(() => {
      process.removeListener('exit', endWithUs)
      if (!stopping) resolve()
    })
  })
  const stop = async () => {
    stopping = true
    // Unreferenced, it would not keep this program alive until it has ended.
    child.ref()
    signal(pid, 'SIGINT')
    const patience = setTimeout(() => signal(pid, 'SIGQUIT'), 20_000)
    if (child.exitCode === null && child.signalCode === null) await ended
    clearTimeout(patience)
  }
  return { port, pid, fallen, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
