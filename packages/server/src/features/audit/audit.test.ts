import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { unlockAccount } from '@junheng/core/features/access/contract.ts'
import {
  exportAudit,
  latestVerification,
  listAudit,
  readSealing,
  startVerification,
} from '@junheng/core/features/audit/contract.ts'
import type { Verification } from '@junheng/core/features/audit/schema.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { NOON, sealThrough, write } from './test-log.ts'

const actorOf = (county: string) => ({
  accountId: randomUUID(),
  name: `clerk-${county}`,
  displayName: '陈统筹',
  role: 'coordinator' as const,
  county: { code: county, name: county, isDemo: true },
  post: { id: randomUUID(), unit: county, orgId: null, cityCode: null },
  reach: { kind: 'county' as const },
})

test(
  'the auditor finds entries by person, action, object and day, and pages to the end and back',
  httpScene(async ({ db, as }) => {
    await write(
      db,
      7,
      { subject: 'a', subjectName: '数据包.xlsx', reason: '传错' },
      { actor: actorOf(COUNTY), address: '10.1.2.3' },
    )
    await write(db, 4, { verb: 'access.unlock' }, { now: new Date('2026-11-20T16:00:00.000Z') })
    const auditor = await as({ role: 'audit_admin' })
    const list = (query: object = {}) => auditor.call(listAudit, { query: query as never })
    const all = await list()
    assert.deepEqual([all.total, all.isMore, all.items.length], [11, false, 11])
    const [newest] = (await list({ subject: 'a' })).items
    assert.deepEqual(
      [newest?.actor, newest?.role, newest?.address, newest?.subjectName, newest?.reason, newest?.no],
      [`clerk-${COUNTY}`, 'coordinator', '10.1.2.3', '数据包.xlsx', '传错', null],
    )
    assert.equal((await list({ person: `clerk-${COUNTY}` })).total, 7)
    assert.equal((await list({ verb: 'access.unlock' })).total, 4)
    // Midnight of the 21st in China.
    assert.equal((await list({ from: '2026-11-21', to: '2026-11-21' })).total, 4)
    assert.equal((await list({ to: '2026-11-20' })).total, 0)

    const seen: string[] = []
    let page = await list({ size: 3 })
    assert.equal(page.newer, null)
    for (;;) {
      seen.push(...page.items.map((item) => item.id))
      if (!page.older) break
      page = await list({ size: 3, older: page.older })
    }
    // The four at the same moment too: nothing twice, nothing lost.
    assert.deepEqual(
      seen,
      all.items.map((item) => item.id),
    )
    const back: string[] = []
    while (page.newer) {
      page = await list({ size: 3, newer: page.newer })
      back.unshift(...page.items.map((item) => item.id))
    }
    assert.deepEqual(back, seen.slice(0, 9))
  }),
)

test(
  'others see the history of one thing within their own scope, and no addresses',
  httpScene(async ({ db, as }) => {
    for (const county of [COUNTY, OTHER_COUNTY])
      await write(db, 2, { subject: 'shared' }, { actor: actorOf(county), address: '10.1.2.3' })
    await write(db, 1, { subject: 'account', verb: 'access.unlock' }, { address: '10.1.2.3' })
    await write(db, 1, { subject: 'account' })
    const ours = await as({ role: 'coordinator', county: COUNTY })
    await assert.rejects(ours.call(listAudit, { query: {} }), { code: 'access.forbidden' })
    const { items, total } = await ours.call(listAudit, { query: { subject: 'shared' } })
    assert.deepEqual([total, items.map(({ actor, address }) => [actor, address])], [2, Array(2).fill([`clerk-${COUNTY}`, null])])
    assert.equal((await ours.call(listAudit, { query: { subject: 'account' } })).total, 0)
    const admin = await as({ role: 'system_admin' })
    const history = await admin.call(listAudit, { query: { subject: 'account' } })
    assert.deepEqual(
      history.items.map(({ verb }) => verb),
      ['access.unlock'],
    )
    assert.equal((await admin.call(listAudit, { query: { subject: 'shared' } })).total, 0)
  }),
)

test(
  'an action is written down with the post and the address, and a forged address is not believed',
  httpScene(
    async ({ db, app, as }) => {
      const admin = await as({ role: 'system_admin' })
      const { account_id: id } = await db.selectFrom('account').select('account_id').executeTakeFirstOrThrow()
      await admin.send(unlockAccount, { params: { id } }, { 'x-forwarded-for': '6.6.6.6, 10.9.8.7' })
      const entry = await db.selectFrom('audit_entry').select(['role', 'address', 'verb', 'subject']).executeTakeFirstOrThrow()
      assert.deepEqual(entry, { role: 'system_admin', address: '10.9.8.7', verb: 'access.unlock', subject: id })
      assert.ok(app.endpoints.length > 0)
    },
    { https: true },
  ),
)

test(
  'whatever text comes is written down, and whatever is asked for is answered without an error',
  httpScene(async ({ db, as }) => {
    const text = 'a\0b\uD800c'
    await write(db, 1, { reason: text, subjectName: text, details: { text, inner: [text] } })
    const auditor = await as({ role: 'audit_admin' })
    const [entry] = (await auditor.call(listAudit, { query: {} })).items
    assert.deepEqual([entry?.reason, entry?.details['inner']], ['a\uFFFDb\uFFFDc', ['a\uFFFDb\uFFFDc']])
    for (const query of [
      { subject: '\0' },
      { from: '0000-01-01' },
      { to: '9999-12-31' },
      { older: 'x' },
      { person: "' or 1=1 --" },
    ]) {
      const { status } = await auditor.send(listAudit, { query: query as Record<string, string> })
      assert.ok(status === 200 || status === 400, `${JSON.stringify(query)}: ${status}`)
    }
  }),
)

test(
  'without a proxy the header of a caller is not believed at all',
  httpScene(async ({ db, as }) => {
    const admin = await as({ role: 'system_admin' })
    const { account_id: id } = await db.selectFrom('account').select('account_id').executeTakeFirstOrThrow()
    await admin.send(unlockAccount, { params: { id } }, { 'x-forwarded-for': '6.6.6.6' })
    const { address } = await db.selectFrom('audit_entry').select('address').executeTakeFirstOrThrow()
    assert.equal(address, '127.0.0.1')
  }),
)

test(
  'the page says up to where is sealed, and a verification runs on after the reply and is written down',
  httpScene(
    async ({ db, as, migratorUrl }) => {
      await write(db, 5)
      const auditor = await as({ role: 'audit_admin' })
      assert.deepEqual(await auditor.call(readSealing), {
        head: null,
        awaiting: 5,
        oldestAwaitingAt: NOON.toISOString(),
        archivedTo: 0,
      })
      await sealThrough(migratorUrl!)
      await write(db, 1)
      const state = await auditor.call(readSealing)
      assert.deepEqual([state.head?.entry, state.head?.seal, state.awaiting], [5, 1, 1])
      const third = await auditor.call(listAudit, { query: { no: 3 } })
      assert.deepEqual(
        third.items.map(({ no, details }) => [no, details]),
        [[3, { 次: 2 }]],
      )
      assert.equal((await auditor.call(latestVerification)).verification, null)
      await auditor.call(startVerification)
      const done = await finished(auditor)
      assert.deepEqual([done.state, done.startedBy, done.checked, done.result?.whole], ['done', '林管理', 5, true])
      const { items } = await auditor.call(listAudit, { query: { verb: 'audit.verify' } })
      assert.deepEqual(
        items.map(({ details }) => details),
        [{ whole: true, entries: 5, breaks: 0, seal: 1, hash: state.head?.hash }],
      )
    },
    { own: true },
  ),
)

test(
  'an export is a file with the hashes, and taking it is written down',
  httpScene(
    async ({ db, as, migratorUrl }) => {
      await write(db, 2, { reason: '=1+1' })
      await sealThrough(migratorUrl!)
      const auditor = await as({ role: 'audit_admin' })
      const csv = await auditor.send(exportAudit, { query: { format: 'csv', verb: 'collection.hand-in' } })
      assert.equal(csv.status, 200)
      assert.match(String(csv.headers['content-disposition']), /attachment/)
      assert.equal(csv.text.trim().split('\r\n').length, 3)
      assert.match(csv.text, /,'=1\+1,/)
      const ndjson = await auditor.send(exportAudit, { query: { format: 'ndjson' } })
      assert.equal(ndjson.text.trim().split('\n').length, 4)
      const { items } = await auditor.call(listAudit, { query: { verb: 'audit.export' } })
      assert.deepEqual(items.map(({ details }) => details['format']).sort(), ['csv', 'ndjson'])
    },
    { own: true },
  ),
)

async function finished(client: Client): Promise<Verification> {
  for (let i = 0; i < 200; i++) {
    const { verification } = await client.call(latestVerification)
    if (verification && verification.state !== 'running') return verification
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the verification did not end')
}
