import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, 'peer')

export interface Peer {
  version: string
}

/** DuckDB, if it is installed for the bench. */
export function findPeer(): Peer | null {
  const manifest = join(FOLDER, 'node_modules', '@duckdb', 'node-api', 'package.json')
  if (!existsSync(manifest)) return null
  return { version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version }
}

/** DuckDB, fetched once into bench/peer; null with a word when that is not possible (no network). Its version is pinned there. */
export function installPeer(): Peer | null {
  const found = findPeer()
  if (found) return found
  console.log('installing the peer (DuckDB) into bench/peer …')
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: FOLDER, encoding: 'utf8' })
  if (done.status === 0) return findPeer()
  console.log(
    `skipped: the peer could not be installed (${(done.stderr ?? String(done.error)).trim().split('\n')[0]}); only our own figures follow`,
  )
  return null
}
