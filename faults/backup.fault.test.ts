import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Backup, readBackup } from '../packages/server/src/db/backup/read-backup.ts'
import type { Manifest } from '../packages/server/src/db/backup/write-backup.ts'
import { openDatabase } from '../packages/server/src/db/open-database.ts'
import { temporaryFolder } from '../packages/server/src/db/test-database.ts'
import { type Book, balance } from './lib/book.ts'
import { lookingAt } from './lib/look.ts'
import { SCENARIOS } from './lib/scenarios.ts'
import { commandLine, junheng, openDatabaseServer, openSite, SHAPES, type Shape, type Site } from './lib/site.ts'
import { atWork, prepared, type Running, untilEach } from './lib/work.ts'

for (const shape of SHAPES) {
  const other = SHAPES.find((one) => one !== shape)!
  test(`a backup made while people write is of one moment, and comes back the same from ${shape} into ${other}`, async () => {
    await backedUp(shape, async ({ file, running, before, after }) => {
      await emptyTarget(other, async (target) => {
        assert.equal((await junheng(target, ['restore', file])).code, 0)
        const again = await junheng(target, ['restore', file])
        assert.equal(again.code, 3)
        assert.match(again.out, /已有数据/)
        assert.equal((await junheng(target, ['verify-audit'])).code, 0)
        await sameWrites(target, running, before, after)
        const copy = `${file}.copy`
        assert.equal((await junheng(target, ['backup', copy])).code, 0)
        sameContent(file, copy)
      })
    })
  })
}

test('a damaged backup is refused before a database is made, and a restore killed in the middle can be done again', async () => {
  await backedUp('embedded', async ({ file }) => {
    await emptyTarget('embedded', async (target) => {
      const whole = readFileSync(file)
      writeFileSync(`${file}.short`, whole.subarray(0, whole.length >> 1))
      const altered = Buffer.from(whole)
      altered[whole.length >> 2] = altered[whole.length >> 2]! ^ 1
      writeFileSync(`${file}.altered`, altered)
      for (const damaged of [`${file}.short`, `${file}.altered`]) {
        const { code, out } = await junheng(target, ['restore', damaged])
        assert.equal(code, 3)
        assert.match(out, /不完整或被改动过/)
        assert.deepEqual(readdirSync(target.dir), [])
      }
      for (const pause of [700, 1100, 1500]) {
        const child = spawn(...commandLine(target, ['restore', file]))
        await sleep(pause + Math.random() * 200)
        child.kill('SIGKILL')
      }
      const { code, out } = await junheng(target, ['restore', file])
      // One that was killed after the last word was whole.
      assert.ok(code === 0 || (code === 3 && /已有数据/.test(out)), out)
      assert.equal((await junheng(target, ['verify-audit'])).code, 0)
      const copy = `${file}.copy`
      assert.equal((await junheng(target, ['backup', copy])).code, 0)
      sameContent(file, copy)
    })
  })
})

interface Made {
  file: string
  running: readonly Running[]
  /** Keys acknowledged before the backup began, and all until it had ended, by scenario. */
  before: readonly string[][]
  after: readonly Book[]
}

async function backedUp(shape: Shape, work: (made: Made) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  const site = await openSite(shape)
  try {
    const running = await prepared(site, SCENARIOS)
    const file = join(dir, 'backup.tar')
    let before: string[][] = []
    let meanwhile = 0
    const books = await atWork(running, async (growing) => {
      await untilEach(running, growing, 3)
      before = growing.map((book) => [...book.acknowledged])
      const done = await junheng(site, ['backup', file])
      meanwhile = growing.reduce((sum, book, i) => sum + book.acknowledged.length - before[i]!.length, 0)
      assert.equal(done.code, 0, done.out)
    })
    assert.ok(meanwhile > 0, 'nobody wrote while the backup was made')
    assert.deepEqual(
      books.flatMap(({ unfit }) => unfit),
      [],
    )
    await work({ file, running, before, after: books })
  } finally {
    await site.close()
    remove()
  }
}

type Target = Pick<Site, 'dir' | 'serverUrl'>

async function emptyTarget(shape: Shape, work: (target: Target) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder()
  const server = shape === 'server' ? await openDatabaseServer() : null
  try {
    await work({ dir, serverUrl: server?.url ?? null })
  } finally {
    await server?.close()
    remove()
  }
}

/** What was acknowledged before the backup is in it; of what came while it was made nothing is in it by half. */
async function sameWrites(
  { dir, serverUrl }: Target,
  running: readonly Running[],
  before: readonly string[][],
  after: readonly Book[],
): Promise<void> {
  const database = await openDatabase({ dir, url: serverUrl, kind: 'command', exclusive: true, schema: 'as-is' })
  try {
    await lookingAt(database.migratorUrl, async (look) => {
      for (const [i, { scenario, deed }] of running.entries()) {
        const acknowledged = before[i]!
        const unanswered = [...after[i]!.acknowledged, ...after[i]!.unanswered]
        const traces = await deed.traces(look, unanswered)
        assert.deepEqual(
          balance({ acknowledged, unanswered, refused: [], unfit: [], heard: '' }, traces).faults,
          [],
          scenario.name,
        )
        assert.deepEqual(await deed.faults(look), [], scenario.name)
      }
    })
  } finally {
    await database.close()
  }
}

/** Equal by hash, but for what the restore itself wrote down. */
function sameContent(file: string, copy: string): void {
  const [first, second] = [readBackup(file), readBackup(copy)]
  try {
    const later = new Map(second.manifest.tables.map((table) => [table.name, table]))
    for (const table of first.manifest.tables) {
      const restored = later.get(table.name)!
      if (!table.name.startsWith('audit_')) assert.deepEqual(restored, table)
      else {
        const there = new Set(linesOf(second, restored))
        assert.deepEqual(
          linesOf(first, table).filter((line) => !there.delete(line)),
          [],
        )
        for (const line of there) assert.match(line, table.name === 'audit_entry' ? /"system\.restore"/ : /^\["[0-9a-f-]{36}"\]$/)
        assert.ok(there.size <= 1, `${table.name} has ${there.size} rows more`)
      }
    }
    assert.equal(later.size, first.manifest.tables.length)
  } finally {
    first.close()
    second.close()
  }
}

const linesOf = (backup: Backup, { parts }: Manifest['tables'][number]): string[] =>
  parts.flatMap((part) => backup.rowsOf(part).map((row) => JSON.stringify(row)))
