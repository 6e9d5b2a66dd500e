/**
 * Keeps the data of a version before it becomes the last one (docs/keeping.md): serves that version's own demonstration from a checkout of
 * `COMMIT`, lets fictional people work in it (people.ts), and leaves its backup and what must still hold in `kept/`.
 *
 *     node packages/server/src/db/upgrade/keep-version.ts COMMIT NAME
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHolder } from '../../data-folder/folder-files.ts'
import { openPool } from '../database.ts'
import { temporaryFolder } from '../test-database.ts'
import { workInIt } from './people.ts'

const ROOT = join(import.meta.dirname, '../../../../..')
const KEPT = join(import.meta.dirname, 'kept')

const [commit, name] = process.argv.slice(2)
if (!commit || !name) throw new Error('usage: keep-version.ts COMMIT NAME')
const checkout = checkedOut(commit)
const { dir, remove } = temporaryFolder()
try {
  await keep(checkout, dir, { commit, name })
} finally {
  remove()
  rmSync(checkout, { recursive: true, force: true })
}

async function keep(from: string, data: string, version: { commit: string; name: string }): Promise<void> {
  const main = join(from, 'packages/server/src/cli/main.ts')
  const child = spawn(process.execPath, [main, 'serve', '--demo', '--port', '0', '--data', data], {
    cwd: from,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const lines = await new Promise<string[]>((resolve, reject) => {
      child.stdout.once('data', (chunk) => resolve(String(chunk).trim().split('\n')))
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)))
    })
    const url = lines[0]!.slice('ready '.length)
    const people = lines.slice(2).map((line) => {
      const [, user = '', password = '', role = ''] = line.split(' ')
      return { user, password, role }
    })
    const held = await workInIt(url, people, join(from, 'examples'))
    await untilSealed(readHolder(data)!.urls!.app)
    const file = join(KEPT, `${version.name}.tar`)
    rmSync(file, { force: true })
    execFileSync(process.execPath, [main, 'backup', file, '--data', data], { cwd: from, stdio: 'inherit' })
    writeFileSync(join(KEPT, `${version.name}.json`), `${JSON.stringify({ ...version, people, ...held }, null, 2)}\n`)
  } finally {
    child.removeAllListeners('exit')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
}

/** The version's own sources with the packages of this checkout: near enough in time to run them, and no network is needed. */
function checkedOut(wanted: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-version-'))
  execFileSync('git', ['clone', '-q', '--no-checkout', ROOT, folder], { stdio: 'inherit' })
  execFileSync('git', ['-c', 'advice.detachedHead=false', 'checkout', '-q', wanted], { cwd: folder, stdio: 'inherit' })
  const packages = join(folder, 'node_modules')
  mkdirSync(join(packages, '@junheng'), { recursive: true })
  for (const entry of readdirSync(join(ROOT, 'node_modules')))
    if (entry !== '@junheng') symlinkSync(join(ROOT, 'node_modules', entry), join(packages, entry))
  for (const part of readdirSync(join(folder, 'packages')))
    symlinkSync(join(folder, 'packages', part), join(packages, '@junheng', part))
  return folder
}

/** What is kept has a chain of some seals, with nothing waiting. */
async function untilSealed(url: string): Promise<void> {
  const db = openPool(url, { max: 1 })
  try {
    while ((await db.selectFrom('audit_pending').select('entry_id').limit(1).execute()).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
  } finally {
    await db.destroy()
  }
}
