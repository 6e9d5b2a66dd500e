import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openFolder } from '../data-folder/open-folder.ts'
import { ask, inFolder, junheng, start } from './test-serve.ts'

test('upgrades, demonstration data, starts and stops are written down, and a stop that never came is missing', async () => {
  await inFolder(async (dir) => {
    assert.equal((await junheng(['migrate', '--data', dir])).code, 0)
    assert.equal((await junheng(['migrate', '--data', dir])).code, 0)
    assert.equal((await junheng(['seed', '--data', dir])).code, 0)
    const server = await start(['--data', dir])
    assert.equal(await server.stop('SIGTERM'), 0)
    const killed = await start(['--data', dir])
    assert.equal(await killed.stop('SIGKILL'), null)
    const last = await start(['--data', dir])
    assert.equal(await last.stop('SIGTERM'), 0)
    const entries = await systemEntries(dir)
    assert.deepEqual(
      entries.map(({ verb }) => verb),
      ['migrate', 'seed', 'start', 'stop', 'start', 'start', 'stop'].map((event) => `system.${event}`),
    )
    assert.ok(entries.every(({ actor_name }) => actor_name === '系统'))
    assert.ok(String(entries[0]!['details']).includes('20261123-01-foundation'))
    assert.equal((await junheng(['verify-audit', '--data', dir])).code, 0)
  })
})

test('a folder in which only the program itself did something is still empty for a restore', async () => {
  await inFolder(async (dir) => {
    const file = join(dir, 'backup.tar')
    assert.equal((await junheng(['seed', '--data', join(dir, 'old')])).code, 0)
    assert.equal((await junheng(['backup', file, '--data', join(dir, 'old')])).code, 0)
    const server = await start(['--data', join(dir, 'new')])
    assert.equal(await server.stop('SIGTERM'), 0)
    const restored = await junheng(['restore', file, '--data', join(dir, 'new')])
    assert.equal(restored.code, 0, restored.stderr)
    assert.equal((await junheng(['verify-audit', '--data', join(dir, 'new')])).code, 0)
    assert.equal((await junheng(['restore', file, '--data', join(dir, 'new')])).code, 3)
  })
})

async function systemEntries(dir: string): Promise<Record<string, unknown>[]> {
  const folder = await openFolder(dir, { kind: 'command', exclusive: true })
  try {
    const statement = `select verb, actor_name, details::text as details from audit_entry where verb like 'system.%' order by at`
    return await ask(folder.urls.migrator, statement)
  } finally {
    await folder.close()
  }
}
