import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROLES } from '@junheng/core/features/access/roles.ts'
import pg from 'pg'
import { readHolder } from '../data-folder/folder-files.ts'
import { openFolder } from '../data-folder/open-folder.ts'
import { ask, inFolder, junheng, processesIn, start } from './test-serve.ts'

test('a server says where it is, works beside commands, refuses a second one, and stops cleanly', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--demo', '--data', dir])
    assert.match(server.lines[0]!, /^ready http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal(server.lines[1], `data ${dir}`)
    ROLES.forEach((role, i) => {
      assert.match(server.lines[2 + i]!, new RegExp(`^account ${role} \\S{10,} ${role}$`))
    })
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
    for (const refused of [['serve', '--port', '0'], ['migrate'], ['restore', await aBackup(dir)]]) {
      const { code, stderr } = await junheng([...refused, '--data', dir])
      assert.equal(code, 3, refused.join(' '))
      assert.match(stderr, /正被另一个均衡程序使用/)
    }
    const { stdout } = await junheng(['user', 'list', '--json', '--data', dir])
    assert.deepEqual(
      (JSON.parse(stdout) as { accounts: { name: string }[] }).accounts.map((a) => a.name),
      [...ROLES].sort(),
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

test('a taken port is refused before anything is made', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--data', dir])
    const other = join(dir, 'other')
    assert.equal((await junheng(['serve', '--data', other, '--port', new URL(server.url).port])).code, 3)
    assert.equal(existsSync(other), false)
    assert.equal(await server.stop('SIGTERM'), 0)
  })
})

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
