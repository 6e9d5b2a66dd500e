import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as adopt from '@junheng/core/features/rectification/adopt/contract.ts'
import * as plans from '@junheng/core/features/rectification/contract.ts'
import * as items from '@junheng/core/features/rectification/ledger/contract.ts'
import { addMilestones, readMilestones } from '@junheng/core/features/rectification/milestones/contract.ts'
import type { RawTable } from '@junheng/core/features/rectification/plan/plan.ts'
import type { Client } from '../../../http/test-app.ts'
import { importPlan, readSource } from '../plan/import.ts'
import { writePlanXlsx } from '../plan/write-xlsx.ts'
import { adoptAll, confirmFirst, EXAMPLES, fictional, handIn, inCounty, look, named } from './test-adopt.ts'

const MILESTONES_5 = (month: string) => `2026年3月底前，完成核实学校现状音美教室实际数据情况；\n${month}底前，完成全部整改任务。`
const WORKS = '2026年12月底前，完成枫林九年一贯制学校改扩建。完成松林小学教学楼部分主体施工。'
const readItem = ({ call }: Client, no: number) => call(items.readItem, { params: { no } })
const itemOf = (adoption: Awaited<ReturnType<typeof look>>, key: string): number => {
  const no = adoption.entries.find((one) => one.key === key)?.itemNo
  assert.ok(no, key)
  return no
}
/** The table of an exported file. */
async function exportedTable({ send }: Client, id: string, format: 'docx' | 'xlsx'): Promise<RawTable> {
  const file = await send(plans.exportAdopted, { params: { id }, query: { format } })
  assert.equal(file.status, 200)
  return rawTable(file.bytes, `台账.${format}`)
}
/** As it stands in the file, marks of the ledger included. */
async function rawTable(bytes: Uint8Array, fileName: string): Promise<RawTable> {
  return (await readSource(bytes, fileName)).tables[0]!.table
}
/** The fictional plan with some of its cells otherwise. */
async function edited(change: (cells: string[][]) => void): Promise<Uint8Array> {
  const { table } = await importPlan(readFileSync(join(EXAMPLES, 'plan.docx')), { fileName: 'plan.docx' })
  const cells = table.cells.map((row) => [...row])
  change(cells)
  return writePlanXlsx({ ...table, cells })
}

test(
  'names of a plan are matched to the directory with reasons; what a person says holds for later plans, and nothing is guessed',
  inCounty(async (client) => {
    const id = await fictional(client)
    const before = await look(client, id)
    const of = (part: 'school' | 'section' | 'unit', name: string) => named(before, part, name)
    assert.deepEqual([of('school', '松林小学').answer, of('school', '松林小学').by], ['named', 'directory'])
    assert.deepEqual(
      of('section', '计财科').candidates.map(({ name, reason }) => [name, reason]),
      [['计划财务科', '像是它的简称']],
    )
    assert.equal(of('unit', '区教育局').candidates[0]?.name, '澄溪区教育局')
    assert.deepEqual([of('unit', '城西街道办事处').answer, of('unit', '城西街道办事处').note], ['open', '名录里没有相近的名称'])
    assert.equal(of('unit', '各镇人民政府').orgs.length + of('unit', '街道办事处').orgs.length, 7)

    const after = await confirmFirst(client, before)
    assert.equal(named(after, 'unit', '区住房建设委').orgs[0]?.name, '澄溪区住房和城乡建设局')
    assert.equal(named(after, 'unit', '城西街道办事处').answer, 'open')
    const again = await look(client, await fictional(client, 'xlsx'))
    assert.deepEqual(
      [named(again, 'section', '计财科').answer, named(again, 'section', '计财科').note],
      ['named', '沿用以前方案的确认'],
    )

    const say = (name: string, orgIds: string[], seen: number) =>
      client.call(adopt.answerNames, {
        params: { id },
        body: { answers: [{ part: 'unit', name, answer: 'named', orgIds, seen }] },
      })
    const town = of('unit', '街道办事处').orgs[0]!
    await assert.rejects(say('区教育局', [town.id], 0), { code: 'record.changed' })
    await assert.rejects(say('区住建局', [town.id], 0), { code: 'rectification.no-such-name' })
    await assert.rejects(say('区教育局', ['00000000-0000-4000-8000-000000000000'], 1), { code: 'rectification.no-such-org' })
    const narrowed = await say('街道办事处', [town.id], 0)
    assert.equal(named(narrowed, 'unit', '街道办事处').orgs.length, 1)
    assert.equal(
      named(await look(client, again.planId), 'unit', '街道办事处').orgs.length,
      2,
      'the next plan means its own towns',
    )
  }),
)

test(
  'each entry becomes one item with its words, deadline, units and letter; the funds of an indicator stay its own',
  inCounty(async (client) => {
    const id = await fictional(client)
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, id)))
    assert.deepEqual(
      adopted.entries.map(({ state, itemNo }) => [state, itemNo]),
      adopted.entries.map((_, i) => ['adopted', i + 1]),
    )
    assert.deepEqual(adopted.funds[0], { no: 1, amountCny: 12_000_000, published: '1200万元', share: 2 })
    assert.equal(adopted.funds[1]?.amountCny, null)

    const item = await readItem(client, itemOf(adopted, '1-primary-school-松林小学'))
    assert.deepEqual(
      [item.problem, item.deadline, item.matter, item.indicator, item.scope, item.stage, item.schoolName],
      ['松林小学（小学段）未达到：生均教学及辅助用房面积', '2026-12-31', 'indicator', 'L4', 'section', 'primary', '松林小学'],
    )
    assert.equal(item.requirement, '松林小学：通过新建松林小学教学楼，补充教学及辅助用房面积，可解决不达标问题。')
    assert.deepEqual([item.source, item.sourceNumber], [adopted.source.source, adopted.source.sourceNumber])
    assert.equal(item.units.filter(({ part }) => part === 'unit').length, 9)
    assert.deepEqual(
      item.units.filter(({ part }) => part === 'section').map(({ name, orgId }) => [name, orgId !== null]),
      [
        ['计划财务科', true],
        ['后勤服务中心', false],
      ],
    )
    assert.deepEqual(item.funds, [{ amountCny: null, source: '方案预计第 1 项 1200万元，由 2 条任务共用' }])
    const { milestones } = await client.call(readMilestones, { params: { no: item.no } })
    assert.deepEqual(
      milestones.map(({ due, text, published }) => [due, text, published]),
      [
        ['2026-03-31', '完成核实学校现状用房实际数据情况', '2026年3月底前，完成核实学校现状用房实际数据情况；'],
        ['2026-12-31', '完成枫林九年一贯制学校改扩建', WORKS],
        ['2026-12-31', '完成松林小学教学楼部分主体施工', WORKS],
      ],
    )
    const spread = await readItem(client, itemOf(adopted, '2-junior-cv'))
    assert.deepEqual([spread.scope, spread.matter, spread.indicator, spread.funds], ['county', 'spread', 'L5', []])
    const subject = await readItem(client, itemOf(adopted, '8-primary-subject-4语文'))
    assert.deepEqual([subject.matter, subject.indicator, subject.deadline], ['subject', '4语文', '2027-06-30'])
    await assert.rejects(adoptAll(client, adopted), { code: 'rectification.nothing-to-adopt' })
  }),
)

test(
  'what waits for its school is left visible and adopted later; what stands already is linked and completed, not doubled',
  inCounty(async (client) => {
    const school = (await look(client, await fictional(client, 'docx', false))).names.find(({ name }) => name === '松林小学')!
    const code = school.candidates[0]!.schoolCode!
    const mine = await client.call(items.createItem, {
      body: {
        source: 'self_check',
        problem: '松林小学教学用房不足',
        scope: 'section',
        schoolCode: code,
        stage: 'primary',
        matter: 'indicator',
        indicator: 'L4',
      },
    })
    const own = { due: '2026-11-30', text: '自己写的节点：腾出阅览室' }
    await client.call(addMilestones, { params: { no: mine.no }, body: { milestones: [own] } })
    const id = await fictional(client)
    const shown = await look(client, id)
    assert.deepEqual(
      shown.entries.filter(({ state }) => state === 'waiting').map(({ name, note }) => [name, note]),
      [['城西街道白石小学', '校名还没有确认对应名录里的哪所学校']],
    )
    const first = await adoptAll(client, shown)
    assert.equal(itemOf(first, '1-primary-school-松林小学'), mine.no)
    const linked = await readItem(client, mine.no)
    assert.deepEqual([linked.problem, linked.deadline], ['松林小学教学用房不足', '2026-12-31'])
    assert.ok(linked.steps.some(({ note }) => /第 1 项“松林小学”；补入整改措施、完成时间、责任科室、责任单位$/.test(note)))
    const textsNow = async () =>
      (await client.call(readMilestones, { params: { no: mine.no } })).milestones.map(({ text }) => text)
    const together = [
      '完成核实学校现状用房实际数据情况',
      own.text,
      '完成枫林九年一贯制学校改扩建',
      '完成松林小学教学楼部分主体施工',
    ]
    assert.deepEqual(await textsNow(), together)
    assert.equal((await client.call(items.listItems)).total, 19)

    const rest = await confirmFirst(client, await look(client, id))
    assert.equal(rest.entries.filter(({ state }) => state === 'new').length, 1)
    // The units found meanwhile are offered, too; nobody takes them over here.
    assert.ok(rest.entries.some(({ differences }) => differences.some(({ field }) => field === 'units')))
    await adoptAll(client, rest)
    assert.deepEqual(await textsNow(), together)
    assert.equal((await client.call(items.listItems)).total, 20)
  }),
)

test(
  'the same plan in another format makes nothing twice; an edited one shows its differences, and a person takes them over or not',
  inCounty(async (client) => {
    const first = await adoptAll(client, await confirmFirst(client, await look(client, await fictional(client))))
    const same = await look(client, await fictional(client, 'xlsx'))
    assert.equal(same.follows, first.planId)
    assert.deepEqual(
      same.entries.map(({ state, itemNo, differences }) => [state, itemNo, differences]),
      first.entries.map(({ itemNo }) => ['link', itemNo, []]),
    )
    await adoptAll(client, same)
    assert.equal((await client.call(items.listItems)).total, 20)

    const bytes = await edited((cells) => {
      const row = cells.find(([no]) => no === '5')!
      row[3] = row[3]!.replace('杏林小学', '城关小学')
      row[4] = row[4]!.replace('杏林小学', '城关小学')
      row[5] = row[5]!.replace('2026年12月底前', '2027年6月底前')
      row[6] = '2027年6月'
      row[9] = '90万元'
    })
    const next = await look(client, await handIn(client, '修订.xlsx', bytes))
    const changed = next.entries.filter(({ differences }) => differences.length > 0)
    assert.deepEqual(
      changed.map(({ key }) => key),
      ['5-primary-school-南坡小学', '5-primary-school-荷塘小学'],
    )
    assert.deepEqual(
      changed[0]!.differences.map(({ field, before, after }) => [field, before, after]),
      [
        ['milestones', MILESTONES_5('2026年12月'), MILESTONES_5('2027年6月')],
        ['deadline', '2026-12-31', '2027-06-30'],
        ['funds', '60万元', '90万元'],
      ],
    )
    assert.deepEqual(
      next.removed.map(({ name, no }) => [name, no]),
      [['杏林小学', 5]],
    )
    assert.deepEqual(
      next.entries.filter(({ state }) => state === 'new').map(({ key }) => key),
      ['5-primary-school-城关小学'],
    )
    const done = await adoptAll(client, next, ['5-primary-school-南坡小学'])
    const taken = await readItem(client, itemOf(done, '5-primary-school-南坡小学'))
    assert.deepEqual([taken.deadline, taken.funds[0]?.source], ['2027-06-30', '方案预计第 5 项 90万元，由 3 条任务共用'])
    assert.ok(taken.steps.some(({ note }) => /完成时间由“2026-12-31”改为“2027-06-30”/.test(note)))
    const { milestones } = await client.call(readMilestones, { params: { no: taken.no } })
    assert.deepEqual(
      milestones.map(({ due, state }) => [due, state]),
      [
        ['2026-03-31', 'overdue'],
        ['2026-12-31', 'withdrawn'],
        ['2027-06-30', 'ahead'],
      ],
    )
    assert.equal((await readItem(client, itemOf(done, '5-primary-school-荷塘小学'))).deadline, '2026-12-31')
    assert.equal((await readItem(client, itemOf(first, '5-primary-school-杏林小学'))).state, 'open', 'nothing is lost')
    assert.equal((await client.call(items.listItems)).total, 21)
  }),
)

test(
  'an adopted plan leaves cell by cell as it came; what changed in the ledger stands at its place, and is no part of the plan when it comes again',
  inCounty(async (client) => {
    const id = await fictional(client)
    await assert.rejects(exportedTable(client, id, 'docx'))
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, id)))
    const { table } = (await client.call(plans.readPlan, { params: { id } })).plan
    for (const format of ['docx', 'xlsx'] as const) {
      const cells = (await exportedTable(client, id, format)).cells.slice(-table.cells.length)
      assert.deepEqual(cells, table.cells, format)
    }
    const no = itemOf(adopted, '1-primary-school-松林小学')
    const item = await readItem(client, no)
    const text = {
      source: item.source,
      sourceNumber: item.sourceNumber,
      sourceDate: item.sourceDate,
      problem: item.problem,
      basis: item.basis,
      requirement: item.requirement,
      units: item.units,
      deadline: '2027-06-30',
      funds: [...item.funds, { amountCny: 8_000_000, source: '区财政' }],
    }
    await client.call(items.editItem, { params: { no }, body: { ...text, seen: item.version, reason: '工期顺延' } })
    const seen = (await readItem(client, no)).version
    await client.call(items.actOnItem, { params: { no }, body: { action: 'start', seen } })
    const marked = (await exportedTable(client, id, 'xlsx')).cells.slice(-table.cells.length)
    const changed = marked.flatMap((row, r) => row.flatMap((cell, c) => (cell === table.cells[r]![c] ? [] : [[r, c, cell]])))
    assert.deepEqual(changed, [
      [1, 2, '1所小学不达标\n【台账】整改中：松林小学'],
      [1, 6, '2026年12月\n【台账】松林小学：2027-06-30'],
      [1, 9, '1200万元\n【台账】松林小学：800万元（区财政）'],
    ])
    const file = await client.send(plans.exportAdopted, { params: { id }, query: { format: 'docx' } })
    const back = await client.call(plans.importPlan, { files: { file: { name: '台账.docx', bytes: file.bytes } } })
    assert.deepEqual(back.plan.plan.table.cells, table.cells)
    assert.deepEqual(back.plan.plan.indicators, (await client.call(plans.readPlan, { params: { id } })).plan.indicators)
  }),
)
