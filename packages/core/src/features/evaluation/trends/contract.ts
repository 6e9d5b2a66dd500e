import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { STAGES } from '../../collection/county.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { CountyTrend, IndicatorTrend, SchoolTrend } from './schema.ts'

const tag = '监测评估'
const By = z.strictObject({ standard: StandardKeySchema.default('quality_balanced_2017') })

export const readTrend = endpoint({
  method: 'GET',
  path: '/api/trends',
  title: '历年趋势：各学年的差异系数、达标学段和结论',
  tag,
  needs: 'evaluation.read',
  query: By,
  reply: CountyTrend,
})

/** `indicator` is a code of the standard. */
export const readIndicatorTrend = endpoint({
  method: 'GET',
  path: '/api/trends/schools',
  title: '历年趋势：一项指标在一个学段的每所学校',
  tag,
  needs: 'evaluation.read',
  query: By.extend({ stage: z.enum(STAGES), indicator: z.string().min(1).max(20) }),
  reply: IndicatorTrend,
})

/** A school that stands in no kept year has none (`record.missing`). */
export const readSchoolTrend = endpoint({
  method: 'GET',
  path: '/api/trends/schools/:school',
  title: '历年趋势：一所学校的各项指标',
  tag,
  needs: 'school.read',
  about: 'params.school',
  params: z.strictObject({ school: z.string().min(1).max(60) }),
  query: By,
  reply: SchoolTrend,
})
