import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/orgs/contract.ts'
import type { NewOrg } from '@junheng/core/features/orgs/detail.ts'
import { NO_SCHOOL_FACTS, type OrgFacts } from '@junheng/core/features/orgs/schema.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'

const facts = (name: string, more: Partial<OrgFacts> = {}): OrgFacts => ({
  name,
  shortName: null,
  region: COUNTY,
  schoolCode: null,
  school: null,
  duty: null,
  ...more,
})
const reason = '区政府批复（示例）'
const add = async ({ call }: Client, kind: NewOrg['kind'], parentId: string | null, of: OrgFacts, since = '2020-09-01') =>
  (await call(contract.addOrg, { body: { kind, parentId, since, reason, facts: of } })).org

/** A government, its bureau, two schools. */
async function aCounty(client: Client) {
  const government = await add(client, 'government', null, facts('澄溪区人民政府'))
  const bureau = await add(client, 'education_bureau', government.id, facts('澄溪区教育局'))
  const school = (name: string, schoolCode: string) =>
    add(client, 'school', bureau.id, facts(name, { schoolCode, school: { ...NO_SCHOOL_FACTS, typeCode: '211' } }))
  return { government, bureau, east: await school('东街小学', '2199000101'), west: await school('西街小学', '2199000102') }
}

const namesOn = async ({ call }: Client, asOf: string) =>
  (await call(contract.readDirectory, { query: { asOf } })).orgs.map(({ facts }) => facts.name).sort()

test(
  'a school renamed and later merged is shown as it was on every past day, and points to where it went',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const { east, west } = await aCounty(client)
    const change = (
      id: string,
      body: Parameters<typeof client.call<typeof contract.changeOrg>>[1] extends infer _ ? object : never,
    ) => client.call(contract.changeOrg, { params: { id }, body: body as never })
    await change(east.id, { kind: 'rename', on: '2023-09-01', reason, name: '东街实验小学', shortName: null })
    const closed = await change(east.id, { kind: 'merge', on: '2025-09-01', reason, intoId: west.id })
    assert.deepEqual(
      closed.lineage.map(({ direction, name, on }) => [direction, name, on]),
      [['to', '西街小学', '2025-09-01']],
    )
    const schoolsOn = async (day: string) => (await namesOn(client, day)).filter((name) => name.includes('小学'))
    assert.deepEqual(await schoolsOn('2020-08-31'), [])
    assert.deepEqual(await schoolsOn('2023-08-31'), ['东街小学', '西街小学'])
    assert.deepEqual(await schoolsOn('2025-08-31'), ['东街实验小学', '西街小学'])
    assert.deepEqual(await schoolsOn('2025-09-01'), ['西街小学'])
    const again = await client.call(contract.readOrg, { params: { id: east.id }, query: { asOf: '2021-01-01' } })
    assert.equal(again.org.facts.name, '东街小学')
    assert.deepEqual(
      again.history.map(({ change }) => change),
      ['found', 'rename', 'merge'],
    )
  }),
)

test(
  'a merge recorded by mistake is taken back: the school goes on as before, and the log keeps both',
  httpScene(async ({ as, db }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const { east, west } = await aCounty(client)
    const params = { id: east.id }
    await client.call(contract.changeOrg, { params, body: { kind: 'merge', on: '2025-09-01', reason, intoId: west.id } })
    const back = await client.call(contract.changeOrg, { params, body: { kind: 'undo', reason: '选错了学校' } })
    assert.equal(back.org.state, 'active')
    assert.deepEqual(back.lineage, [])
    assert.equal(back.history.find(({ change }) => change === 'merge')?.setAside?.reason, '选错了学校')
    const log = await db
      .selectFrom('audit_entry')
      .select(['verb', 'reason'])
      .where('subject', '=', east.id)
      .orderBy('at')
      .execute()
    assert.deepEqual(log.map(({ verb }) => verb).sort(), ['orgs.add', 'orgs.change', 'orgs.undo'])
  }),
)

test(
  'a correction changes the past, a split begins new schools, and a refusal says why',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const { bureau, east } = await aCounty(client)
    const params = { id: east.id }
    const right = { ...east.facts, name: '东大街小学' }
    await client.call(contract.changeOrg, { params, body: { kind: 'correct', reason: '录错一个字', facts: right } })
    assert.ok((await namesOn(client, '2021-01-01')).includes('东大街小学'))
    const into = [{ name: '东大街小学南校', schoolCode: '2199000109' }]
    const split = await client.call(contract.changeOrg, {
      params,
      body: { kind: 'split', on: '2024-09-01', reason, keeps: true, into },
    })
    assert.deepEqual(
      split.lineage.map(({ kind, direction, name }) => [kind, direction, name]),
      [['split', 'to', '东大街小学南校']],
    )
    await assert.rejects(
      client.call(contract.changeOrg, { params: { id: bureau.id }, body: { kind: 'close', on: '2024-09-01', reason } }),
      /下面还有 3 个单位/,
    )
    await assert.rejects(add(client, 'school', bureau.id, { ...right, name: '另一小学' }), /标识码 2199000101 已属/)
  }),
)

test(
  'aliases, tags and terms hold what was said and when it ended; a name means one organisation',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const { government, bureau, east, west } = await aCounty(client)
    const params = { id: east.id }
    await client.call(contract.addAlias, { params, body: { name: '东街完小', source: '攻坚方案（示例）' } })
    await assert.rejects(
      client.call(contract.addAlias, { params: { id: west.id }, body: { name: '东街完小', source: '来信' } }),
      /已是“东街小学”的别名/,
    )
    const { tags } = await client.call(contract.addTag, { params, body: { tag: '薄弱学校', since: '2024-01-01', reason } })
    await client.call(contract.endTag, { params: { ...params, tag: tags[0]!.id }, body: { on: '2025-01-01', reason: '已整改' } })
    const tagsOn = async (asOf: string) => (await client.call(contract.readOrg, { params, query: { asOf } })).org.tags
    assert.deepEqual([await tagsOn('2024-06-01'), await tagsOn('2025-01-01')], [['薄弱学校'], []])
    const group = await add(client, 'leading_group', government.id, facts('优质均衡领导小组'))
    const member = { personName: '周区长（虚构）', orgId: government.id, post: '组长', duty: '', since: '2024-01-01' }
    const { members } = await client.call(contract.addMember, { params: { id: group.id }, body: member })
    assert.equal(members[0]?.org?.name, '澄溪区人民政府')
    const community = await add(client, 'education_community', bureau.id, facts('东西街教育共同体'))
    const lead = { personName: null, orgId: east.id, post: '牵头学校', duty: '', since: '2024-01-01' }
    await client.call(contract.addMember, { params: { id: community.id }, body: lead })
    await assert.rejects(
      client.call(contract.addMember, { params: { id: community.id }, body: { ...lead, orgId: west.id } }),
      /已有牵头学校/,
    )
  }),
)

test(
  'another county sees nothing of it and can change nothing',
  httpScene(async ({ as }) => {
    const { east } = await aCounty(await as({ role: 'coordinator', county: COUNTY }))
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await stranger.call(contract.readDirectory)).orgs, [])
    await assert.rejects(stranger.call(contract.readOrg, { params: { id: east.id } }), { code: 'record.missing' })
    const body = { kind: 'close' as const, on: '2024-09-01', reason }
    await assert.rejects(stranger.call(contract.changeOrg, { params: { id: east.id }, body }), { code: 'record.missing' })
  }),
)

test(
  'a town becomes known with its 镇街, and only then can a school lie in it',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const { government, bureau } = await aCounty(client)
    const there = facts('河口小学', { region: '990101003', school: NO_SCHOOL_FACTS })
    await assert.rejects(add(client, 'school', bureau.id, there), /请先新增这个镇街/)
    await add(client, 'township', government.id, facts('河口镇人民政府', { region: '990101003' }))
    const { id } = await add(client, 'school', bureau.id, there)
    assert.equal((await client.call(contract.readOrg, { params: { id } })).region?.name, '河口镇')
  }),
)

test(
  'a closing is not taken back while the name belongs to another or the parent is gone',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const { bureau, east } = await aCounty(client)
    const params = { id: east.id }
    await client.call(contract.changeOrg, { params, body: { kind: 'close', on: '2025-09-01', reason } })
    await add(client, 'school', bureau.id, facts('东街小学', { school: NO_SCHOOL_FACTS }), '2026-01-01')
    const { actions } = await client.call(contract.readOrg, { params })
    assert.match(actions.find(({ action }) => action === 'undo')?.refusal ?? '', /另有同名的“东街小学”/)
    await assert.rejects(client.call(contract.changeOrg, { params, body: { kind: 'undo', reason: '误撤' } }), /另有同名/)
  }),
)
