import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { ItemNo } from '../ledger/contract.ts'
import { MeasureFacts } from './facts.ts'
import { Forecast, MeasurePreview, MeasureStep, MeasureText, MeasureView, ProjectText, ProjectView } from './schema.ts'

const tag = '整改措施'
const Id = z.strictObject({ id: z.uuid() })
const Seen = z.number().int().min(1)

export const listMeasures = endpoint({
  method: 'GET',
  path: '/api/items/:no/measures',
  title: '一条整改任务的措施',
  tag,
  needs: 'item.read',
  about: 'record',
  params: ItemNo,
  reply: z.object({ measures: z.array(MeasureView) }),
})

/** Refused with `measure.blocked` where a giver would fall below its own line, or give more than it has. */
export const createMeasure = endpoint({
  method: 'POST',
  path: '/api/measures',
  title: '新增一项措施',
  tag,
  needs: 'item.manage',
  body: MeasureText,
  reply: MeasureView,
})

/** Refused with `measure.blocked`, `measure.settled`, `measure.published` (worded by a plan), `record.changed`. */
export const editMeasure = endpoint({
  method: 'PUT',
  path: '/api/measures/:id',
  title: '修改一项措施',
  tag,
  needs: 'item.manage',
  params: Id,
  body: MeasureText.extend({ seen: Seen, reason: z.string().trim().max(500).default('') }),
  reply: MeasureView,
})

/** Done, cancelled (say why), or planned again. Refused with `measure.say-when`, `item.say-why`, `record.changed`. */
export const settleMeasure = endpoint({
  method: 'POST',
  path: '/api/measures/:id/state',
  title: '措施完成、取消或恢复',
  tag,
  needs: 'item.manage',
  params: Id,
  body: MeasureStep,
  reply: MeasureView,
})

/**
 * What a measure would come to, without keeping it. `day` null: the day on which all of it holds. `measure`: the one that is being changed. Refused
 * with `measure.no-data` where the county has no data to be judged.
 */
export const previewMeasure = endpoint({
  method: 'POST',
  path: '/api/measures/effect',
  title: '预估一项措施的效果（不保存）',
  tag,
  needs: 'rectification.read',
  body: z.strictObject({
    facts: MeasureFacts,
    projects: z.array(z.uuid()).max(20).default([]),
    standard: StandardKeySchema.default('quality_balanced_2017'),
    day: PlainDate.nullable().default(null),
    measure: z.uuid().nullable().default(null),
  }),
  reply: MeasurePreview,
})

export const listProjects = endpoint({
  method: 'GET',
  path: '/api/projects',
  title: '建设项目与受其影响的措施、学校、指标',
  tag,
  needs: 'rectification.read',
  reply: z.object({ projects: z.array(ProjectView) }),
})

export const createProject = endpoint({
  method: 'POST',
  path: '/api/projects',
  title: '新增一个建设项目',
  tag,
  needs: 'item.manage',
  body: ProjectText,
  reply: ProjectView,
})

/** Refused with `record.changed`. What changed is kept, with the reason. */
export const editProject = endpoint({
  method: 'PUT',
  path: '/api/projects/:id',
  title: '修改一个建设项目',
  tag,
  needs: 'item.manage',
  params: Id,
  body: ProjectText.extend({ seen: Seen, reason: z.string().trim().min(2, '请写明变更的原因').max(500) }),
  reply: ProjectView,
})

/** The county on a day if all its open measures succeed; `day` not named: when all of them hold. Refused with `measure.no-data`. */
export const readForecast = endpoint({
  method: 'GET',
  path: '/api/forecast',
  title: '全部措施落实后的全县预测',
  tag,
  needs: 'rectification.read',
  query: z.strictObject({ standard: StandardKeySchema.default('quality_balanced_2017'), day: PlainDate.optional() }),
  reply: Forecast,
})
