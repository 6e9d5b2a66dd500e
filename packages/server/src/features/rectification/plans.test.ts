import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/rectification/contract.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'

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
    const say = async (decision: 'confirmed' | 'refused' | 'open') => {
      const saved = await client.call(contract.reviewName, { params: { id: plan.id }, body: { published, canonical, decision } })
      return saved.nameVariants.find((each) => each.published === published && each.canonical === canonical)
    }
    assert.deepEqual(plan.distinctSchoolsDecided, plan.plan.distinctSchools)
    assert.equal((await say('refused'))?.decision, 'refused')
    assert.equal((await say('confirmed'))?.decidedBy, '陈统筹')
    assert.equal((await say('open'))?.decision, 'open')
    assert.equal((await db.selectFrom('plan_name_decision').selectAll().execute()).length, 3)
    const body = { published: '光明道小学', canonical: '光明道中学', decision: 'confirmed' } as const
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
    const body = { published: 'a', canonical: 'b', decision: 'open' } as const
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
