import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deleteView, listViews, saveView } from '@junheng/core/features/views/contract.ts'
import { MOST_VIEWS } from '@junheng/core/features/views/schema.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'

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
