import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Adoption, PartLine } from '@junheng/core/features/rectification/adopt/schema.ts'
import * as plans from '@junheng/core/features/rectification/contract.ts'
import * as items from '@junheng/core/features/rectification/ledger/contract.ts'
import * as measures from '@junheng/core/features/rectification/measures/contract.ts'
import { readItemFunds } from '@junheng/core/features/rectification/views/contract.ts'
import { type Client, COUNTY } from '../../../http/test-app.ts'
import { importPlan, readSource } from '../plan/import.ts'
import { writePlanXlsx } from '../plan/write-xlsx.ts'
import { adoptAll, confirmFirst, EXAMPLES, fictional, handIn, inCounty, look } from './test-adopt.ts'

const EXAMPLE = { fileName: 'plan.docx' }
const read = () => importPlan(readFileSync(join(EXAMPLES, 'plan.docx')), EXAMPLE)
const partsOf = ({ parts }: Adoption, part: PartLine['part']) => parts.filter((line) => line.part === part)
const ofItem = async ({ call }: Client, no: number) => (await call(measures.listMeasures, { params: { no } })).measures
const itemOf = ({ entries }: Adoption, indicator: number, name: string): number => {
  const no = entries.find((one) => one.no === indicator && one.name === name)?.itemNo
  assert.ok(no, name)
  return no
}
const sayNames = ({ call }: Client, id: string, decision: 'confirmed' | 'refused') =>
  call(plans.reviewName, {
    params: { id },
    body: { published: '新城小学新校区', canonical: '新城小学', decision, seen: 0 },
  })

test(
  'a plan’s measures are one record each, with the items they answer, what the words give, and what is still to be filled in',
  inCounty(async (client) => {
    const plan = await read()
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, await fictional(client))))
    const measureLines = partsOf(adopted, 'measure')
    assert.equal(measureLines.length, plan.indicators.flatMap((one) => one.measures).length)
    assert.ok(measureLines.every(({ state }) => state === 'adopted'))

    const [one] = await ofItem(client, itemOf(adopted, 3, '白石小学'))
    const [other] = await ofItem(client, itemOf(adopted, 3, '梅坞小学'))
    assert.equal(one!.id, other!.id, 'one record, not one a school')
    assert.deepEqual(
      [one!.title, one!.kind, one!.facts, one!.holdsFrom, one!.costCny],
      ['白石小学、梅坞小学2所学校：通过购置教学仪器设备，解决不达标问题。', 'purchase', null, null, null],
    )
    assert.deepEqual(
      one!.outline!.schools.map(({ name, code }) => [name, code !== null]),
      [
        ['白石小学', true],
        ['梅坞小学', true],
      ],
    )
    assert.deepEqual(one!.outline!.figures, [], 'no number that the text has not')
    const [survey] = await ofItem(client, itemOf(adopted, 3, '小学段校际差异'))
    assert.deepEqual(survey!.outline!.kinds, ['survey', 'reallocate'])
    const { steps } = await client.call(items.readItem, { params: { no: one!.items[0]!.no } })
    assert.ok(steps.some(({ action, note }) => action === '增加措施（购置）' && note.includes('通过购置教学仪器设备')))
  }),
)

test(
  'numbers of a published measure are filled in by measures that are parts of it; its words stay',
  inCounty(async (client) => {
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, await fictional(client))))
    const no = itemOf(adopted, 3, '白石小学')
    const [worded] = await ofItem(client, no)
    const school = worded!.outline!.schools[0]!.code!
    const facts = { kind: 'purchase' as const, school, lines: [{ on: '2026-12-01', amounts: { equipment_value_wan: 60 } }] }
    const text = { title: '白石小学购置设备', facts, items: [no], partOf: worded!.id }
    const part = await client.call(measures.createMeasure, { body: text })
    assert.deepEqual([part.partOf, part.outline], [worded!.id, null])
    const editing = { params: { id: worded!.id }, body: { ...text, partOf: null, seen: worded!.version } }
    await assert.rejects(client.call(measures.editMeasure, editing), { code: 'measure.published' })
    await assert.rejects(client.call(measures.createMeasure, { body: { ...text, partOf: part.id } }), { code: 'record.missing' })
    const done = { state: 'done' as const, doneOn: '2026-01-01', reason: '', seen: worded!.version }
    const settled = await client.call(measures.settleMeasure, { params: { id: worded!.id }, body: done })
    assert.deepEqual([settled.state, settled.facts], ['done', null])
  }),
)

test(
  'a building becomes a project once its names are confirmed, with the measures that wait for it; a refused name is a building of its own',
  inCounty(async (client) => {
    const id = await fictional(client)
    const shown = await confirmFirst(client, await look(client, id))
    assert.deepEqual(
      partsOf(shown, 'project').map(({ name, state, note }) => [name, state, note]),
      [
        ['松林小学教学楼', 'new', ''],
        ['新城小学', 'waiting', '还没有确认是不是同一项目：新城小学新校区'],
      ],
    )
    await adoptAll(client, shown)
    await sayNames(client, id, 'confirmed')
    const again = await look(client, id)
    assert.deepEqual(
      again.parts.filter(({ state, adds }) => state === 'new' || adds).map(({ id: key, adds }) => [key, adds]),
      [
        ['project:新城小学', ''],
        ['measure:5-primary-2', '项目 1 个'],
        ['measure:6-primary-1', '项目 1 个'],
      ],
    )
    await adoptAll(client, again)
    const { projects } = await client.call(measures.listProjects)
    const of = (name: string) => projects.find((project) => project.name === name)!
    assert.deepEqual(
      of('新城小学').dependents.map(({ measure, schools, items: held }) => [
        measure.kind,
        schools.map(({ name }) => name),
        held.length,
      ]),
      [
        ['merge', ['南坡小学'], 1],
        ['divert', ['澄溪第一小学', '澄溪第四小学'], 2],
      ],
    )
    assert.deepEqual([of('新城小学').acceptance, of('新城小学').seats], [null, null], 'no invented day')
    const { id: building, version: seen, ...facts } = of('松林小学教学楼')
    assert.deepEqual(
      facts.dependents.map(({ measure }) => measure.holdsFrom),
      [null],
    )
    const text = { name: facts.name, seats: null, plannedAcceptance: '2027-07-31', seen, reason: '施工计划已定（虚构）' }
    const known = await client.call(measures.editProject, { params: { id: building }, body: text })
    assert.deepEqual([known.dependents[0]!.measure.holdsFrom, known.dependents[0]!.items[0]!.isLate], ['2027-07-31', true])
    await assert.rejects(adoptAll(client, await look(client, id)), { code: 'rectification.nothing-to-adopt' })
  }),
)

test(
  'a refused project name stands apart from the one it was proposed for',
  inCounty(async (client) => {
    const id = await fictional(client)
    await sayNames(client, id, 'refused')
    await adoptAll(client, await confirmFirst(client, await look(client, id)))
    const { projects } = await client.call(measures.listProjects)
    assert.deepEqual(
      projects.map(({ name, dependents }) => [name, dependents.map(({ measure }) => measure.kind)]),
      [
        ['新城小学', ['divert']],
        ['新城小学新校区', ['merge']],
        ['松林小学教学楼', ['new_build']],
      ],
    )
  }),
)

test(
  'a plan’s funds stand once in the funds of the ledger, an empty cell is not zero, and closed items take theirs out of view',
  inCounty(async (client, { db }) => {
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, await fictional(client))))
    const own = {
      county_code: COUNTY,
      item_no: itemOf(adopted, 3, '白石小学'),
      position: 9,
      amount_cny: 250_000,
      source: '区财政',
    }
    await db.insertInto('item_fund').values(own).execute()
    const funds = await client.call(readItemFunds, { query: {} })
    assert.deepEqual([funds.plans[2]!.ownCny, funds.plans[0]!.ownCny], [250_000, null], 'beside the plan’s, not in it')
    assert.equal(funds.plansCny, 16_400_000)
    assert.deepEqual(
      funds.plans.map(({ no, cny, items: share, published }) => [no, cny, share, published]),
      adopted.funds.map(({ no, amountCny, share, published }) => [no, amountCny, share, published]),
    )
    assert.equal(funds.plans.filter(({ cny }) => cny === null).length, 4)
    assert.deepEqual([funds.cny, new Set(funds.sums.map(({ source }) => source))], [250_000, new Set(['', '区财政'])])
    assert.equal((await client.call(readItemFunds, { query: { state: 'closed' } })).plans.length, 0)
  }),
)

test(
  'adopted a second time in the other format nothing is doubled; after edits differences are shown, and taken over only where a person says so',
  inCounty(async (client) => {
    const first = await adoptAll(client, await confirmFirst(client, await look(client, await fictional(client))))
    const same = await look(client, await fictional(client, 'xlsx'))
    const differing = ({ parts }: Adoption) => parts.filter(({ differences }) => differences.length > 0).map(({ id }) => id)
    assert.deepEqual(
      same.parts.filter(({ state }) => state !== 'waiting').map(({ id, state, ref }) => [id, state, ref]),
      first.parts.filter(({ state }) => state !== 'waiting').map(({ id, ref }) => [id, 'link', ref]),
    )
    assert.deepEqual([differing(same), same.removedParts], [[], []])
    await adoptAll(client, same)

    const { table } = await read()
    const cells = table.cells.map((row) => [...row])
    const [third, fifth] = ['3', '5'].map((no) => cells.find((row) => row[0] === no)!)
    third![4] = third![4]!.replace('通过购置教学仪器设备', '通过购置教学仪器设备120台')
    fifth![9] = '90万元'
    const bytes = await writePlanXlsx({ ...table, cells })
    const next = await look(client, await handIn(client, '修订.xlsx', bytes))
    assert.deepEqual(differing(next), ['measure:3-primary-1', 'fund:5'])
    const kept = await adoptAll(client, next)
    const total = async () => (await client.call(readItemFunds, { query: {} })).plansCny
    assert.equal(await total(), 16_400_000, 'nobody took it over')
    assert.deepEqual(differing(kept), ['measure:3-primary-1', 'fund:5'], 'and it stays shown')
    assert.deepEqual(differing(await look(client, same.planId)), [], 'the version before says nothing any more')
    const taken = await adoptAll(client, kept, [], ['measure:3-primary-1', 'fund:5'])
    assert.deepEqual([differing(taken), await total()], [[], 16_700_000])
    const [measure] = await ofItem(client, itemOf(taken, 3, '白石小学'))
    assert.deepEqual(measure!.outline!.figures, [{ kind: 'things', amount: 120, unit: '台', quote: '120台' }])
    assert.equal(measure!.items.length, 2)
    await assert.rejects(adoptAll(client, await look(client, next.planId), [], ['fund:1']), {
      code: 'rectification.not-to-take-over',
    })
  }),
)

test(
  'a milestone done in all its items and a measure carried out show in the plan’s progress and at their place in the ledger’s table; the plan’s own table stays',
  inCounty(async (client) => {
    const id = await fictional(client)
    const params = { id }
    const nobody = await client.call(plans.readPlanProgress, { params })
    assert.deepEqual(nobody, { adoptedAt: null, indicators: [] })
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, id)))
    const exported = async (endpoint: typeof plans.exportAdopted | typeof plans.exportPlan) => {
      const { bytes } = await client.send(endpoint, { params, query: { format: 'docx' } })
      return (await readSource(bytes, '台账.docx')).tables[0]!.table.cells
    }
    const before = await exported(plans.exportAdopted)
    const { milestones, items: share } = (await client.call(plans.readPlanProgress, { params })).indicators[4]!
    assert.deepEqual(
      [share, milestones.map(({ items: of, done }) => [of, done])],
      [
        3,
        [
          [3, 0],
          [3, 0],
        ],
      ],
    )

    const first = milestones.find(({ text }) => text.startsWith('完成核实'))!
    const finish = { no: 5, text: first.text, published: first.published, on: '2026-03-20', result: '已逐校核实（虚构）' }
    const later = { params, body: { ...finish, on: '2099-01-01' } }
    await assert.rejects(client.call(plans.finishPlanMilestone, later), { code: 'milestone.later-day' })
    const now = await client.call(plans.finishPlanMilestone, { params, body: finish })
    const step = now.indicators[4]!.milestones.find(({ text }) => text === first.text)!
    assert.deepEqual([step.done, step.items, step.lastDone], [3, 3, '2026-03-20'])
    await assert.rejects(client.call(plans.finishPlanMilestone, { params, body: finish }), {
      code: 'rectification.milestone-done',
    })
    const [measure] = await ofItem(client, itemOf(adopted, 3, '白石小学'))
    const settled = { state: 'done' as const, doneOn: '2026-06-01', reason: '', seen: measure!.version }
    await client.call(measures.settleMeasure, { params: { id: measure!.id }, body: settled })

    const changed = (await exported(plans.exportAdopted)).flatMap((row, r) =>
      row.flatMap((cell, c) => (cell === before[r]![c] ? [] : [cell.slice(before[r]![c]!.length).trim()])),
    )
    assert.deepEqual(changed, [
      '【台账】小学措施 1 已完成（2026-06-01）：白石小学、梅坞小学2所学校：通过购置教学仪器设备…',
      '【台账】已完成（2026-03-20）：完成核实学校现状音美教室实际数据情况',
    ])
    assert.deepEqual(await exported(plans.exportPlan), before, 'the plan’s own table is as published')
    const { bytes } = await client.send(plans.exportAdopted, { params, query: { format: 'docx' } })
    const again = await look(client, await handIn(client, '台账.docx', bytes))
    assert.ok([...again.parts, ...again.entries].every(({ differences }) => differences.length === 0))
  }),
)
