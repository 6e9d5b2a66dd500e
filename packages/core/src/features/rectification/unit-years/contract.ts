import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { ScoreRule } from './score.ts'

const tag = '整改台账'
const Count = z.number().int()

const Asked = z.strictObject({
  /** The current one where it is left out. */
  year: z.coerce.number<string>().int().min(2000).max(2200).optional(),
  part: z.enum(['unit', 'section']).default('unit'),
})

/** A unit's year; `score` unrounded, null where nothing was due; `how`: the sum in words. Best first, who has no score last. */
export const UnitYear = z.object({
  key: z.string(),
  name: z.string(),
  onTime: Count,
  tardy: Count,
  undone: Count,
  ahead: Count,
  returns: Count,
  rebounds: Count,
  score: z.number().nullable(),
  how: z.string(),
})
export type UnitYear = z.infer<typeof UnitYear>

/** `years`: those in which something is due, the current one among them. `isOwnRule`: the county set it; else it is our proposal. */
export const UnitYears = z.object({
  year: Count,
  today: z.string(),
  years: z.array(Count),
  rule: ScoreRule,
  isOwnRule: z.boolean(),
  units: z.array(UnitYear),
})
export type UnitYears = z.infer<typeof UnitYears>

/** By the tasks due in the year, and those closed in it before their day; merged and dropped ones are nobody's. A task of several units counts for each. */
export const readUnitYears = endpoint({
  method: 'GET',
  path: '/api/unit-years',
  title: '各责任单位或科室年度履职得分，据整改任务计算',
  tag,
  needs: 'rectification.read',
  query: Asked,
  reply: UnitYears,
})

export const downloadUnitYears = endpoint({
  method: 'GET',
  path: '/api/unit-years/file',
  title: '下载年度履职得分表（xlsx）',
  tag,
  needs: 'rectification.read',
  query: Asked,
  reply: DownloadReply,
  download: [MEDIA_TYPES.xlsx],
})

/** Null returns to our proposal. */
export const setScoreRule = endpoint({
  method: 'PUT',
  path: '/api/unit-years/rule',
  title: '设定年度履职得分怎样计算',
  tag,
  needs: 'item.manage',
  body: z.strictObject({ rule: ScoreRule.nullable() }),
  reply: z.object({ rule: ScoreRule, isOwnRule: z.boolean() }),
})
