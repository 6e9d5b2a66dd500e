import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  deleteSharedView,
  deleteView,
  listSchoolGroups,
  listViews,
  renameSharedView,
  renameView,
  saveView,
  shareView,
} from '@junheng/core/features/views/contract.ts'
import { MOST_VIEWS } from '@junheng/core/features/views/schema.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { loadDemoOrgs } from '../orgs/demo.ts'

const matrix = { room: 'matrix' } as const
const names = ({ views }: { views: { name: string }[] }) => views.map(({ name }) => name)

test(
  'a view is kept under its name, replaced under the same, and gone when deleted',
  httpScene(async ({ as }) => {
    const { call } = await as({ role: 'coordinator', county: COUNTY })
    const params = { ...matrix, name: '小学未达标' }
    await call(saveView, { params, body: { search: 'stage=primary&verdict=unmet' } })
    await call(saveView, { params, body: { search: 'stage=primary&lift=1' } })
    const { views } = await call(listViews, { params: matrix })
    assert.deepEqual(
      views.map(({ name, search }) => [name, search]),
      [['小学未达标', 'stage=primary&lift=1']],
    )
    assert.deepEqual(names(await call(deleteView, { params })), [])
    assert.deepEqual(names(await call(deleteView, { params })), [])
  }),
)

test(
  'nobody sees or deletes the views of another, not even in the same county',
  httpScene(async ({ as }) => {
    const one = await as({ role: 'coordinator', county: COUNTY })
    const other = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const params = { ...matrix, name: '我的' }
    await one.call(saveView, { params, body: { search: 'sort=-gap' } })
    assert.deepEqual(names(await other.call(listViews, { params: matrix })), [])
    await other.call(deleteView, { params })
    assert.deepEqual(names(await one.call(listViews, { params: matrix })), ['我的'])
  }),
)

test(
  'more views than a menu can show are refused, and nothing of the refused one stays',
  httpScene(async ({ as }) => {
    const { call } = await as({ role: 'coordinator', county: COUNTY })
    for (let i = 0; i < MOST_VIEWS; i++) await call(saveView, { params: { ...matrix, name: `视图${i}` }, body: { search: '' } })
    await assert.rejects(call(saveView, { params: { ...matrix, name: '再一个' }, body: { search: '' } }), {
      code: 'views.too-many',
    })
    assert.equal((await call(listViews, { params: matrix })).views.length, MOST_VIEWS)
  }),
)

test(
  'a view is renamed, but not over another, nor where there is none',
  httpScene(async ({ as }) => {
    const { call } = await as({ role: 'leader', county: COUNTY })
    const called = (name: string) => ({ params: { ...matrix, name } })
    await call(saveView, { ...called('甲'), body: { search: 'stage=primary' } })
    await call(saveView, { ...called('乙'), body: { search: 'stage=junior' } })
    await assert.rejects(call(renameView, { ...called('甲'), body: { name: '乙' } }), { code: 'views.name-taken' })
    await assert.rejects(call(renameView, { ...called('丙'), body: { name: '丁' } }), { code: 'record.missing' })
    const { views } = await call(renameView, { ...called('甲'), body: { name: '丙' } })
    assert.deepEqual(views.map(({ name, search }) => [name, search]).sort(), [
      ['丙', 'stage=primary'],
      ['乙', 'stage=junior'],
    ])
  }),
)

test(
  'what the office shares is seen by all who read the county, and by nobody else',
  httpScene(async ({ as }) => {
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const params = { ...matrix, name: '农村小学' }
    await coordinator.call(shareView, { params, body: { search: 'stage=primary&area=乡村' } })
    await coordinator.call(renameSharedView, { params, body: { name: '乡村小学' } })
    const sharedWith = async (caller: Parameters<typeof as>[0]) =>
      (await (await as(caller)).call(listViews, { params: matrix })).shared.map(({ name, by }) => [name, by])
    assert.deepEqual(await sharedWith({ role: 'leader', county: COUNTY }), [['乡村小学', '陈统筹']])
    assert.deepEqual(await sharedWith({ role: 'coordinator', county: OTHER_COUNTY }), [])
    assert.deepEqual(await sharedWith({ role: 'principal', county: COUNTY, schools: ['2199000001'] }), [])
    assert.deepEqual(await sharedWith({ role: 'system_admin' }), [])
    const left = await coordinator.call(deleteSharedView, { params: { ...matrix, name: '乡村小学' } })
    assert.deepEqual(left, { views: [], shared: [] })
  }),
)

test(
  'the directory says in which zone a school is and which tags it has now; a tag that ended counts no more',
  httpScene(async ({ db, as, clock }) => {
    await loadDemoOrgs(db, clock.now)
    const leader = await as({ role: 'leader', county: COUNTY })
    const of = async (code: string) => (await leader.call(listSchoolGroups)).schools.find((school) => school.code === code)
    assert.deepEqual(await of('2199000001'), { code: '2199000001', zone: '第一督学责任区', tags: [] })
    const version = await db
      .selectFrom('organisation_version')
      .select(['county_code', 'org_id'])
      .where('school_code', '=', '2199000001')
      .executeTakeFirstOrThrow()
    const by = { reason: '测试', recorded_at: clock.now.toISOString(), recorded_name: '某人', ended_name: null }
    const row = { ...version, ...by, tag: '薄弱学校', valid_from: '2026-01-01' }
    const old = { ...row, tag: '两类学校', valid_to: '2026-06-01', tag_id: '00000000-0000-4000-8000-000000000001' }
    await db
      .insertInto('organisation_tag')
      .values([old, { ...row, valid_to: null, tag_id: '00000000-0000-4000-8000-000000000002' }])
      .execute()
    assert.deepEqual((await of('2199000001'))?.tags, ['薄弱学校'])
    const other = await as({ role: 'leader', county: OTHER_COUNTY })
    assert.deepEqual((await other.call(listSchoolGroups)).schools, [])
  }),
)
