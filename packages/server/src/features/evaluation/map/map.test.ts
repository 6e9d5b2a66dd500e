import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMap, putMap, readMap, withdrawMap } from '@junheng/core/features/evaluation/map/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { loadDemoOrgs } from '../../orgs/demo.ts'

const square = (x: number) => [
  [x, 39],
  [x + 0.1, 39],
  [x + 0.1, 39.1],
  [x, 39.1],
  [x, 39],
]
const geojson = (...names: string[]) => {
  const features = names.map((name, i) => {
    const geometry = { type: 'Polygon', coordinates: [square(117 + i / 10)] }
    return { type: 'Feature', properties: { name }, geometry }
  })
  return { file: { name: '镇街.geojson', bytes: JSON.stringify({ type: 'FeatureCollection', features }) } }
}

async function begun({ db, as, clock }: HttpStage) {
  await loadDemoOrgs(db, clock.now)
  return { coordinator: await as({ role: 'coordinator', county: COUNTY }), leader: await as({ role: 'leader', county: COUNTY }) }
}

test(
  'without a file the county’s map has its towns with their schools, and nothing drawn',
  httpScene(async (stage) => {
    const { leader } = await begun(stage)
    const map = await leader.call(readMap)
    assert.deepEqual([map.areas, map.versions], [null, []])
    const town = map.towns.find(({ name }) => name === '新城街道')
    assert.ok(town?.schools.includes('2199000001'))
    assert.equal(new Set(map.towns.flatMap(({ schools }) => schools)).size, map.towns.flatMap(({ schools }) => schools).length)
    const other = await stage.as({ role: 'leader', county: OTHER_COUNTY })
    assert.deepEqual((await other.call(readMap)).towns, [])
  }),
)

test(
  'a file’s areas are proposed, confirmed by a person, drawn, and taken away again; every version stays to be seen',
  httpScene(async (stage) => {
    const { coordinator, leader } = await begun(stage)
    const files = geojson('城关街道办事处', '澄湖')
    const check = await coordinator.call(checkMap, { files })
    assert.deepEqual(
      check.areas.map(({ name, points, proposal }) => [name, points, proposal]),
      [
        ['城关街道办事处', 5, { town: '990101002', how: 'short-name' }],
        ['澄湖', 5, null],
      ],
    )
    assert.deepEqual((await leader.call(readMap)).areas, null)
    const map = await coordinator.call(putMap, { files, body: { towns: '990101002,' } })
    assert.deepEqual(
      map.areas?.map(({ name, town, rings }) => [name, town, rings.length]),
      [
        ['城关街道办事处', '990101002', 1],
        ['澄湖', null, 1],
      ],
    )
    assert.equal((await coordinator.call(putMap, { files: geojson('柳堤镇'), body: { towns: '990101100' } })).areas?.length, 1)
    const before = await coordinator.call(withdrawMap, { params: { version: 2 } })
    assert.equal(before.areas?.length, 2)
    assert.deepEqual(
      before.versions.map(({ version, areas, withdrawn }) => [version, areas, withdrawn?.by ?? null]),
      [
        [2, 1, '陈统筹'],
        [1, 2, null],
      ],
    )
    await assert.rejects(coordinator.call(withdrawMap, { params: { version: 2 } }), { code: 'record.missing' })
    const other = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await other.call(readMap)).versions, [])
    await assert.rejects(other.call(withdrawMap, { params: { version: 1 } }), { code: 'record.missing' })
  }),
)

test(
  'a faulty file is told with all its faults and never stored, nor one whose towns nobody confirmed rightly',
  httpScene(async (stage) => {
    const { coordinator } = await begun(stage)
    const faulty = { file: { name: 'a.json', bytes: '{"type":"FeatureCollection","features":[{},{}]}' } }
    assert.deepEqual(
      (await coordinator.call(checkMap, { files: faulty })).faults.map(({ feature }) => feature),
      [1, 2],
    )
    await assert.rejects(coordinator.call(putMap, { files: faulty, body: { towns: ',' } }), { code: 'map.has-faults' })
    const files = geojson('城关街道', '柳堤镇')
    for (const towns of ['', '990101002', '990101002,990101002', '990101002,880101001'])
      await assert.rejects(coordinator.call(putMap, { files, body: { towns } }), { code: 'map.other-towns' })
    const gbk = Buffer.from('7b2274797065223a22c3fbb3c6227d', 'hex')
    const read = await coordinator.call(checkMap, { files: { file: { name: 'a.json', bytes: gbk } } })
    assert.match(read.faults[0]?.text ?? '', /FeatureCollection/)
    assert.deepEqual((await coordinator.call(readMap)).versions, [])
  }),
)
