import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from './lock.mjs'
import { difference } from './packages.mjs'
import { run } from './run.mjs'

async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), '均衡 bootstrap-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A house whose lock file asks for `wanted` and whose node_modules holds `have`, both as package-lock.json writes them. */
function compared(wanted: Record<string, object>, have: Record<string, object>) {
  return inFolder((folder) => {
    for (const path of Object.keys(have)) mkdirSync(join(folder, path), { recursive: true })
    mkdirSync(join(folder, 'node_modules'), { recursive: true })
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: have }))
    return difference(folder)
  })
}

const elsewhere = process.platform === 'linux' ? 'darwin' : 'linux'

test('nothing is installed anew when node_modules is what the lock file says', async () => {
  const both = { 'node_modules/a': { version: '1.0.0' }, 'packages/x/node_modules/b': { version: '2.0.0' } }
  assert.deepEqual(await compared({ '': { dependencies: { a: '1' } }, 'packages/x': {}, ...both }, both), {
    required: [],
    optional: [],
  })
})

test('a package that is missing or of another version is named', async () => {
  const wanted = { 'node_modules/a': { version: '1.0.1' }, 'node_modules/@x/b': { version: '2.0.0' } }
  const { required } = await compared(wanted, { 'node_modules/a': { version: '1.0.0' } })
  assert.deepEqual(required, ['a@1.0.1', '@x/b@2.0.0'])
})

test('an optional package that could not be fetched is named but not required, and one for another machine is not missed', async () => {
  const wanted = {
    '': { optionalDependencies: { here: '1', there: '1' } },
    'node_modules/here': { version: '1.0.0', optional: true },
    'node_modules/there': { version: '1.0.0', optional: true, os: [elsewhere], dependencies: { deeper: '1' } },
    'node_modules/deeper': { version: '1.0.0', optional: true },
  }
  assert.deepEqual(await compared(wanted, {}), { required: [], optional: ['here@1.0.0'] })
})

test('a lock lets one in at a time', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'cache', 'a.lock')
    const steps: string[] = []
    const turn = (name: string) =>
      withLock(file, 'A trial', async () => {
        steps.push(`${name} in`)
        await sleep(30)
        steps.push(`${name} out`)
      })
    await Promise.all([turn('first'), turn('second')])
    assert.equal(steps.length, 4)
    assert.equal(steps[0]!.split(' ')[0], steps[1]!.split(' ')[0], steps.join())
    assert.equal(existsSync(file), false)
  }))

test('the lock of a process that died is taken over', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'a.lock')
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ pid, started: '1', host: hostname() }))
    assert.equal(await withLock(file, 'A trial', async () => 'mine'), 'mine')
  }))

test('a failure inside gives the lock back', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'a.lock')
    await assert.rejects(
      withLock(file, 'A trial', () => Promise.reject(new Error('no disk'))),
      /no disk/,
    )
    assert.equal(existsSync(file), false)
  }))

test('the exit code of what was started is handed on', async () => {
  const ending = (code: string) => run(process.execPath, ['-e', code], { cwd: tmpdir(), stdio: 'ignore' })
  assert.equal(await ending('process.exitCode = 3'), 3)
  assert.equal(await ending("process.kill(process.pid, 'SIGTERM')"), 143)
})
