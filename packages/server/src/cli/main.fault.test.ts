import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { temporaryFolder } from '../db/test-database.ts'

const LAUNCHER = join(import.meta.dirname, '../../bin/junheng')

test('--version and --help answer through links, from any folder, in a path with spaces', async () => {
  await inFolder(async (dir) => {
    const spaced = join(dir, 'a b', 'c d')
    mkdirSync(spaced, { recursive: true })
    symlinkSync(LAUNCHER, join(spaced, 'one'))
    symlinkSync('one', join(spaced, 'two'))
    const { code, stdout } = await run(join(spaced, 'two'), ['--version'], { cwd: dir })
    assert.equal(code, 0)
    assert.match(stdout, /^junheng \d+\.\d+\.\d+\n$/)
    const { version } = JSON.parse((await run('./two', ['--version', '--json'], { cwd: spaced })).stdout)
    assert.equal(stdout, `junheng ${version}\n`)
    const help = await run('./two', ['--help'], { cwd: spaced })
    for (const name of [
      'serve',
      'check',
      'convert',
      'evaluate',
      'explain',
      'plan-import',
      'migrate',
      'seed',
      'backup',
      'restore',
      'verify-audit',
      'user',
    ]) {
      assert.match(help.stdout, new RegExp(`^  ${name} `, 'm'))
    }
  })
})

test('every command explains itself in Chinese and knows --json', async () => {
  for (const name of [
    'serve',
    'check',
    'convert',
    'evaluate',
    'explain',
    'plan-import',
    'migrate',
    'seed',
    'backup',
    'restore',
    'verify-audit',
    'user',
  ]) {
    const { code, stdout } = await run(LAUNCHER, [name, '--help'])
    assert.equal(code, 0, name)
    assert.match(stdout, new RegExp(`junheng ${name}`))
    assert.match(stdout, /[一-龥]/)
    assert.match(stdout, /--json/, name)
  }
})

test('wrong usage is 2 with a word on what to do', async () => {
  const wrong: [string[], RegExp][] = [
    [['frobnicate'], /没有“frobnicate”这个命令.*evaluate/],
    [['backup', 'x', '--frob'], /没有“--frob”这个选项.*\n.*backup --help/],
    [['backup'], /缺少必要的参数/],
    [['backup', 'a', 'b'], /多余的参数“b”/],
    [['backup', 'a', '--data'], /--data/],
    [['serve', '--port', '80x'], /端口/],
    [['user', 'add', 'x', '--role', 'king'], /--role/],
  ]
  for (const [args, words] of wrong) {
    const { code, stdout, stderr } = await run(LAUNCHER, args)
    assert.equal(code, 2, args.join(' '))
    assert.equal(stdout, '')
    assert.match(stderr, words)
  }
})

test('a refusal is 3, in words on stderr and with --json by its code on stdout', async () => {
  const { code, stdout, stderr } = await run(LAUNCHER, ['restore', '/nonexistent/backup.tar', '--json'])
  assert.equal(code, 3)
  assert.match(stderr, /读不出来/)
  assert.equal((JSON.parse(stdout) as { problem: { code: string } }).problem.code, 'backup.unreadable')
})

test('without the pinned Node the launcher says how to get it', async () => {
  await inFolder(async (dir) => {
    const copy = join(dir, 'packages/server/bin/junheng')
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(LAUNCHER, copy)
    const { code, stderr } = await run(copy, ['--version'])
    assert.equal(code, 3)
    assert.match(stderr, /npm install/)
  })
})

test('a cache folder that cannot be made is done without', async () => {
  const { code } = await run(LAUNCHER, ['--version'], { env: { ...process.env, XDG_CACHE_HOME: '/proc/none' } })
  assert.equal(code, 0)
})

test('a reader who leaves early hears no complaint', async () => {
  const child = spawn(LAUNCHER, ['--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  assert.deepEqual([code, errors], [0, ''])
})

async function run(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  try {
    return { code: 0, ...(await promisify(execFile)(program, args, { timeout: 20_000, ...options })) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  try {
    await work(dir)
  } finally {
    remove()
  }
}
