import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { parseEvents, slowest, type Tally, tally, unfinished } from './tally.ts'

export interface Limits {
  /** All of the process, in ms. */
  whole: number
  /** One test. */
  test: number
  /** From the last test's end to the process's own. */
  goodbye: number
}

const LIMITS: Limits = { whole: 25 * 60_000, test: 180_000, goodbye: 20_000 }

/**
 * Runs test files in one process of node:test and counts what happened, also when the process crashes, exits in the middle, never
 * ends or goes quiet: each of these is a failure with a name.
 *
 * @param name of the process, also of its log in `folder`, beside which `.slowest` says which files took longest
 * @param files relative to `root`
 * @param yields how far it stands back behind others on a busy machine, 0…19
 */
export async function runTests(
  name: string,
  files: readonly string[],
  root: string,
  folder: string,
  limits = LIMITS,
  yields = 0,
): Promise<Tally> {
  mkdirSync(folder, { recursive: true })
  const events = join(folder, `${name}.events`)
  const log = join(folder, `${name}.log`)
  writeFileSync(events, '')
  const output = openSync(log, 'w')
  const child = spawn(process.execPath, argumentsFor(files, limits), {
    cwd: root,
    env: environment(events),
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
  })
  closeSync(output)
  if (yields > 0 && child.pid !== undefined) setPriority(child.pid, yields)
  const stopped = await watch(child, events, limits)
  const reported = parseEvents(readFileSync(events, 'utf8'))
  writeFileSync(join(folder, `${name}.slowest`), `${slowest(reported, root).join('\n')}\n`)
  const counted = tally(reported, files, root)
  const trouble = troubleOf(child, stopped, reported.at(-1)?.type === 'ended', counted.failed.length)
  if (trouble) counted.failed.unshift({ name: `process «${name}» ${trouble}`, message: tail(log) })
  rmSync(events, { force: true })
  return counted
}

function argumentsFor(files: readonly string[], { test }: Limits): string[] {
  const reporter = new URL('./reporter.ts', import.meta.url).href
  return [
    '--test',
    '--test-isolation=none',
    `--test-timeout=${test}`,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    ...files,
  ]
}

function environment(events: string): NodeJS.ProcessEnv {
  const env = { ...process.env, JUNHENG_TEST_EVENTS: events }
  // Set inside a run of node:test, it would turn this run into a part of that one.
  delete (env as NodeJS.ProcessEnv)['NODE_TEST_CONTEXT']
  return env
}

/** Waits for the end of the process and ends it when it must; says in words why it did. */
function watch(child: ChildProcess, events: string, limits: Limits): Promise<string | null> {
  const began = Date.now()
  let stopped: string | null = null
  let size = -1
  let quietSince = began
  return new Promise((done, failed) => {
    const endAll = (signal: NodeJS.Signals) => signalGroup(child, signal)
    const interrupted = (signal: NodeJS.Signals) => {
      stopped ??= `was interrupted (${signal})`
      endAll(signal)
    }
    const timer = setInterval(() => {
      const text = readFileSync(events, 'utf8')
      if (text.length !== size) quietSince = Date.now()
      size = text.length
      const why = reasonToStop(text, Date.now() - began, Date.now() - quietSince, limits)
      if (!why || stopped) return
      stopped = why
      endAll('SIGTERM')
      setTimeout(() => endAll('SIGKILL'), 5000).unref()
    }, 500)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupted)
    child.on('error', failed)
    child.on('close', () => {
      clearInterval(timer)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, interrupted)
      done(stopped)
    })
  })
}

function reasonToStop(text: string, age: number, quiet: number, { whole, test, goodbye }: Limits): string | null {
  if (age > whole)
    return `was stopped after ${whole / 1000} s; still running: ${unfinished(parseEvents(text))[0] ?? 'nothing known'}`
  if (quiet > goodbye && text !== '' && unfinished(parseEvents(text)).length === 0) {
    return 'ran all its tests but did not end: a test left a server, a timer or a connection open'
  }
  // A test that runs too long is ended by node:test; only one that blocks the whole process gets here.
  if (quiet > test + goodbye) return `went silent; last seen: ${unfinished(parseEvents(text))[0] ?? 'loading its files'}`
  return null
}

function troubleOf(child: ChildProcess, stopped: string | null, ended: boolean, failures: number): string | null {
  if (stopped) return stopped
  if (child.signalCode) return `was ended by ${child.signalCode}`
  if (!ended) return `stopped in the middle with exit code ${child.exitCode}`
  return child.exitCode !== 0 && failures === 0 ? `ended with ${child.exitCode} although no test failed` : null
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  if (process.platform === 'win32') child.kill(signal)
  else process.kill(-child.pid, signal)
}

function tail(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-40).join('\n')
  return lines ? `last output (all of it in ${log}):\n${lines}` : ''
}
