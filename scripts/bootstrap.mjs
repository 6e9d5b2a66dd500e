// The first thing `npm start`, `npm test` and `npm run …` run: plain JavaScript under whatever Node the machine has (≥ 20.19).
// It sees to the packages and to the pinned Node, then hands over to TypeScript under that Node.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages } from './bootstrap/packages.mjs'
import { ensurePinnedNode } from './bootstrap/pinned-node.mjs'
import { run } from './bootstrap/run.mjs'
import { Stop, say } from './bootstrap/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string[]} words */
async function main([task = '', ...rest]) {
  refuseOldNode()
  await ensurePackages(root)
  const node = await ensurePinnedNode(root)
  /** @param {string} file @param {string[]} args @param {string} [cwd] */
  const script = (file, args, cwd = root) => run(node, [resolve(root, file), ...args], { cwd })

  if (task === 'start') {
    const built = await script('scripts/build-web.ts', [])
    return built === 0 ? script('packages/server/src/cli/main.ts', ['serve', '--demo', ...rest], whereTheUserStands()) : built
  }
  if (task === 'run' && rest[0]) return script(rest[0], rest.slice(1))
  throw new Stop(`Usage: node scripts/bootstrap.mjs start [serve options] | run <file.ts> [arguments]; got «${task}».`, 2)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Stop(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org), then run this again.`,
    2,
  )
}

/** npm moves to the root before it runs a script; a relative `--data` is meant from where the user typed it. */
function whereTheUserStands() {
  const typed = process.env['INIT_CWD']
  return typed && existsSync(join(typed, '.')) ? typed : root
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Stop)) throw error
  say(error.message)
  process.exitCode = error.exitCode
}
