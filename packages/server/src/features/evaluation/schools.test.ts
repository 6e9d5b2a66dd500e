import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import * as contract from '@junheng/core/features/evaluation/contract.ts'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { schoolOfInput } from './schools-input.ts'
import { aPackage, aSchool, aSection, type PackageText } from './test-package.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
const coordinator = { role: 'coordinator', county: COUNTY } as const

async function handedIn(client: Client): Promise<{ id: string }> {
  const files = { file: { name: '澄溪区.zip', bytes: example } }
  const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
  return { id: stored.id }
}

const pageOf = async (
  text: PackageText,
  options: { standard?: 'quality_balanced_2017' | 'basic_balanced_2012'; settings?: object; school?: string } = {},
): Promise<SchoolView> => {
  const { standard = 'quality_balanced_2017', settings = {}, school = '2199000001' } = options
  const profile = { raw: { name: '本县口径', settings }, file: '本县口径' }
  return (await schoolOfInput(aPackage(text), school, { standard, profile, today: '2026-09-01' })).school
}
const duty = (view: SchoolView, key: string) => view.duties.find((each) => each.key === key)!
const aClass = (students: number, name: string, stage = 'primary', grade = 1) => ({
  school_code: '2199000001',
  stage,
  grade,
  class_name: name,
  students,
})

test(
  'the list and every school’s page say the same as the evaluation of the county',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const { evaluation } = await client.call(contract.evaluatePackage, { params })
    const { schools, county } = await client.call(contract.listSchools, { params })
    const judged = evaluation.counties[0]!
    assert.equal(county.code, judged.countyCode)
    assert.ok(schools.length > 50)
    const { town, area, owner } = schools.find(({ code }) => code === '2199000001')!
    assert.deepEqual([town, area, owner], ['新城街道', '城区', '公办'])
    const failing = new Set(judged.sections.filter((s) => s.pass === false).map((s) => s.schoolCode))
    assert.deepEqual(new Set(schools.filter((s) => s.verdict === 'unmet').map((s) => s.code)), failing)
    const excluded = schools.flatMap((s) => s.stages.filter((stage) => stage.excluded !== null))
    assert.equal(excluded.length, judged.excluded.length)
    for (const { code } of schools.filter((_, i) => i % 7 === 0)) {
      const { school } = await client.call(contract.readSchool, { params: { ...params, school: code } })
      for (const section of school.sections.filter((each) => each.excluded === null)) {
        const found = judged.sections.find((s) => s.schoolCode === code && s.stage === section.stage)!
        assert.deepEqual([section.met, section.floorOk, section.pass], [found.met, found.floorOk, found.pass])
        for (const { code: key, value, threshold, verdict } of section.indicators)
          assert.deepEqual({ value, threshold, verdict }, found.indicators[key], `${code} ${key}`)
      }
    }
  }),
)

test(
  'another county’s schools are not to be had, nor a school that is not there',
  httpScene(async ({ as }) => {
    const params = await handedIn(await as(coordinator))
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(contract.listSchools, { params }), { code: 'record.missing' })
    const own = await as(coordinator)
    await assert.rejects(own.call(contract.readSchool, { params: { ...params, school: '1' } }), { code: 'figure.missing' })
  }),
)

test('a gap of a nine-year school is told for the section and for the whole school, with the split in words', async () => {
  const view = await pageOf({
    schools: [aSchool(1, { school_type_code: 312, teaching_area_total: 5310, indoor_sports_area: 620 })],
    sections: [aSection(1, { students: 515 }), aSection(1, { stage: 'junior', students: 518 })],
  })
  const [primary] = view.sections
  const rooms = primary!.indicators.find(({ code }) => code === 'L4')!
  assert.deepEqual(rooms.gap, { what: rooms.gap!.what, section: '91.0 ㎡', school: '191.6 ㎡', raises: false })
  assert.match(rooms.toPass!, /91\.0 ㎡（按份额折合全校 191\.6 ㎡）/)
  assert.match(primary!.split!, /515 ÷（515 \+ 1\.1 × 518）/)
})

test('a class over the line is marked with how many are too many, and the largest class named', async () => {
  const view = await pageOf({
    schools: [aSchool(1)],
    sections: [aSection(1)],
    classes: [aClass(48, '1班'), aClass(45, '2班'), aClass(40, '3班')],
  })
  const [classes] = view.classes
  assert.deepEqual([classes!.limit, classes!.largest], [45, 48])
  assert.deepEqual(
    classes!.rolls.map(({ name, over }) => [name, over]),
    [
      ['1班', 3],
      ['2班', 0],
      ['3班', 0],
    ],
  )
  assert.equal(duty(view, 'class_size').verdict, 'unmet')
  assert.match(duty(view, 'class_size').toPass!, /1 个班共超出 3 人/)
})

test('rooms are counted against one for every twelve classes, each with its area', async () => {
  const room = (kind: string, area: number) => ({ school_code: '2199000001', kind, area })
  const view = await pageOf({
    schools: [aSchool(1)],
    sections: [aSection(1)],
    rooms: [room('music', 100), room('music', 96), room('music', 80), room('art', 90)],
  })
  assert.deepEqual(
    view.rooms.map(({ kind, required, good, line, areas }) => [kind, required, good, line, areas!.map(({ area }) => area)]),
    [
      ['music', 3, 2, 96, [100, 96, 80]],
      ['art', 3, 1, 90, [90]],
    ],
  )
  assert.match(duty(view, 'music_art_rooms').toPass!, /音乐教室 1 间（每间 ≥ 96 ㎡）、美术教室 2 间（每间 ≥ 90 ㎡）/)
})

test('a large school built by 2010 is within its line and says by which exemption', async () => {
  const large = (founding_year: number) =>
    pageOf({ schools: [aSchool(1, { founding_year })], sections: [aSection(1, { students: 2300 })] })
  const old = duty(await large(2009), 'school_size')
  assert.equal(old.verdict, 'met')
  assert.match(old.notes.join(), /按例外口径达标：2010年及之前规划建成/)
  const young = duty(await large(2011), 'school_size')
  assert.equal(young.verdict, 'unmet')
  assert.match(young.toPass!, /超出 300 人/)
})

test('every fact names its cell, its unit and its time; what was not reported is there and says so', async () => {
  const view = await pageOf({
    schools: [aSchool(1, { multimedia_rooms: '' })],
    sections: [aSection(1)],
    county: { statistics_date: '2025-09-01' },
  })
  const all = view.facts.flatMap(({ facts }) => facts)
  const fact = (element: string) => all.find(({ input }) => input.element === element)!
  assert.deepEqual(fact('teaching_area_total'), {
    period: '2025-09-01',
    input: {
      element: 'teaching_area_total',
      zh: fact('teaching_area_total').input.zh,
      unit: '㎡',
      value: 6000,
      source: { file: 'schools.csv', sheet: 'schools.csv', row: 2, column: 'teaching_area_total' },
    },
  })
  assert.equal(fact('multimedia_rooms').input.value, null)
  assert.equal(new Set(all.map(({ input }) => `${input.element} ${input.zh}`)).size, all.length, 'each fact once')
  assert.deepEqual(view.rows, [
    { sheet: 'schools.csv', rows: [2] },
    { sheet: 'sections.csv', rows: [2] },
  ])
})

test('a school of campuses shows each with its pupils and resources', async () => {
  const campus = (code: string, over: Record<string, number>) => ({ school_code: '2199000001', campus_code: code, ...over })
  const view = await pageOf({
    schools: [aSchool(1, { school_type_code: 312 })],
    sections: [aSection(1), aSection(1, { stage: 'junior', students: 500 })],
    campuses: [
      campus('01', { primary_students: 600, junior_students: 500, teaching_area_total: 5000, multimedia_rooms: 20 }),
      campus('02', { primary_students: 400, teaching_area_total: 3000, multimedia_rooms: 12 }),
    ],
  })
  assert.deepEqual(
    view.campuses!.map(({ code, pupils, amounts }) => [code, pupils.primary, pupils.junior, amounts.map(({ value }) => value)]),
    [
      ['01', 600, 500, [5000, 20]],
      ['02', 400, 0, [3000, 12]],
    ],
  )
})

test('a teaching point that does not count says why, and is asked for its funds alone', async () => {
  const view = await pageOf(
    {
      schools: [aSchool(1), aSchool(2, { school_type_code: 218, parent_school_code: '2199000001' })],
      sections: [aSection(1), aSection(2, { students: 40 })],
    },
    { school: '2199000002' },
  )
  assert.equal(view.parent!.name, '示例第1学校')
  assert.match(view.sections[0]!.excluded!, /不足 50 人/)
  assert.deepEqual(
    view.duties.map(({ key, verdict }) => [key, verdict]),
    [['small_school_funds', 'not_judgeable']],
  )
})

test('by the 2012 standard there are eight values and no verdicts', async () => {
  const view = await pageOf({ schools: [aSchool(1)], sections: [aSection(1)] }, { standard: 'basic_balanced_2012' })
  const [section] = view.sections
  assert.equal(section!.indicators.length, 8)
  assert.ok(
    section!.indicators.every(({ verdict, threshold, value }) => verdict === null && threshold === null && value !== null),
  )
  assert.deepEqual([section!.met, section!.pass], [null, null])
})

test(
  'a damaged link to data is answered like one to data that is not there',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    for (const id of ['6355181f', '00000000-0000-4000-8000-000000000001'])
      await assert.rejects(client.call(contract.listSchools, { params: { id }, query: {} }), { code: 'record.missing' })
  }),
)
