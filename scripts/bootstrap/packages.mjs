import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm } from './run.mjs'
import { Stop, say } from './say.mjs'

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} Locked */

/**
 * Brings node_modules to what package-lock.json says, if it is not that already. Offline this works from npm's own cache.
 * An optional package that could not be fetched is named and does not stop anything.
 *
 * @param {string} root
 */
export async function ensurePackages(root) {
  if (difference(root).required.length > 0) {
    await withLock(lockFile(root), 'Installing packages', async () => {
      if (difference(root).required.length > 0) await install(root)
    })
  }
  const { optional } = difference(root)
  if (optional.length > 0) say(`Optional packages that could not be fetched, and are done without: ${optional.join(', ')}`)
}

/** One lock for everything that changes what is installed. @param {string} root */
export const lockFile = (root) => join(root, '.cache', 'install.lock')

/** @param {string} root */
async function install(root) {
  say('Installing packages (npm ci) …')
  const began = Date.now()
  // A machine set up for production would leave out Vite and the test tools, which both commands need.
  const code = await npm(['ci', '--include=dev', '--include=optional'], root)
  if (code !== 0) {
    throw new Stop(
      `npm ci ended with ${code}; its own words stand above. Packages come from the registry shown by «npm config get registry»: ` +
        'when it cannot be reached, set another with «npm config set registry URL», then run this again.',
    )
  }
  const { required } = difference(root)
  if (required.length > 0) throw new Stop(`npm ci finished, yet these differ from package-lock.json: ${required.join(', ')}`)
  say(`Packages installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

/**
 * What node_modules lacks against package-lock.json. Contents are compared, not times: a checkout changes the time of a file
 * that is the same, and keeps the time of one that is not.
 *
 * @param {string} root
 * @returns {{ required: string[], optional: string[] }}
 */
export function difference(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  if (!wanted) throw new Stop(`${join(root, 'package-lock.json')} is missing: the checkout is incomplete.`)
  const have = packagesIn(join(root, 'node_modules', '.package-lock.json')) ?? {}
  /** @type {string[]} */ const required = []
  /** @type {string[]} */ const optional = []
  for (const [path, locked] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue
    const same = locked.link
      ? existsSync(join(root, path))
      : have[path]?.version === locked.version && existsSync(join(root, path))
    if (same) continue
    const name = `${nameOf(path)}@${locked.version ?? 'workspace'}`
    if (!locked.optional && !locked.devOptional) required.push(name)
    else if (isWantedHere(path, wanted)) optional.push(name)
  }
  return { required, optional }
}

/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/**
 * Made for this machine, and so is something that asks for it: the parts of a build for another machine are not missed here.
 *
 * @param {string} path
 * @param {Record<string, Locked>} all
 * @param {ReadonlySet<string>} [above] names on the way, against circles
 * @returns {boolean}
 */
function isWantedHere(path, all, above = new Set()) {
  if (!path.includes('node_modules/')) return true
  const name = nameOf(path)
  const locked = all[path]
  if (!locked || !isForThisMachine(locked) || above.has(name)) return false
  const asking = Object.entries(all).filter(([, { dependencies, optionalDependencies, peerDependencies }]) =>
    [dependencies, optionalDependencies, peerDependencies].some((list) => list && name in list),
  )
  return asking.some(([dependent]) => isWantedHere(dependent, all, new Set([...above, name])))
}

/** @param {string} file @returns {Record<string, Locked> | null} */
function packagesIn(file) {
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** @param {Locked} locked */
function isForThisMachine({ os, cpu, libc }) {
  return allows(os, process.platform) && allows(cpu, process.arch) && allows(libc, isGlibc() ? 'glibc' : 'musl')
}

/** @param {string[] | undefined} list @param {string} value */
function allows(list, value) {
  if (!list) return true
  return !list.includes(`!${value}`) && (list.includes(value) || list.every((entry) => entry.startsWith('!')))
}

function isGlibc() {
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report?.getReport())
  return report?.header.glibcVersionRuntime !== undefined
}
