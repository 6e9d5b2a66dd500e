import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/rectification/contract.ts'
import { type PlanEntry, planEntries } from '@junheng/core/features/rectification/plan-entries.ts'
import type { PlanFinding } from '@junheng/core/features/rectification/schema.ts'
import { openWork } from '../../background/work.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { importPlan } from './plan/import.ts'
import { importPlanFor } from './service.ts'

// A real published plan lies beside the checkout where the developers work; elsewhere these tests say so and skip.
const annex = join(import.meta.dirname, '../../../../../../shared/data/wuqing-annex')
const skip = existsSync(`${annex}.docx`) ? false : 'no published plan beside the checkout'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const neighbour = { role: 'coordinator', county: OTHER_COUNTY } as const

const send = (client: Client, format: 'docx' | 'xlsx' = 'docx') =>
  client.call(contract.importPlan, {
    files: { file: { name: `附件.${format}`, bytes: readFileSync(`${annex}.${format}`) } },
    body: { publishedSchools: '53' },
  })

test(
  'a published plan is read in, kept with its disagreements, and the same hand-in is kept once',
  { skip },
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { outcome, plan } = await send(client)
    assert.equal(outcome, 'stored')
    assert.equal(plan.indicators, 8)
    assert.equal(plan.measures, 29)
    assert.equal(plan.publishedSchools, 53)
    assert.ok(plan.plan.disagreements.some(({ code }) => code === 'TOTAL_SCHOOLS'))
    assert.deepEqual(await client.call(contract.readPlan, { params: { id: plan.id } }), plan)
    assert.equal((await send(client)).outcome, 'already-stored')
    assert.equal((await client.call(contract.listPlans)).total, 1)
  }),
)

test(
  'a name variant is confirmed, refused and taken back, and the count of schools follows',
  { skip },
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const { plan } = await send(client)
    const proposal = plan.nameVariants.find(({ kind }) => kind === 'school')
    assert.ok(proposal)
    assert.equal(proposal.decision, 'open')
    const { published, canonical } = proposal
    let seen = 0
    const say = async (decision: 'confirmed' | 'refused' | 'open') => {
      const saved = await client.call(contract.reviewName, {
        params: { id: plan.id },
        body: { published, canonical, decision, seen: seen++ },
      })
      return saved.nameVariants.find((each) => each.published === published && each.canonical === canonical)
    }
    assert.deepEqual(plan.distinctSchoolsDecided, plan.plan.distinctSchools)
    assert.equal((await say('refused'))?.decision, 'refused')
    assert.equal((await say('confirmed'))?.decidedBy, '陈统筹')
    assert.equal((await say('open'))?.decision, 'open')
    assert.equal((await db.selectFrom('plan_name_decision').selectAll().execute()).length, 3)
    const body = { published: '光明道小学', canonical: '光明道中学', decision: 'confirmed', seen: 0 } as const
    await assert.rejects(client.call(contract.reviewName, { params: { id: plan.id }, body }), {
      code: 'rectification.no-such-proposal',
    })
  }),
)

test(
  'a plan leaves again as docx and as xlsx, and either reads back to the same table',
  { skip },
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { plan } = await send(client)
    for (const format of ['docx', 'xlsx'] as const) {
      const file = await client.send(contract.exportPlan, { params: { id: plan.id }, query: { format } })
      assert.equal(file.status, 200)
      const again = await client.call(contract.importPlan, { files: { file: { name: `导出.${format}`, bytes: file.bytes } } })
      assert.deepEqual(again.plan.plan.table.cells, plan.plan.table.cells, format)
    }
  }),
)

test(
  'another county neither sees a plan nor speaks about its names',
  { skip },
  httpScene(async ({ as }) => {
    const { plan } = await send(await as(coordinator))
    const other = await as(neighbour)
    const params = { id: plan.id }
    const missing = { code: 'record.missing' }
    await assert.rejects(other.call(contract.readPlan, { params }), missing)
    await assert.rejects(other.call(contract.exportPlan, { params }), missing)
    const body = { published: 'a', canonical: 'b', decision: 'open', seen: 0 } as const
    await assert.rejects(other.call(contract.reviewName, { params, body }), missing)
    assert.equal((await other.call(contract.listPlans)).total, 0)
  }),
)

test(
  'a document that is no plan is refused with the reason, and nothing is stored',
  httpScene(async ({ as, db }) => {
    const { Document, Packer, Paragraph } = await import('docx')
    const letter = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('关于召开座谈会的通知')] }] }))
    const client = await as(coordinator)
    const refused = await client
      .call(contract.importPlan, { files: { file: { name: '通知.docx', bytes: letter } } })
      .catch((e) => e)
    assert.match(refused.code, /^plan\./)
    assert.deepEqual(await db.selectFrom('stored_file').selectAll().execute(), [])
  }),
)

test(
  'a disagreement is settled with a note, shown with who and when, opened again, and every step is in the log',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const plan = await example(client)
    const key = 'TOTAL_SCHOOLS.whole.1'
    const find = (findings: PlanFinding[]) => findings.find((one) => one.key === key)
    const say = (action: 'resolve' | 'keep' | 'reopen', seen: number, note = '') =>
      client.call(contract.reviewFinding, { params: { id: plan.id }, body: { finding: key, action, note, seen } })
    assert.equal(find(plan.findings)?.state, 'open')

    const settled = find((await say('resolve', 0, '原稿多数了一所，已请示更正')).findings)
    assert.deepEqual(
      [settled?.state, settled?.note, settled?.decidedBy, settled?.decidedAt],
      ['resolved', '原稿多数了一所，已请示更正', '陈统筹', '2026-11-23T02:00:00.000Z'],
    )
    await assert.rejects(say('keep', 1), { code: 'rectification.not-allowed-now' })
    await say('reopen', 1)
    const kept = find((await say('keep', 2)).findings)
    assert.deepEqual([kept?.state, kept?.history.length], ['kept', 3])
    const [listed] = (await client.call(contract.listPlans)).items
    assert.equal(listed?.settled, 1)

    const log = await db.selectFrom('audit_entry').select('subject').where('verb', '=', 'rectification.review-finding').execute()
    assert.deepEqual(log, [{ subject: plan.id }, { subject: plan.id }, { subject: plan.id }])
  }),
)

test(
  'putting a disagreement right needs a note, and a decision made meanwhile is not overruled unseen',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const { id } = await example(client)
    const say = (finding: string, body: { action: 'resolve' | 'keep'; note?: string; seen?: number }) =>
      client.call(contract.reviewFinding, { params: { id }, body: { finding, seen: 0, ...body } })
    const key = 'TOTAL_SCHOOLS.whole.1'
    await assert.rejects(say(key, { action: 'resolve', note: ' ' }), { code: 'request.invalid' })
    await say(key, { action: 'keep' })
    await assert.rejects(say(key, { action: 'resolve', note: '另有说法' }), { code: 'record.changed' })
    await assert.rejects(say('TOTAL_SCHOOLS.whole.9', { action: 'keep' }), { code: 'rectification.no-such-finding' })
    await assert.rejects(say('NAME_VARIANT.ind-4-primary.1', { action: 'keep' }), { code: 'rectification.decided-by-names' })
    assert.equal((await db.selectFrom('plan_finding_decision').selectAll().execute()).length, 1)
  }),
)

test(
  'two people deciding one disagreement in the same moment: one decides, the other is told',
  httpScene(
    async ({ as, db }) => {
      const client = await as(coordinator)
      const { id } = await example(client)
      const say = (action: 'keep' | 'resolve') =>
        client.call(contract.reviewFinding, {
          params: { id },
          body: { finding: 'TOTAL_SCHOOLS.whole.1', action, note: '以附件为准', seen: 0 },
        })
      const ends = await Promise.allSettled([say('keep'), say('resolve')])
      const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []))
      assert.deepEqual(refusals, ['record.changed'])
      assert.equal((await db.selectFrom('plan_finding_decision').selectAll().execute()).length, 1)
    },
    { own: true },
  ),
)

test(
  'a disagreement about names follows the answers to its names',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const plan = await example(client)
    const about = plan.findings.find(({ key }) => key === 'NAME_VARIANT.ind-4-primary.2')
    assert.equal(about?.state, 'open')
    const [pair] = about.pairs
    assert.ok(pair)
    const say = async (decision: 'confirmed' | 'open', seen: number) => {
      const body = { published: pair.published, canonical: pair.canonical, decision, seen }
      const saved = await client.call(contract.reviewName, { params: { id: plan.id }, body })
      return saved.findings.find(({ key }) => key === about.key)?.state
    }
    assert.equal(await say('confirmed', 0), 'resolved')
    await assert.rejects(say('open', 0), { code: 'record.changed' }, 'an answer given meanwhile is not overruled unseen')
    assert.equal(await say('open', 1), 'open')
  }),
)

test(
  'a plan taken back stays to be read, is decided no more, and may be handed in again',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const plan = await example(client)
    const params = { id: plan.id }
    const take = (confirmFileName: string) =>
      client.call(contract.withdrawPlan, { params, body: { reason: '读错了版本', confirmFileName } })
    await assert.rejects(take('别的.docx'), { code: 'rectification.wrong-name' })
    const withdrawn = await take('plan.docx')
    assert.deepEqual(withdrawn.withdrawn, { at: '2026-11-23T02:00:00.000Z', by: '陈统筹', reason: '读错了版本' })
    await assert.rejects(take('plan.docx'), { code: 'rectification.withdrawn' })
    const body = { finding: 'TOTAL_SCHOOLS.whole.1', action: 'keep', seen: 0 } as const
    await assert.rejects(client.call(contract.reviewFinding, { params, body }), { code: 'rectification.withdrawn' })
    assert.ok((await client.call(contract.readPlan, { params })).withdrawn)
    const handIn = { file: { fileName: 'plan.docx', kind: 'docx', bytes: exampleBytes('plan.docx') } as const }
    const program = { actor: '演示数据', now: new Date(), reference: 'demo' }
    const main = { fileName: 'plan-body.txt', kind: 'text', bytes: exampleBytes('plan-body.txt') } as const
    const work = openWork({ threads: 1 })
    try {
      const county = { code: COUNTY, isDemo: true }
      const again = await importPlanFor({ db, work }, county, program, { ...handIn, body: main, publishedSchools: null })
      assert.deepEqual([again.outcome, again.plan.id], ['already-stored', plan.id], 'a restart brings nothing back')
    } finally {
      await work.close()
    }
    assert.notEqual((await example(client)).id, plan.id)
    const log = await db.selectFrom('audit_entry').select('subject').where('verb', '=', 'rectification.withdraw').execute()
    assert.deepEqual(log, [{ subject: plan.id }])
  }),
)

test(
  'what the ledger shows leaves as docx and as xlsx, both read back to the same entries',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const plan = await example(client)
    const entries = planEntries(plan.plan, () => false).filter(({ indicator }) => indicator.units.includes('区财政局'))
    const keys = entries.map(({ key }) => key)
    const extract = (format: 'docx' | 'xlsx', view: 'indicator' | 'unit', some = keys) =>
      client.send(contract.extractLedger, { params: { id: plan.id }, body: { format, view, entries: some } })
    for (const format of ['docx', 'xlsx'] as const) {
      const { bytes } = await extract(format, 'indicator')
      const again = await importPlan(bytes, { fileName: `x.${format}` })
      assert.deepEqual(planEntries(again, () => false).map(asPublished), entries.map(asPublished), format)
      const byUnit = await extract(format, 'unit')
      assert.match(decodeURIComponent(String(byUnit.headers['content-disposition'])), new RegExp(`plan-按责任单位\\.${format}`))
    }
    assert.equal((await extract('docx', 'indicator', ['9-primary-cv'])).status, 404)
  }),
)

/** Which name is proposed for a school depends on the whole plan; what stands at a place does not. */
const asPublished = ({ indicator, stage, kind, published, subject, measures }: PlanEntry) =>
  [indicator.no, stage, kind, published, subject?.subject, ...measures.map(({ text }) => text)].join(' ')

/** The fictional plan, with its main text. */
async function example(client: Client) {
  const part = (name: string) => ({ name, bytes: exampleBytes(name) })
  const { plan } = await client.call(contract.importPlan, { files: { file: part('plan.docx'), body: part('plan-body.txt') } })
  return plan
}

function exampleBytes(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '../../../../../examples', name))
}
