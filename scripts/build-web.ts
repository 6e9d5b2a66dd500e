import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { gzipSync } from 'node:zlib'
import { withLock } from './bootstrap/lock.mjs'
import { Stop, say } from './bootstrap/say.mjs'
import { weigh } from './build-web/budgets.ts'
import { isTest, textFiles } from './check/source-files.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'packages/web/dist')
const stamp = join(root, '.cache/web-build')

/**
 * Builds the web unless what stands in packages/web/dist was built from exactly these sources and packages. The new build
 * replaces the old one at the end in one move, so a running server never serves half of one.
 */
async function buildWebIfStale(): Promise<void> {
  const sources = fingerprint()
  if (isBuiltFrom(sources)) return
  await withLock(join(root, '.cache/web-build.lock'), 'Building the web', async () => {
    if (!isBuiltFrom(sources)) build(sources)
  })
}

const isBuiltFrom = (sources: string): boolean =>
  existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources

function fingerprint(): string {
  const hash = createHash('sha256')
  const written = textFiles(root, ['packages/web', 'packages/core/src'], /./).filter((file) => !isTest(file))
  for (const file of [...written, 'package-lock.json', 'tsconfig.json', 'scripts/build-web.ts', 'scripts/build-web/budgets.ts']) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function build(sources: string): void {
  say('Building the web …')
  const began = Date.now()
  const fresh = join(root, '.cache/web-dist')
  const old = join(root, '.cache/web-dist-old')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: join(root, 'packages/web'),
      encoding: 'utf8',
      // What a machine's NODE_ENV says must not decide which React is shipped.
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (status !== 0 || !existsSync(join(fresh, 'index.html')))
    throw new Stop(`${stripVTControlCharacters(stdout + stderr)}\nThe web could not be built (vite ended with ${status}).`, 4)
  keepBudgets(fresh)
  compress(fresh)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
  mkdirSync(join(stamp, '..'), { recursive: true })
  writeFileSync(stamp, sources)
  say(`The web was built in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

/** Prints what the shell and every page weigh. @throws Stop where one is over its budget */
function keepBudgets(folder: string): void {
  const weights = weigh(folder)
  const kB = (bytes: number) => (bytes / 1024).toFixed(1)
  for (const { name, bytes, budget } of weights) say(`${kB(bytes).padStart(7)} of ${kB(budget).padStart(6)} kB gzipped  ${name}`)
  const over = weights.filter(({ bytes, budget }) => bytes > budget)
  if (over.length > 0)
    throw new Stop(`Over the budget of scripts/build-web/budgets.ts: ${over.map(({ name }) => name).join(', ')}`, 4)
  rmSync(join(folder, '.vite'), { recursive: true })
}

/** Packed once here, so that the server never spends a processor on it: `x.js.gz` beside `x.js`, sent to whoever takes gzip. */
function compress(folder: string): void {
  for (const file of globSync('**/*.{js,css,html,svg}', { cwd: folder })) {
    const bytes = readFileSync(join(folder, file))
    const packed = gzipSync(bytes, { level: 9 })
    if (packed.length < bytes.length * 0.9) writeFileSync(join(folder, `${file}.gz`), packed)
  }
}

try {
  await buildWebIfStale()
} catch (error) {
  if (!(error instanceof Stop)) throw error
  say(error.message)
  process.exitCode = error.exitCode
}
