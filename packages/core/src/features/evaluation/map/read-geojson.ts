import { type MapFault, MOST_BYTES, type Position, type Ring } from './schema.ts'

/** An area as the file has it. `code`: a 行政区划代码 of nine digits where one is given. */
export interface FoundArea {
  name: string
  code: string | null
  rings: Ring[]
}

const MOST_AREAS = 500
const MOST_POINTS = 400_000
const MOST_FAULTS = 200
/** Properties that may hold a name or a code, the likeliest first; compared in lower case. */
const NAMES = ['name', '名称', '镇街', '乡镇', 'town', 'xzqmc', 'xzmc', 'zjmc', 'fullname']
const CODES = ['code', 'adcode', '代码', 'xzqdm', 'town_code', 'towncode', 'id']

/**
 * Reads a GeoJSON of areas (Polygon, MultiPolygon) in degrees. All faults are found, not the first; with any, there are no areas.
 *
 * @param text the file's text
 */
export function readGeoJson(text: string): { areas: FoundArea[]; faults: MapFault[] } {
  const faults: MapFault[] = []
  const add = (feature: number | null, said: string) => {
    if (faults.length < MOST_FAULTS) faults.push({ feature, text: said })
  }
  const features = featuresOf(text, add)
  let points = 0
  const areas = features.map((feature, i) => {
    const area = areaOf(feature, (said) => add(i + 1, said))
    points += area.rings.reduce((sum, ring) => sum + ring.length, 0)
    return area
  })
  if (points > MOST_POINTS) add(null, `共 ${points} 个坐标点，超过 ${MOST_POINTS} 个，请先简化边界再上传`)
  nameTwice(areas, add)
  return { areas: faults.length > 0 ? [] : areas, faults }
}

function featuresOf(text: string, add: (feature: null, said: string) => void): unknown[] {
  const none = (said: string): unknown[] => {
    add(null, said)
    return []
  }
  if (text.length > MOST_BYTES) return none('文件超过 10 MB，请先简化边界再上传')
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return none('不是 JSON 文本，读不出来')
  }
  if (!isObject(root) || root['type'] !== 'FeatureCollection' || !Array.isArray(root['features']))
    return none('不是 GeoJSON 的 FeatureCollection：应有 "type": "FeatureCollection" 和 "features"')
  const { crs, features } = root as { crs?: unknown; features: unknown[] }
  if (crs !== undefined && !/CRS84|4326|4490/.test(JSON.stringify(crs)))
    add(null, '坐标系不是经纬度（WGS 84 或 CGCS2000），请转换后再上传')
  if (features.length === 0) return none('文件里没有任何区域')
  if (features.length > MOST_AREAS) return none(`有 ${features.length} 个区域，超过 ${MOST_AREAS} 个`)
  return features
}

function areaOf(feature: unknown, add: (said: string) => void): FoundArea {
  const nothing: FoundArea = { name: '', code: null, rings: [] }
  if (!isObject(feature) || feature['type'] !== 'Feature') {
    add('不是 Feature')
    return nothing
  }
  const properties = isObject(feature['properties']) ? feature['properties'] : {}
  const name = property(properties, NAMES)
  if (!name) add(`没有名称：属性里应有 ${NAMES.slice(0, 4).join('、')} 等之一`)
  const code = property(properties, CODES)
  return {
    name: name ?? '',
    code: code && /^\d{9}/.test(code) ? code.slice(0, 9) : null,
    rings: ringsOf(feature['geometry'], add),
  }
}

function property(properties: Record<string, unknown>, wanted: readonly string[]): string | null {
  const known = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]))
  for (const key of wanted) {
    const value = known.get(key)
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim().slice(0, 80)
  }
  return null
}

function ringsOf(geometry: unknown, add: (said: string) => void): Ring[] {
  const { type, coordinates } = isObject(geometry) ? geometry : {}
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) {
    add(`不是面：几何类型应为 Polygon 或 MultiPolygon，实际是 ${typeof type === 'string' ? type.slice(0, 40) : '空'}`)
    return []
  }
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates
  const rings = polygons.flatMap((polygon) => (Array.isArray(polygon) ? polygon : [null]))
  if (rings.length === 0) add('面是空的')
  return rings.map((ring) => ringOf(ring, add))
}

/** One complaint a ring, not one a point. */
function ringOf(ring: unknown, add: (said: string) => void): Ring {
  if (!Array.isArray(ring) || ring.length < 4) {
    add('边界不足 4 个点，围不成面')
    return []
  }
  const bad = ring.findIndex((point) => troubleOf(point) !== null)
  if (bad >= 0) {
    add(`边界第 ${bad + 1} 个点${troubleOf(ring[bad])}`)
    return []
  }
  const points = ring.map(([x, y]): Position => [x, y])
  const [first, last] = [points[0]!, points.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) add('边界没有闭合：最后一个点应与第一个点相同')
  return points
}

/** What is wrong with a position; null where nothing is. All of China lies within 73–136° E, 3–54° N. */
function troubleOf(point: unknown): string | null {
  if (!Array.isArray(point) || !Number.isFinite(point[0]) || !Number.isFinite(point[1])) return '不是两个数'
  const [x, y] = point as [number, number]
  const inside = (east: number, north: number) => east >= 73 && east <= 136 && north >= 3 && north <= 54
  if (inside(x, y)) return null
  if (inside(y, x)) return `（${x}, ${y}）的经度和纬度写反了，应先经度后纬度`
  return `（${x}, ${y}）不是中国境内的经纬度，可能是投影坐标`
}

function nameTwice(areas: readonly FoundArea[], add: (feature: number, said: string) => void): void {
  const first = new Map<string, number>()
  for (const [i, { name }] of areas.entries()) {
    const before = first.get(name)
    if (name !== '' && before !== undefined) add(i + 1, `与第 ${before + 1} 个区域同名（${name}），请合并成一个多部件的面`)
    else first.set(name, i)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
