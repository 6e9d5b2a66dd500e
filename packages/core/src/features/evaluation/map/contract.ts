import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { CountyMap, MapCheck } from './schema.ts'

const tag = '监测评估'
const file = { title: '镇街边界（GeoJSON）', accepts: ['text'], required: true } as const

/** The town each area is, in the file's order, by code with commas between; nothing: it is no town. */
const ConfirmedTowns = z
  .string()
  .max(10_000)
  .regex(/^(\d{9})?(,(\d{9})?)*$/, '各区域对应的镇街写得不对')

export const readMap = endpoint({
  method: 'GET',
  path: '/api/county-map',
  title: '县域图：镇街边界、名录里的镇街和学校',
  tag,
  needs: 'evaluation.read',
  reply: CountyMap,
})

/** Nothing is stored. All faults at once, and which town each area could be. */
export const checkMap = endpoint({
  method: 'POST',
  path: '/api/county-map/check',
  title: '检查镇街边界文件',
  tag,
  needs: 'map.manage',
  files: { file },
  reply: MapCheck,
})

/** Refused with `map.has-faults`, `map.other-towns`. */
export const putMap = endpoint({
  method: 'POST',
  path: '/api/county-map',
  title: '采用镇街边界文件，确认每个区域是哪个镇街',
  tag,
  needs: 'map.manage',
  files: { file },
  body: z.strictObject({ towns: ConfirmedTowns }),
  reply: CountyMap,
})

/** The version before it is drawn again, or the blocks by town. */
export const withdrawMap = endpoint({
  method: 'DELETE',
  path: '/api/county-map/:version',
  title: '撤下一版镇街边界',
  tag,
  needs: 'map.manage',
  params: z.strictObject({ version: z.coerce.number().int().min(1) }),
  reply: CountyMap,
})
