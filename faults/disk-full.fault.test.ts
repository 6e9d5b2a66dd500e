import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { adoptProfile } from '@junheng/core/features/standards/contract.ts'
import { writeBackup } from '../packages/server/src/db/backup/write-backup.ts'
import type { Book } from './lib/book.ts'
import { enter, Refused } from './lib/client.ts'
import { chainFaults } from './lib/look.ts'
import { settled } from './lib/rounds.ts'
import { openSite, type Site } from './lib/site.ts'
import { mountSmallDisk, noSmallDisk, type SmallDisk } from './lib/small-disk.ts'
import { atWork, prepared, type Running, untilEach } from './lib/work.ts'
import { autosave } from './scenarios/autosave.ts'
import { handIn } from './scenarios/hand-in.ts'
import { planDecision } from './scenarios/plan-decision.ts'

const skip = noSmallDisk() ?? false
const WRITES = [autosave, handIn, planDecision]
const MB = 1024 * 1024

test('with almost no room left nothing is stored, everybody is told so, reading goes on, and storing comes back by itself', {
  skip,
}, async () => {
  await onSmallDisk(async (site, disk, books, running) => {
    const coordinator = await enter(site, 'coordinator')
    disk.fillUpTo(120 * MB)
    // What was let in while there was room may still end well: everybody is refused anew before it is counted.
    await untilEach(running, books, 3, 'refused')
    await untilEach(running, books, 3, 'refused')
    const before = books.map((book) => book.acknowledged.length)
    await sleep(1000)
    assert.deepEqual(
      books.map((book) => book.acknowledged.length),
      before,
      'something was stored without room',
    )
    await assert.rejects(coordinator.call(adoptProfile, { body: { profile: null, instead: null } }), (error) => {
      assert.ok(error instanceof Refused)
      assert.deepEqual([error.problem.code, error.problem.status, error.retryAfter], ['storage.full', 503, '60'])
      assert.match(error.problem.detail, /磁盘满了.*没有保存/)
      return true
    })
    assert.ok((await coordinator.call(listPackages)).total > 0)
    await enter(site, 'leader')
    disk.empty()
    await untilEach(running, books, 1)
    assert.ok(site.isServing())
  })
})

test('a disk that is full from one moment to the next loses nothing, and work goes on when there is room', { skip }, async () => {
  await onSmallDisk(async (site, disk, books, running) => {
    disk.fillUpTo(0)
    await sleep(4000)
    disk.empty()
    // Where PostgreSQL could not write its log it ended, and the program with it; whoever looks after the machine starts it again.
    await site.recover()
    await untilEach(running, books, 1)
  })
})

test('a backup for which there is no room is refused and leaves no file', { skip }, async () => {
  const site = await openSite('embedded')
  const disk = mountSmallDisk(2)
  try {
    for (const left of [0, 20_000, 60_000]) {
      disk.fillUpTo(left)
      const about = { program: 'test', now: new Date() }
      await assert.rejects(writeBackup(site.ownerUrl(), `${disk.dir}.tar`, about), { code: 'backup.unwritable' })
      assert.deepEqual(
        readdirSync(disk.mount).filter((name) => name.includes('.tar')),
        [],
      )
    }
  } finally {
    await site.close()
    disk.remove()
  }
})

async function onSmallDisk(
  work: (site: Site, disk: SmallDisk, books: readonly Book[], running: readonly Running[]) => Promise<void>,
): Promise<void> {
  const disk = mountSmallDisk(500)
  try {
    const site = await openSite('embedded', { dir: disk.dir })
    try {
      const running = await prepared(site, WRITES)
      const books = await atWork(running, async (growing) => {
        await untilEach(running, growing, 1)
        await work(site, disk, growing, running)
      })
      await nothingLost(site, running, books)
    } finally {
      await site.close()
    }
  } finally {
    disk.remove()
  }
}

async function nothingLost(site: Site, running: readonly Running[], books: readonly Book[]): Promise<void> {
  assert.deepEqual(
    (await settled(site, running, books)).flatMap(({ faults }) => faults),
    [],
  )
  assert.deepEqual(await chainFaults(site), [])
}
