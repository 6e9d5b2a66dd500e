import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { readHolder } from '../data-folder/folder-files.ts'
import { openFolder } from '../data-folder/open-folder.ts'
import { temporaryFolder } from '../db/test-database.ts'

const LAUNCHER = join(import.meta.dirname, '../../bin/junheng')

test('a server says where it is, works beside commands, refuses a second one, and stops cleanly', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--demo', '--data', dir])
    assert.match(server.lines[0]!, /^ready http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal(server.lines[1], `data ${dir}`)
    assert.match(server.lines[2]!, /^account coordinator \S{10,} coordinator$/)
    assert.match(server.lines[3]!, /^account system_admin \S{10,} system_admin$/)
    assert.match(server.lines[4]!, /^account audit_admin \S{10,} audit_admin$/)
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
    for (const refused of [['serve', '--port', '0'], ['migrate'], ['restore', await aBackup(dir)]]) {
      const { code, stderr } = await junheng([...refused, '--data', dir])
      assert.equal(code, 3, refused.join(' '))
      assert.match(stderr, /正被另一个均衡程序使用/)
    }
    const { stdout } = await junheng(['user', 'list', '--json', '--data', dir])
    assert.deepEqual(
      (JSON.parse(stdout) as { accounts: { name: string }[] }).accounts.map((a) => a.name),
      ['audit_admin', 'coordinator', 'system_admin'],
    )
    assert.equal(await server.stop('SIGTERM'), 0)
    assert.deepEqual(processesIn(dir), [])
    for (const name of ['secrets.json', 'holder.json', 'demo-accounts.json', 'junheng.log', 'lock']) {
      assert.equal(statSync(join(dir, name)).mode & 0o777, 0o600, name)
    }
    const again = await start(['--demo', '--data', dir])
    assert.deepEqual(again.lines.slice(2), server.lines.slice(2))
    assert.equal(await again.stop('SIGINT'), 0)
  })
})

for (const victims of ['the server alone', 'the server and PostgreSQL'] as const) {
  test(`kill -9 of ${victims} under load loses nothing acknowledged, and the next start takes over`, async () => {
    await inFolder(async (dir) => {
      const server = await start(['--data', dir])
      const { urls } = readHolder(dir)!
      const writers = Array.from({ length: 4 }, () => writeUntilCut(urls!.app))
      await sleep(400)
      const postmaster = Number(readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(server.pid, 'SIGKILL')
      if (victims !== 'the server alone') process.kill(postmaster, 'SIGKILL')
      const again = await start(['--data', dir])
      const acknowledged = (await Promise.all(writers)).flat()
      assert.ok(acknowledged.length > 20, `only ${acknowledged.length} written before the kill`)
      const kept = new Set(await subjects(readHolder(dir)!.urls!.app))
      assert.deepEqual(
        acknowledged.filter((subject) => !kept.has(subject)),
        [],
      )
      assert.equal(await again.stop('SIGTERM'), 0)
      assert.deepEqual(processesIn(dir), [])
    })
  })
}

test('a request under way is answered before the server stops', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--data', dir])
    const replies = Array.from({ length: 20 }, () => fetch(`${server.url}/healthz`))
    const stopped = server.stop('SIGTERM')
    const statuses = (await Promise.allSettled(replies)).map((r) => (r.status === 'fulfilled' ? r.value.status : 'refused'))
    // Connections that came too late are refused; whatever was answered was answered whole.
    assert.ok(
      statuses.every((status) => status === 200 || status === 503 || status === 'refused'),
      statuses.join(),
    )
    assert.equal(await stopped, 0)
  })
})

test('when PostgreSQL ends by itself, so does the server, with a reason', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--data', dir])
    process.kill(Number(readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    assert.equal(await server.ended, 4)
    const again = await start(['--data', dir])
    assert.equal(await again.stop('SIGTERM'), 0)
  })
})

test('with DATABASE_URL the server is used and the folder gets no cluster', async () => {
  await inFolder(async (database) => {
    const elsewhere = await openFolder(database, { kind: 'command', exclusive: true, throwaway: true })
    try {
      await inFolder(async (dir) => {
        const env = { DATABASE_URL: elsewhere.urls.migrator }
        const server = await start(['--demo', '--data', dir], env)
        assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
        assert.equal(existsSync(join(dir, 'cluster')), false)
        // One login for both, yet the server works as the app's role.
        const roles = await ask(
          elsewhere.urls.migrator,
          `select distinct usename from pg_stat_activity where application_name = 'junheng'`,
        )
        assert.ok(roles.length > 0)
        assert.equal(await server.stop('SIGTERM'), 0)
        assert.equal((await junheng(['seed', '--data', join(dir, 'new')], env)).code, 0)
        const { stdout } = await junheng(['user', 'list', '--data', dir], env)
        assert.match(stdout, /coordinator/)
        const wrong = await junheng(['user', 'list'], { DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' })
        assert.equal(wrong.code, 3)
        assert.doesNotMatch(wrong.stderr, /secret-word/)
      })
    } finally {
      await elsewhere.close()
    }
  })
})

test('a taken port and a plain public address are refused before anything is made', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--data', dir])
    const other = join(dir, 'other')
    const port = new URL(server.url).port
    for (const options of [
      ['--port', port],
      ['--host', '0.0.0.0'],
    ]) {
      assert.equal((await junheng(['serve', '--data', other, ...options])).code, 3)
      assert.equal(existsSync(other), false)
    }
    assert.equal(await server.stop('SIGTERM'), 0)
  })
})

interface Running {
  lines: string[]
  url: string
  pid: number
  ended: Promise<number | null>
  stop: (signal: NodeJS.Signals) => Promise<number | null>
}

async function start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const child = spawn(LAUNCHER, ['serve', '--port', '0', ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const lines = await untilReady(child)
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { lines, url: lines[0]!.slice('ready '.length), pid: child.pid!, ended, stop }
}

/** So that a test that fails leaves no server behind. */
const running = new Set<ChildProcess>()

/** All lines come in one write. */
function untilReady(child: ChildProcess): Promise<string[]> {
  let errors = ''
  child.stderr!.on('data', (chunk) => {
    errors += chunk
  })
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', (chunk) => resolve(String(chunk).trim().split('\n')))
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${errors}`)))
  })
}

async function junheng(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await promisify(execFile)(LAUNCHER, args, { env: environment(env) })) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

/** The suite may itself run against a server; the programs under test must not. */
function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _server, NODE_OPTIONS: _options, ...rest } = process.env
  return { ...rest, ...more }
}

async function aBackup(dir: string): Promise<string> {
  const file = join(dir, 'backup.tar')
  assert.equal((await junheng(['backup', file, '--data', dir])).code, 0)
  return file
}

/** Adds rows one by one until the connection breaks. @returns the subjects of those that were acknowledged */
async function writeUntilCut(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  const acknowledged: string[] = []
  try {
    await client.connect()
    for (;;) {
      const subject = randomUUID()
      await client.query(
        `insert into audit_entry (entry_id, at, actor_name, verb, subject, details, reference) values ($1, $2, 'test', 'test', $3, '{}', 'test')`,
        [randomUUID(), new Date().toISOString(), subject],
      )
      acknowledged.push(subject)
    }
  } catch (error) {
    assert.match(String(error), /[Cc]onnection|ECONNRESET|shutting down/)
    await client.end().catch(() => {})
    return acknowledged
  }
}

const subjects = async (url: string) => (await ask(url, 'select subject from audit_entry')).map((row) => String(row['subject']))

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** PostgreSQL processes whose working directory is the folder's cluster. */
function processesIn(dir: string): string[] {
  const cluster = join(realpathSync(dir), 'cluster')
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === cluster
    } catch {
      return false
    }
  })
}

async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  try {
    await work(dir)
  } finally {
    for (const child of running) child.kill('SIGTERM')
    while (processesIn(dir).length > 0) await sleep(20)
    remove()
  }
}
