import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { isForTests } from './source-files.ts'

/** What each package.json allows a file to import, by folder; `''` is the root's. */
export type Allowed = ReadonlyMap<string, { run: ReadonlySet<string>; develop: ReadonlySet<string> }>

/** The folders another feature of the server may read besides `service.ts`. Each needs a reason here and in the decision note. */
const OPEN_FOLDERS: readonly { folder: string; why: string }[] = [
  {
    folder: 'collection/package',
    why: 'the county package and workbook formats: pure reading and writing, used by the command line too',
  },
  {
    folder: 'collection/workbook',
    why: 'the county workbook: pure reading and writing, and the one reader of whatever is handed in',
  },
  { folder: 'documents/docx', why: 'the one writer of official papers: a paper in, bytes out' },
  { folder: 'evaluation', why: 'runs of the engine over a county: values in, values out, no tables of its own to guard' },
  { folder: 'standards', why: 'standards read from disk: the same for all and never written' },
]

/** Packages a folder uses without depending on them. */
const BROUGHT_ALONG: readonly { folder: string; name: string; why: string }[] = [
  { folder: 'bench/', name: '@duckdb/node-api', why: 'the peer of the benchmarks, which install it when they are run' },
]

/** What is wrong with `file` (a path from the root) importing `specifier`; null when nothing is. */
export function violation(file: string, specifier: string, allowed: Allowed): string | null {
  const part = partOf(file)
  if (specifier.startsWith('/') || /^[a-z]+:/.test(specifier)) return builtin(file, part, specifier)
  if (isBuiltin(specifier)) return `write node:${specifier}`
  const target = targetOf(file, specifier)
  if (target === null) return packageImport(file, part, specifier, allowed)
  return extension(target) ?? index(target) ?? between(part, file, specifier, target) ?? inside(part, file, target)
}

/** A file that should not be there at all. */
export const fileViolation = (file: string): string | null => index(file)

/** `core`, `server`, `web`, or `''` for scripts, e2e, bench and examples. */
export function partOf(file: string): string {
  return /^packages\/(\w+)\//.exec(file)?.[1] ?? ''
}

function builtin(file: string, part: string, specifier: string): string | null {
  if (!specifier.startsWith('node:')) return 'import files relatively and packages by name'
  if (!isBuiltin(specifier)) return `${specifier} is no part of Node`
  if (part === 'core' && !isForTests(file)) return 'core knows nothing of Node'
  if (part === 'web' && file.startsWith('packages/web/src/') && !isForTests(file))
    return 'the web runs in a browser, where there is no Node'
  return null
}

/** Path of an imported file of ours from the root; null for a package from elsewhere. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
  const core = /^@junheng\/core\/(.+)$/.exec(specifier)
  if (core) return `packages/core/src/${core[1]}`
  const other = /^@junheng\/(\w+)(?:\/(.+))?$/.exec(specifier)
  return other ? `packages/${other[1]}/${other[2] ?? 'index.ts'}` : null
}

function packageImport(file: string, part: string, specifier: string, allowed: Allowed): string | null {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  if (part === 'core' && !isForTests(file)) return name === 'zod' ? null : 'core depends on zod and nothing else'
  const own = allowed.get(part)
  const root = allowed.get('')
  const ships = part !== '' && file.startsWith(`packages/${part}/src/`) && !isForTests(file)
  if (own?.run.has(name)) return null
  if (!ships && (own?.develop.has(name) || root?.run.has(name) || root?.develop.has(name))) return null
  if (BROUGHT_ALONG.some((peer) => peer.name === name && file.startsWith(peer.folder))) return null
  return `${name} is not among the dependencies of ${part ? `packages/${part}` : 'the root'}`
}

function extension(target: string): string | null {
  if (/\.jsx?$/.test(target)) return 'import the .ts or .tsx file itself'
  return posix.extname(target) === '' ? 'write the extension' : null
}

const index = (path: string): string | null =>
  /^index\.[cm]?[tj]sx?$/.test(posix.basename(path)) ? 'folders have no index file: import the file itself' : null

/** web → core ← server. */
function between(part: string, file: string, specifier: string, target: string): string | null {
  if (part === '') return null
  // The standards are data for everyone, and core is who reads them.
  if (part === 'core' && /^standards\/.+\.json$/.test(target)) return null
  const to = partOf(target)
  if (to === part) return specifier.startsWith('.') ? null : 'inside its own package a file is imported relatively'
  if (part === 'core') return 'core imports nothing but its own files'
  if (to !== 'core') return `${part} may import core only, not ${to || target}`
  if (specifier.startsWith('.') && !isForTests(file)) return "import core's files as @junheng/core/…"
  return null
}

function inside(part: string, file: string, target: string): string | null {
  if (part === 'web' && partOf(target) === 'web') return acrossWebFeatures(file, target)
  return part === 'server' && partOf(target) === 'server' ? withinServer(file, target) : null
}

const featureOf = (path: string): string | null => /^packages\/\w+\/src\/features\/([^/]+)\//.exec(path)?.[1] ?? null

function acrossWebFeatures(file: string, target: string): string | null {
  const [from, to] = [featureOf(file), featureOf(target)]
  if (from && to && from !== to)
    return `web features do not import each other; what ${from} and ${to} share belongs in web/src/shared`
  return !from && to && file.startsWith('packages/web/src/shared/') ? 'shared does not know the features' : null
}

/** routes → service → queries, and into another feature only through its service. Tests arrange what they like. */
function withinServer(file: string, target: string): string | null {
  const [from, to] = [featureOf(file), featureOf(target)]
  if (!to || isForTests(file)) return null
  const [layer, wanted] = [posix.basename(file), posix.basename(target)]
  if (from !== to) {
    if (wanted === 'queries.ts') return `queries.ts belongs to ${to}: ask its service.ts`
    if (from && wanted !== 'service.ts' && !isOpen(target)) return `${from} reaches ${to} only through its service.ts`
    return null
  }
  if (layer === 'routes.ts' && wanted === 'queries.ts') return 'routes ask the service, not the queries'
  if (layer === 'service.ts' && wanted === 'routes.ts') return 'a service knows nothing of routes'
  if (layer === 'queries.ts' && (wanted === 'service.ts' || wanted === 'routes.ts'))
    return `queries know nothing of the ${wanted.slice(0, -3)}`
  return null
}

const isOpen = (target: string): boolean =>
  OPEN_FOLDERS.some(({ folder }) => target.startsWith(`packages/server/src/features/${folder}/`))
