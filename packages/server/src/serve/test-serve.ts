import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { temporaryFolder } from '../db/test-database.ts'

const LAUNCHER = join(import.meta.dirname, '../../bin/junheng')

export interface Running {
  lines: string[]
  url: string
  pid: number
  ended: Promise<number | null>
  stop: (signal: NodeJS.Signals) => Promise<number | null>
}

/** A real server in a process of its own, ready. */
export async function start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const child = spawn(LAUNCHER, ['serve', '--port', '0', ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const lines = await untilReady(child)
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { lines, url: lines[0]!.slice('ready '.length), pid: child.pid!, ended, stop }
}

/** So that a test that fails leaves no server behind. */
const running = new Set<ChildProcess>()

/** All lines come in one write. */
function untilReady(child: ChildProcess): Promise<string[]> {
  let errors = ''
  child.stderr!.on('data', (chunk) => {
    errors += chunk
  })
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', (chunk) => resolve(String(chunk).trim().split('\n')))
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${errors}`)))
  })
}

/** Runs one command to its end. */
export async function junheng(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await promisify(execFile)(LAUNCHER, args, { env: environment(env) })) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

/** The suite may itself run against a server; the programs under test must not. */
function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _server, NODE_OPTIONS: _options, ...rest } = process.env
  return { ...rest, ...more }
}

export async function ask(url: string, statement: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  // A database killed meanwhile fails the statement; the line's own error would end the tests.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement, [...values])).rows
  } finally {
    await client.end()
  }
}

/** PostgreSQL processes whose working directory is the folder's cluster. */
export function processesIn(dir: string): string[] {
  const cluster = join(realpathSync(dir), 'cluster')
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === cluster
    } catch {
      return false
    }
  })
}

/** A data folder for `work`, with every server started in it stopped after. */
export async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  try {
    await work(dir)
  } finally {
    for (const child of running) child.kill('SIGTERM')
    while (processesIn(dir).length > 0) await sleep(20)
    remove()
  }
}
