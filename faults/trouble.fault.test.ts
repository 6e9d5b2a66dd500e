import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { endSessions, listAccounts, readSession } from '@junheng/core/features/access/contract.ts'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { balance, deskOf, newBook } from './lib/book.ts'
import { type Client, enter, Refused } from './lib/client.ts'
import { demoRound } from './lib/demo-round.ts'
import { chainFaults, looking } from './lib/look.ts'
import { settled } from './lib/rounds.ts'
import { openSite, type Shape, type Site, type SiteOptions } from './lib/site.ts'
import { atWork, prepared, untilEach } from './lib/work.ts'
import { autosave } from './scenarios/autosave.ts'
import { planDecision } from './scenarios/plan-decision.ts'
import { signIn } from './scenarios/sign-in.ts'

const WRITES = [autosave, planDecision, signIn]

test('a database restarted under load: everybody is told when to come back, the program lives on, nothing is lost', async () => {
  await inSite('server', {}, async (site) => {
    const running = await prepared(site, WRITES)
    const url = site.url()
    const books = await atWork(running, async (growing) => {
      await untilEach(running, growing, 1)
      const anybody = await enter(site, 'leader')
      await site.restartDatabase(async () => {
        const { status, bytes, retryAfter } = await anybody.send(readSession)
        assert.deepEqual([status, retryAfter], [503, '5'])
        assert.match(bytes.toString('utf8'), /核对后再试.*"code":"database\.interrupted"/s)
      })
      await untilEach(running, growing, 1)
    })
    assert.equal(site.url(), url)
    assert.deepEqual(
      (await settled(site, running, books)).flatMap(({ faults }) => faults),
      [],
    )
    assert.deepEqual(await chainFaults(site), [])
  })
})

const HOUR = 3_600_000
const clockwork: SiteOptions = {
  node: ['--import', join(import.meta.dirname, 'lib/shift-clock.mjs')],
  env: { CLOCK_SHIFTS: `${-HOUR},${HOUR}` },
}

test('a clock set back an hour: sessions hold, work goes on, the log is sealed in its order; set right again, one signs in anew at worst', async () => {
  await inSite('embedded', clockwork, async (site) => {
    const running = await prepared(site, WRITES)
    const watcher = await enter(site, 'leader')
    const books = await atWork(running, async (growing) => {
      await untilEach(running, growing, 2)
      site.signal('SIGUSR2')
      await untilEach(running, growing, 4)
      assert.equal((await watcher.call(readSession)).signedIn, true)
    })
    const [moved] = await looking(site, (look) =>
      look<{ hours: number }>(
        `select extract(epoch from max(at) - min(at))::float / 3600 as hours from audit_entry where verb = 'round.save' and account_id is not null`,
      ),
    )
    assert.ok(moved!.hours > 0.9, `the clock moved by ${moved!.hours} h only`)
    site.signal('SIGUSR2')
    await untilSignedIn(site)
    await untilSealed(site)
    assert.deepEqual(await chainFaults(site), [])
    assert.deepEqual(
      (await settled(site, running, books)).flatMap(({ faults }) => faults),
      [],
    )
  })
})

test('a session revoked in the middle of saving: what was acknowledged is kept, the rest is refused in words, and after signing in again work goes on', async () => {
  await inSite('embedded', {}, async (site) => {
    const admin = await enter(site, 'system_admin')
    const coordinator = (await admin.call(listAccounts)).items.find(({ name }) => name === 'coordinator')!
    const deed = await autosave.prepare({ site, coordinator: await enter(site, 'coordinator') })
    const book = newBook()
    for (let round = 0; round < 8; round++) {
      const client = await enter(site, 'coordinator')
      const { drafts } = await demoRound(client)
      const saving = saveUntilRefused(client, drafts[0]!.id, deskOf(book, 0))
      await sleep(30 + Math.random() * 150)
      await admin.call(endSessions, { params: { id: coordinator.id } })
      const said = await saving
      assert.deepEqual([said.problem.status, said.problem.code], [401, 'access.not-signed-in'])
      assert.match(said.problem.detail, /请先登录/)
    }
    assert.ok(book.acknowledged.length > 8, `only ${book.acknowledged.length} saved`)
    await looking(site, async (look) => {
      const keys = [...book.acknowledged, ...book.refused]
      assert.deepEqual(balance(book, await deed.traces(look, keys)).faults, [])
      assert.deepEqual(await deed.faults(look), [])
    })
  })
})

/** Goes on from where the return stands, one value after the other. */
async function saveUntilRefused(client: Client, id: string, desk: ReturnType<typeof deskOf>): Promise<Refused> {
  const path = 'schools/books'
  const { values } = await client.call(readReturn, { params: { id } })
  let seen = values.find((value) => value.basis === 'reported' && value.path === path)?.version ?? 0
  for (;;) {
    const value = desk.key()
    try {
      const body = { changes: [{ path, value, seen }] }
      const { saved } = await desk.write(value, () => client.call(saveValues, { params: { id }, body }))
      seen = saved[0]!.version
    } catch (error) {
      if (error instanceof Refused) return error
      throw error
    }
  }
}

async function inSite(shape: Shape, options: SiteOptions, work: (site: Site) => Promise<void>): Promise<void> {
  const site = await openSite(shape, options)
  try {
    await work(site)
  } finally {
    await site.close()
  }
}

/** Whoever signed in before the signal arrived is an hour idle after it. */
async function untilSignedIn(site: Site): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const client = await enter(site, 'coordinator')
    if ((await client.call(readSession)).signedIn) return
    await sleep(200)
  }
  assert.fail('nobody can sign in')
}

async function untilSealed(site: Site): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 200) {
    const [waiting] = await looking(site, (look) => look<{ n: number }>('select count(*)::int as n from audit_pending'))
    if (waiting!.n === 0) return
    await sleep(200)
  }
  assert.fail('entries wait to be sealed')
}
