import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { createItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as contract from '@junheng/core/features/rectification/measures/contract.ts'
import { type Client, type HttpStage, httpScene, OTHER_COUNTY, Refused } from '../../../http/test-app.ts'
import { aPackage } from '../../evaluation/test-package.ts'
import { code, threeSchools } from './test-county.ts'

const refused = (problem: string) => (error: unknown) => error instanceof Refused && error.code === problem

/** A coordinator with three schools handed in and one item of the county's. */
async function begun({ as }: HttpStage): Promise<{ client: Client; no: number }> {
  const client = await as({ role: 'coordinator', county: OTHER_COUNTY })
  const county = { ...threeSchools(), county: { statistics_date: '2026-09-01' } }
  const files = { file: { name: '虚构县.zip', bytes: aPackage(county) } }
  await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
  const problem = '小学 L6 仪器设备差异系数不达标'
  const body = { scope: 'county', stage: 'primary', matter: 'spread', indicator: 'L6', source: 'self_check', problem } as const
  return { client, no: (await client.call(createItem, { body })).no }
}

const give = (wan: number) => ({
  kind: 'reallocate' as const,
  from: code(1),
  to: code(3),
  lines: [{ on: '2026-10-01', amounts: { equipment_value_wan: wan } }],
})

test(
  'a measure is previewed, kept, changed with its version, and every change is a step of its items',
  httpScene(async (stage) => {
    const { client, no } = await begun(stage)
    const preview = await client.call(contract.previewMeasure, { body: { facts: give(20) } })
    assert.equal(preview.basis.dataDay, '2026-09-01')
    assert.equal(preview.effect.day, '2026-10-01')
    assert.equal(preview.effect.sections.length, 2)
    assert.deepEqual((await client.call(contract.listMeasures, { params: { no } })).measures, [])

    const text = { title: '从示例第1学校调配设备 20 万元', facts: give(20), items: [no], costCny: 30_000 }
    const made = await client.call(contract.createMeasure, { body: text })
    assert.deepEqual([made.version, made.holdsFrom, made.items.map((item) => item.no)], [1, '2026-10-01', [no]])
    const params = { id: made.id }
    const edited = await client.call(contract.editMeasure, {
      params,
      body: { ...text, facts: give(10), seen: 1, reason: '减量' },
    })
    assert.equal(edited.version, 2)
    await assert.rejects(
      client.call(contract.editMeasure, { params, body: { ...text, seen: 1, reason: '' } }),
      refused('record.changed'),
    )
    await assert.rejects(
      client.call(contract.settleMeasure, { params, body: { state: 'done', seen: 2 } }),
      refused('measure.say-when'),
    )
    const done = await client.call(contract.settleMeasure, { params, body: { state: 'done', doneOn: '2026-10-08', seen: 2 } })
    assert.deepEqual([done.state, done.doneOn], ['done', '2026-10-08'])
    const { steps } = await client.call(readItem, { params: { no } })
    assert.deepEqual(
      steps.map(({ action }) => action).filter((action) => action.includes('措施')),
      ['增加措施（均衡调配）', '修改措施（均衡调配）', '措施完成（均衡调配）'],
    )
  }),
)

test(
  'no giver falls below its own line, by one measure or by several together',
  httpScene(async (stage) => {
    const { client, no } = await begun(stage)
    const create = (wan: number) =>
      client.call(contract.createMeasure, { body: { title: `调配 ${wan} 万元`, facts: give(wan), items: [no] } })
    // 250 ÷ 1080 = 2 314.8 元; 216 万元 are the line of 2 000.
    await assert.rejects(create(40), refused('measure.blocked'))
    await create(20)
    const preview = await client.call(contract.previewMeasure, { body: { facts: give(20) } })
    assert.match(preview.effect.findings[0]!.text, /与已列入的 1 项措施合在一起，调出学校/)
    await assert.rejects(create(20), refused('measure.blocked'))
    await create(14)
  }),
)

test(
  'a delayed project lists what waits for it, says so in its items, and the forecast takes it in from its acceptance',
  httpScene(async (stage) => {
    const { client, no } = await begun(stage)
    const project = await client.call(contract.createProject, {
      body: { name: '示例第3学校教学楼', plannedAcceptance: '2027-07-31', seats: 270 },
    })
    const facts = { kind: 'expand' as const, school: code(3), on: '2027-08-01', amounts: { teaching_area: 900 } }
    const measure = await client.call(contract.createMeasure, {
      body: { title: '扩建教学楼', facts, items: [no], projects: [project.id] },
    })
    assert.equal(measure.holdsFrom, '2027-08-01')
    const {
      id: _,
      version: seen,
      acceptance: __,
      delayDays: ___,
      dependents: ____,
      approvals: _____,
      history: ______,
      isOverdue: _______,
      ...text
    } = project
    const late = { ...text, forecastAcceptance: '2028-01-31', state: 'building' as const, seen, reason: '主体工程延期' }
    const delayed = await client.call(contract.editProject, { params: { id: project.id }, body: late })
    assert.equal(delayed.delayDays, 184)
    assert.deepEqual(
      delayed.dependents[0]!.schools.map((school) => school.code),
      [code(3)],
    )
    assert.deepEqual([delayed.dependents[0]!.measure.holdsFrom, delayed.dependents[0]!.items[0]!.no], ['2028-01-31', no])
    assert.equal(delayed.history[0]!.changes.length, 2)
    const { steps } = await client.call(readItem, { params: { no } })
    assert.match(steps.at(-1)!.note, /预计验收日由 未写明 改为 2028-01-31.*主体工程延期/)

    const at = (day: string) => client.call(contract.readForecast, { query: { day } })
    assert.deepEqual(
      (await at('2027-12-31')).measures.map(({ part }) => part),
      ['later'],
    )
    const then = await at('2028-01-31')
    assert.deepEqual(
      then.measures.map(({ part }) => part),
      ['counted'],
    )
    assert.equal(then.effect.sections[0]!.indicators.find((each) => each.code === 'L4')!.after!.value, 3000 / 240)
    assert.equal((await client.call(contract.readForecast, {})).effect.day, '2028-01-31')
  }),
)

test(
  'what is done and in the data already is not counted twice',
  httpScene(async (stage) => {
    const { client, no } = await begun(stage)
    const made = await client.call(contract.createMeasure, { body: { title: '调配设备', facts: give(20), items: [no] } })
    const settle = (doneOn: string, seen: number) =>
      client.call(contract.settleMeasure, { params: { id: made.id }, body: { state: 'done', doneOn, seen } })
    await settle('2026-08-31', 1)
    const part = async () => (await client.call(contract.readForecast, { query: { day: '2026-12-31' } })).measures[0]!.part
    assert.equal(await part(), 'in_data')
    await settle('2026-10-08', 2)
    assert.equal(await part(), 'counted')
  }),
)

test(
  'pupils who go to a planned school are reckoned with that school, from the day it stands',
  httpScene(async (stage) => {
    const { client, no } = await begun(stage)
    const school = '2199000009'
    const newSchool = { name: '示例新建小学', type: '211' as const, stages: ['primary' as const] }
    const build = { kind: 'new_build' as const, school, on: '2027-08-01', newSchool, amounts: { teaching_area: 3000 } }
    await client.call(contract.createMeasure, { body: { title: '新建小学', facts: build, items: [no] } })
    const line = { on: '2026-10-01', stage: 'primary' as const, grade: 1, pupils: 90, opened: 2, inZone: true }
    const facts = { kind: 'divert' as const, from: code(1), to: school, lines: [line] }
    const { given, effect } = await client.call(contract.previewMeasure, { body: { facts } })
    assert.deepEqual([given, effect.day], [['新建小学'], '2027-08-01'])
    const opened = effect.sections.find(({ schoolCode }) => schoolCode === school)!
    assert.deepEqual([opened.pass.before, opened.students.after], ['out', 90])
    assert.equal(opened.indicators.find((each) => each.code === 'L4')!.after!.value, 3000 / 90)
    assert.equal(opened.duties.find(({ key }) => key === 'class_size')!.after!.verdict, 'met')
  }),
)
