import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '@junheng/core/problems.ts'
import { findInstallations, type Installation, OLDEST_MAJOR } from './binaries.ts'
import { makeFolder } from './folder-files.ts'
import { type Runner, runAs } from './runner.ts'

/**
 * The PostgreSQL to use: of the folder's own major version if it has one, else the first found. One that the runner cannot execute
 * where it is gets copied under `store`.
 *
 * @throws Problem postgres.missing, postgres.other-major
 */
export function chooseInstallation(
  dir: string,
  recorded: number | null,
  runner: Runner,
  store: string,
  env: NodeJS.ProcessEnv,
): Installation {
  const all = findInstallations(runner, env)
  const fitting = recorded === null ? all : all.filter((found) => found.major === recorded)
  for (const found of fitting) {
    if (found.runnable) return found
    const copy = found.origin === 'npm' && runner.uid !== null ? copyInto(store, found, runner) : null
    if (copy) return copy
  }
  if (recorded === null || all.length === 0) throw new Problem('postgres.missing', { oldest: OLDEST_MAJOR })
  const found = [...new Set(all.map((one) => one.version))].join('、')
  throw new Problem('postgres.other-major', { dir, recorded, found })
}

/**
 * The folder in which a new cluster can be made: `dir` itself, or one under `store` when the runner cannot reach `dir`. Found by
 * really trying: PostgreSQL, as the runner, reads a configuration laid there.
 *
 * @throws Problem data-folder.out-of-reach
 */
export function chooseHome(dir: string, installation: Installation, runner: Runner, store: string): string {
  if (runner.uid === null || canReach(dir, installation, runner)) return dir
  const home = join(store, 'clusters', randomBytes(8).toString('hex'))
  makeFolder(home, 0o711)
  if (canReach(home, installation, runner)) return home
  rmSync(home, { recursive: true })
  throw new Problem('data-folder.out-of-reach', { user: runner.name, dir, fallback: store })
}

function canReach(folder: string, installation: Installation, runner: Runner): boolean {
  const probe = join(folder, `probe-${process.pid}`)
  mkdirSync(probe, { mode: 0o700 })
  try {
    const port = String(20_000 + (process.pid % 10_000))
    writeFileSync(join(probe, 'postgresql.conf'), `port = ${port}\n`)
    giveTo(runner, probe)
    giveTo(runner, join(probe, 'postgresql.conf'))
    return runAs(runner, join(installation.bin, 'postgres'), ['-C', 'port', '-D', probe]).stdout.trim() === port
  } finally {
    rmSync(probe, { recursive: true })
  }
}

export function giveTo(runner: Runner, path: string): void {
  if (runner.uid !== null && runner.gid !== null) chownSync(path, runner.uid, runner.gid)
}

function copyInto(store: string, installation: Installation, runner: Runner): Installation | null {
  const home = join(store, 'postgresql', installation.version)
  const bin = join(home, 'bin')
  if (!existsSync(home)) {
    const draft = `${home}.${process.pid}`
    makeFolder(dirname(home), 0o755)
    cpSync(dirname(installation.bin), draft, { recursive: true, verbatimSymlinks: true })
    openToAll(draft)
    renameSync(draft, home)
  }
  const runs = runAs(runner, join(bin, 'initdb'), ['--show', '-D', '/nonexistent']).ok
  return runs ? { ...installation, bin, runnable: true } : null
}

/** The copy is ours and public software; a strict umask must not close it again. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}
