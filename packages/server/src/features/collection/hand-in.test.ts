import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/collection/contract.ts'
import { evaluatePackage, explainFigure } from '@junheng/core/features/evaluation/contract.ts'
import { atomically } from '../../db/database.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'

const EXAMPLES = join(import.meta.dirname, '../../../../../examples')
const good = { name: '澄溪区数据.zip', bytes: readFileSync(join(EXAMPLES, 'county.zip')) }
const faulty = { name: '有错误.zip', bytes: readFileSync(join(EXAMPLES, 'county-faulty.zip')) }

const coordinator = { role: 'coordinator', county: COUNTY } as const
const neighbour = { role: 'coordinator', county: OTHER_COUNTY } as const
const send = (client: Client, file = good, acceptFaults = 'true') =>
  client.call(contract.handInPackage, { files: { file }, body: { acceptFaults } })

test(
  'a package is handed in, listed, read and comes back byte for byte',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const { outcome, package: stored } = await send(client)
    assert.equal(outcome, 'stored')
    assert.equal(stored.fileName, good.name)
    assert.deepEqual(
      stored.counties.map((county) => county.code),
      [COUNTY],
    )
    assert.deepEqual(
      (await client.call(contract.listPackages)).items.map(({ id }) => id),
      [stored.id],
    )
    const file = await client.send(contract.downloadPackage, { params: { id: stored.id } })
    assert.ok(file.bytes.equals(good.bytes))
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E6%BE%84/)
    const lines = await db.selectFrom('audit_entry').select(['verb', 'subject']).execute()
    assert.deepEqual(lines, [{ verb: 'collection.hand-in', subject: stored.id }])
  }),
)

test(
  'checking lists every fault and stores nothing',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const checked = await client.call(contract.checkPackage, { files: { file: faulty } })
    assert.ok(checked.readable)
    assert.ok(checked.errors > 0)
    assert.equal(checked.errors + checked.warnings, checked.faults.length)
    for (const table of ['package', 'stored_file', 'stored_file_chunk', 'audit_entry'] as const) {
      assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table)
    }
  }),
)

test(
  'a package with errors is refused with all of them, and stored when its bearer insists',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const refused = await send(client, faulty, 'false').catch((error) => error)
    assert.equal(refused.code, 'collection.has-faults')
    const errors = refused.problem.faults.filter((fault: { severity: string }) => fault.severity === 'error')
    assert.ok(errors.length > 0)
    assert.deepEqual(await db.selectFrom('stored_file').selectAll().execute(), [])
    const { package: stored } = await send(client, faulty)
    assert.equal(stored.errors, errors.length)
    assert.deepEqual(stored.faults, refused.problem.faults)
  }),
)

test(
  'the same bytes handed in twice are stored once, under whatever name',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const first = await send(client)
    const second = await send(client, { ...good, name: '再传一次.zip' })
    assert.equal(second.outcome, 'already-stored')
    assert.equal(second.package.id, first.package.id)
    assert.equal((await db.selectFrom('stored_file').selectAll().execute()).length, 1)
  }),
)

test(
  'two people handing in the same bytes at the same moment store it once',
  httpScene(
    async ({ as, db }) => {
      const client = await as(coordinator)
      const both = await Promise.all([send(client), send(client)])
      assert.deepEqual(both.map(({ outcome }) => outcome).sort(), ['already-stored', 'stored'])
      assert.equal(both[0].package.id, both[1].package.id)
      assert.equal((await db.selectFrom('stored_file').selectAll().execute()).length, 1)
    },
    { own: true },
  ),
)

test(
  'another county sees nothing of a package, and may store the same bytes for itself',
  httpScene(async ({ as }) => {
    const { package: stored } = await send(await as(coordinator))
    const other = await as(neighbour)
    const params = { id: stored.id }
    const missing = { code: 'record.missing' }
    await assert.rejects(other.call(contract.readPackage, { params }), missing)
    await assert.rejects(other.call(contract.downloadPackage, { params }), missing)
    await assert.rejects(other.call(evaluatePackage, { params }), missing)
    await assert.rejects(other.call(explainFigure, { params, query: { indicator: 'L4', stage: 'primary' } }), missing)
    const body = { reason: '不是我的', confirmFileName: stored.fileName }
    await assert.rejects(other.call(contract.withdrawPackage, { params, body }), missing)
    assert.equal((await other.call(contract.listPackages)).total, 0)
    const own = await send(other)
    assert.equal(own.outcome, 'stored')
    assert.match(own.package.notices.join(), /澄溪区/)
  }),
)

test(
  'withdrawing asks for the reason and the name, keeps the file, and lets the same bytes come again',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: stored } = await send(client)
    const withdraw = (confirmFileName: string, reason = '报错了学年') =>
      client.call(contract.withdrawPackage, { params: { id: stored.id }, body: { reason, confirmFileName } })
    await assert.rejects(withdraw('别的.zip'), { code: 'collection.wrong-name' })
    await assert.rejects(withdraw(stored.fileName, ' '), { code: 'request.invalid' })
    const withdrawn = await withdraw(stored.fileName)
    assert.equal(withdrawn.withdrawn?.reason, '报错了学年')
    await assert.rejects(withdraw(stored.fileName), { code: 'collection.already-withdrawn' })
    const file = await client.send(contract.downloadPackage, { params: { id: stored.id } })
    assert.ok(file.bytes.equals(good.bytes))
    assert.equal((await send(client)).outcome, 'stored')
  }),
)

test(
  'what was stored cannot be rewritten by the program itself',
  httpScene(async ({ as, db }) => {
    const { package: stored } = await send(await as(coordinator))
    const denied = (work: Promise<unknown>) => assert.rejects(work, { code: '42501' })
    await denied(
      attempt(db, (tx) =>
        tx
          .updateTable('stored_file_chunk')
          .set({ bytes: Buffer.from('x') })
          .execute(),
      ),
    )
    await denied(attempt(db, (tx) => tx.updateTable('package').set({ sha256: stored.sha256 }).execute()))
    await denied(attempt(db, (tx) => tx.deleteFrom('package').execute()))
    await denied(attempt(db, (tx) => tx.updateTable('audit_entry').set({ verb: 'x' }).execute()))
    await denied(attempt(db, (tx) => tx.deleteFrom('audit_entry').execute()))
  }),
)

test(
  'an evaluation names its package, standard and profile, and any figure of it can be taken apart',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: stored } = await send(client)
    const params = { id: stored.id }
    for (const standard of ['quality_balanced_2017', 'basic_balanced_2012'] as const) {
      const result = await client.call(evaluatePackage, { params, query: { standard } })
      assert.equal(result.package.id, stored.id)
      assert.equal(result.standard.hash, result.evaluation.standard.hash)
      assert.deepEqual(result.profile, result.evaluation.profile)
      assert.equal(result.evaluation.counties[0]?.countyCode, COUNTY)
    }
    const { evaluation } = await client.call(evaluatePackage, { params })
    const section = evaluation.counties[0]?.sections.find(({ indicators }) => indicators['L4']?.value != null)
    assert.ok(section)
    const query = { school: section.schoolCode, stage: section.stage, indicator: 'L4' }
    const explanation = await client.call(explainFigure, { params, query })
    assert.equal(explanation.value, section.indicators['L4']?.value)
    await assert.rejects(client.call(explainFigure, { params, query: { ...query, indicator: 'L99' } }), {
      code: 'figure.unclear',
    })
  }),
)

async function attempt(db: Parameters<typeof atomically>[0], work: (tx: typeof db) => Promise<unknown>): Promise<void> {
  await atomically(db, async (tx) => {
    await work(tx)
  })
}
