import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, connect as dial, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readHolder, readPointer } from '../../packages/server/src/data-folder/folder-files.ts'
import { type OpenFolder, openFolder } from '../../packages/server/src/data-folder/open-folder.ts'
import { temporaryFolder } from '../../packages/server/src/db/test-database.ts'

/** `embedded`: the program with its own PostgreSQL. `server`: the program beside a database server at a fixed address. */
export const SHAPES = ['embedded', 'server'] as const
export type Shape = (typeof SHAPES)[number]

/** Who is killed: the program, PostgreSQL's postmaster, or both at once. */
export const VICTIMS = ['program', 'database', 'both'] as const
export type Victim = (typeof VICTIMS)[number]

/** A real `junheng serve` with the demonstration, in a process of its own, with its database. */
export interface Site {
  shape: Shape
  dir: string
  /** Where it serves now; another port after every start. */
  url: () => string
  accounts: ReadonlyMap<string, { user: string; password: string }>
  /** The owner's login, to look at what is really stored. */
  ownerUrl: () => string
  /** `DATABASE_URL` of the server shape. */
  serverUrl: string | null
  kill: (victim: Victim) => Promise<void>
  /** Stops the server shape's database as its administrator would, and starts it again after `meanwhile`. */
  restartDatabase: (meanwhile: () => Promise<void>) => Promise<void>
  signal: (signal: NodeJS.Signals) => void
  /** Starts again whatever does not run. */
  recover: () => Promise<void>
  isServing: () => boolean
  close: () => Promise<void>
}

export interface SiteOptions {
  /** More words for `serve`, and for Node before it. */
  env?: NodeJS.ProcessEnv
  node?: readonly string[]
  /** The data folder, which then stays; a new one otherwise. */
  dir?: string
}

const MAIN = join(import.meta.dirname, '../../packages/server/src/cli/main.ts')

export async function openSite(shape: Shape, options: SiteOptions = {}): Promise<Site> {
  const { dir, remove } = options.dir === undefined ? temporaryFolder() : { dir: options.dir, remove: () => {} }
  const database = shape === 'server' ? await openDatabaseServer() : null
  const accounts = new Map<string, { user: string; password: string }>()
  let program: ChildProcess | null = null
  let url = ''

  async function startProgram(): Promise<void> {
    // The first start makes the demonstration; it stays, and later starts need not look for it.
    const demo = accounts.size === 0 ? ['--demo'] : []
    const args = [...(options.node ?? []), MAIN, 'serve', ...demo, '--port', '0', '--data', dir]
    program = spawn(process.execPath, args, { env: environment(database?.url, options.env), stdio: ['ignore', 'pipe', 'pipe'] })
    const lines = await untilReady(program)
    url = lines[0]!.slice('ready '.length)
    for (const line of lines.slice(2)) {
      const [, user = '', password = '', role = ''] = line.split(' ')
      accounts.set(role, { user, password })
    }
  }

  async function kill(victim: Victim): Promise<void> {
    const dead = program
    const ended = victim === 'database' || !dead ? null : gone(dead)
    if (victim !== 'database') dead?.kill('SIGKILL')
    if (victim !== 'program') await (database ? database.kill() : process.kill(postmasterOf(dir), 'SIGKILL'))
    await ended
    // The embedded program ends with its database, a moment later.
    if (!database && dead) await gone(dead)
  }

  async function recover(): Promise<void> {
    await database?.recover()
    if (!program || hasEnded(program)) await startProgram()
  }

  async function close(): Promise<void> {
    if (program && !hasEnded(program)) {
      const ended = gone(program)
      program.kill('SIGTERM')
      await ended
    }
    await database?.close()
    remove()
  }

  try {
    await startProgram()
  } catch (error) {
    await close()
    throw error
  }
  return {
    shape,
    dir,
    url: () => url,
    accounts,
    ownerUrl: () => database?.url ?? readHolder(dir)!.urls!.migrator,
    serverUrl: database?.url ?? null,
    kill,
    restartDatabase: async (meanwhile) => {
      if (!database) throw new Error('only a database server is restarted by itself')
      await database.restart(meanwhile)
    },
    signal: (signal) => void program?.kill(signal),
    recover,
    isServing: () => program !== null && !hasEnded(program),
    close,
  }
}

interface DatabaseServer {
  url: string
  kill: () => Promise<void>
  restart: (meanwhile: () => Promise<void>) => Promise<void>
  recover: () => Promise<void>
  close: () => Promise<void>
}

/** A PostgreSQL at one address: it comes back on another port of its own, and a plain relay in front keeps the address, as a service manager would. */
export async function openDatabaseServer(): Promise<DatabaseServer> {
  const { dir, remove } = temporaryFolder()
  const open = () => openFolder(dir, { kind: 'command', exclusive: true })
  let folder: OpenFolder = await open()
  let isDown = false
  const relay = createServer((socket) => {
    const through = dial(Number(new URL(folder.urls.migrator).port), '127.0.0.1')
    for (const [from, to] of [
      [socket, through],
      [through, socket],
    ] as const) {
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const url = new URL(folder.urls.migrator)
  url.port = String(portOf(relay))
  return {
    url: url.href,
    async kill() {
      isDown = true
      process.kill(postmasterOf(dir), 'SIGKILL')
      await folder.fallen
    },
    async restart(meanwhile) {
      await folder.close()
      try {
        await meanwhile()
      } finally {
        folder = await open()
      }
    },
    async recover() {
      if (!isDown) return
      await folder.close()
      folder = await open()
      isDown = false
    },
    async close() {
      relay.close()
      await folder.close()
      remove()
    },
  }
}

/** Runs one command against the site's database, as an administrator at the machine would. */
export function junheng(site: Pick<Site, 'dir' | 'serverUrl'>, args: readonly string[]): Promise<{ code: number; out: string }> {
  const child = spawn(...commandLine(site, args))
  let out = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => {
      out += chunk
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, out })))
}

/** For `spawn`. */
export function commandLine(site: Pick<Site, 'dir' | 'serverUrl'>, args: readonly string[]): [string, string[], SpawnOptions] {
  return [process.execPath, [MAIN, ...args, '--data', site.dir], { env: environment(site.serverUrl ?? undefined), stdio: 'pipe' }]
}

function environment(databaseUrl: string | undefined, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _test, ...rest } = process.env
  return { ...rest, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }), ...more }
}

/** All lines come in one write. */
function untilReady(child: ChildProcess): Promise<string[]> {
  let errors = ''
  child.stderr!.on('data', (chunk) => {
    errors += chunk
  })
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', (chunk) => resolve(String(chunk).trim().split('\n')))
    child.once('exit', (code, signal) => reject(new Error(`serve ended with ${code ?? signal}: ${errors.slice(-2000)}`)))
  })
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function gone(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  await Promise.race([
    new Promise((resolve) => child.once('exit', resolve)),
    sleep(60_000, undefined, { ref: false }).then(() => {
      child.kill('SIGKILL')
      throw new Error('the program did not end')
    }),
  ])
}

function postmasterOf(dir: string): number {
  const cluster = readPointer(dir)?.cluster ?? join(dir, 'cluster')
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
}

function portOf(server: Server): number {
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}
