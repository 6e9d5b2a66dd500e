import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { proposeTowns } from './match-towns.ts'
import { readGeoJson } from './read-geojson.ts'
import type { Position } from './schema.ts'
import { simplifyRings } from './simplify.ts'

const square = (x: number, y: number): Position[] => [
  [x, y],
  [x + 0.1, y],
  [x + 0.1, y + 0.1],
  [x, y + 0.1],
  [x, y],
]
const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const read = (...features: unknown[]) => readGeoJson(file(...features))

test('areas are read with their name and code, whichever of the usual properties holds them, parts and holes alike', () => {
  const { areas, faults } = read(
    feature({ XZQMC: ' 城关街道 ', XZQDM: '990101002' }, [square(117, 39)]),
    feature({ name: '柳堤镇', code: 12 }, [[square(117.2, 39)], [square(117.4, 39), square(117.45, 39.05)]], 'MultiPolygon'),
  )
  assert.deepEqual(faults, [])
  assert.deepEqual(
    areas.map(({ name, code, rings }) => [name, code, rings.length]),
    [
      ['城关街道', '990101002', 1],
      ['柳堤镇', null, 3],
    ],
  )
})

test('all faults are told at once, each with its area', () => {
  const open = square(117, 39).slice(0, 4)
  const { areas, faults } = read(
    feature({ name: '甲镇' }, [open.concat([[117.05, 39.2]])]),
    feature({}, [square(117, 39)]),
    feature({ name: '乙镇' }, [square(39, 117)]),
    feature({ name: '丙镇' }, [square(13_000_000, 4_700_000)]),
    feature({ name: '丁镇' }, [117, 39], 'Point'),
    feature({ name: '甲镇' }, [square(117, 39)]),
    feature({ name: '戊镇' }, [
      [
        [117, 39],
        [118, 39],
        [117, 39],
      ],
    ]),
    'x',
  )
  assert.deepEqual(areas, [])
  const said = (n: number) => faults.filter(({ feature }) => feature === n).map(({ text }) => text)
  assert.match(said(1)[0]!, /没有闭合/)
  assert.match(said(2)[0]!, /没有名称/)
  assert.match(said(3)[0]!, /经度和纬度写反/)
  assert.match(said(4)[0]!, /投影坐标/)
  assert.match(said(5)[0]!, /不是面.*Point/)
  assert.match(said(6)[0]!, /与第 1 个区域同名/)
  assert.match(said(7)[0]!, /不足 4 个点/)
  assert.deepEqual(said(8), ['不是 Feature'])
})

test('what is no GeoJSON of areas in degrees says so', () => {
  const whole = (text: string) => readGeoJson(text).faults.map((fault) => [fault.feature, fault.text.slice(0, 7)])
  assert.deepEqual(whole('{'), [[null, '不是 JSON']])
  assert.deepEqual(whole('[]'), [[null, '不是 GeoJ']])
  assert.deepEqual(whole(file()), [[null, '文件里没有任何']])
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }
  const projected = JSON.stringify({ type: 'FeatureCollection', crs, features: [feature({ name: '甲镇' }, [square(117, 39)])] })
  assert.deepEqual(whole(projected), [[null, '坐标系不是经纬']])
  assert.deepEqual(whole(' '.repeat(10 * 1024 * 1024 + 1)), [[null, '文件超过 10']])
})

test('any JSON is answered by areas or by faults, never by an error', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (geometry, other) => {
      const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":${other},"geometry":${geometry}},${other}]}`
      for (const each of [text, other]) assert.ok(readGeoJson(each).faults.length > 0)
    }),
    { numRuns: 200 },
  )
})

test('towns are proposed by code before name before short name, each once; an ambiguous short name proposes nobody', () => {
  const towns = [
    { code: '990101001', name: '城关镇' },
    { code: '990101002', name: '新城街道' },
    { code: '990101003', name: '双桥镇' },
    { code: '990101004', name: '双桥乡' },
  ]
  const area = (name: string, code: string | null = null) => ({ name, code })
  const found = proposeTowns([area('新城街道办事处'), area('甲', '990101001'), area('城关镇'), area('双桥'), area('湖')], towns)
  assert.deepEqual(found, [{ town: '990101002', how: 'short-name' }, { town: '990101001', how: 'code' }, null, null, null])
})

test('a border of many points is thinned to what a picture shows, stays closed and near where it was', () => {
  const round = (n: number): Position[] =>
    Array.from({ length: n + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % n)) / n
      return [117 + 0.3 * Math.cos(angle), 39 + 0.3 * Math.sin(angle)]
    })
  const [thin] = simplifyRings([round(60_000)])
  assert.ok(thin!.length < 12_000 && thin!.length > 50, String(thin!.length))
  assert.deepEqual(thin![0], thin!.at(-1))
  for (const [x, y] of thin!) assert.ok(Math.abs(Math.hypot(x - 117, y - 39) - 0.3) < 0.001)
  assert.deepEqual(simplifyRings([square(117, 39)]), [
    square(117, 39).map(([x, y]) => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5]),
  ])
})
