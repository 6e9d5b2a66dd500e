import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as adopt from '@junheng/core/features/rectification/adopt/contract.ts'
import * as plans from '@junheng/core/features/rectification/contract.ts'
import * as items from '@junheng/core/features/rectification/ledger/contract.ts'
import { type Client, COUNTY, OTHER_COUNTY } from '../../../http/test-app.ts'
import { adoptPlanFor } from './adopt-plan.ts'
import { adoptAll, confirmFirst, fictional, inCounty, look } from './test-adopt.ts'

test(
  'an item says which plan and letter it comes from and what there is not settled; a school sees its own, another county nothing',
  inCounty(async (client, { as }) => {
    const id = await fictional(client)
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, id)))
    const entry = adopted.entries.find(({ key }) => key === '2-primary-school-站前小学')!
    const read = (who: Client) => who.call(adopt.readItemPlans, { params: { no: String(entry.itemNo) } as never })
    const [plan] = await read(client)
    assert.deepEqual([plan?.number, plan?.indicatorNo], ['云政办发〔2025〕18号', 2])
    assert.ok(plan!.findings.some(({ text }) => text.includes('站前小学 列为不达标，却没有任何措施提到')))
    const key = plan!.findings[0]!.key
    await client.call(plans.reviewFinding, { params: { id }, body: { finding: key, action: 'keep', note: '', seen: 0 } })
    assert.equal((await read(client))[0]!.findings.length, plan!.findings.length - 1)
    const own = await as({ role: 'principal', county: COUNTY, schools: [entry.schoolCode!] })
    assert.equal((await read(own)).length, 1)
    const other = await as({ role: 'principal', county: COUNTY, schools: ['2199000999'] })
    await assert.rejects(read(other), { code: 'record.missing' })
    const neighbour = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(look(neighbour, id), { code: 'record.missing' })
  }),
)

test(
  'of two who adopt what they looked at, the second is told that it changed',
  inCounty(async (client) => {
    const shown = await look(client, await fictional(client))
    await adoptAll(client, shown)
    await assert.rejects(adoptAll(client, shown), { code: 'record.changed' })
    assert.equal((await client.call(items.listItems)).total, 19)
  }),
)

test(
  'the program adopts the example’s plan as a person would, what nobody confirmed left waiting; a second time it leaves it as it is',
  inCounty(async (client, { db, clock }) => {
    const id = await fictional(client)
    const by = { actor: '演示数据', now: clock.now, reference: 'demo' }
    const desk = { county: { code: COUNTY, name: '澄溪区', isDemo: true }, today: '2026-11-23' }
    for (const _ of [1, 2]) await adoptPlanFor(db, by, desk, id)
    const { parts, entries } = await look(client, id)
    assert.deepEqual(
      [entries, parts].map((lines) => lines.filter(({ state }) => state === 'waiting').map(({ name }) => name)),
      [['城西街道白石小学'], ['新城小学']],
    )
    const measures = await db.selectFrom('rectification_measure').select('created_name').execute()
    assert.deepEqual([measures.length, new Set(measures.map((one) => one.created_name))], [14, new Set(['演示数据'])])
  }),
)
