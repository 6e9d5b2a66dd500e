import { z } from 'zod'
import { endpoint, Paging } from '../../endpoint.ts'
import { LevelSchema, Refreshed, RuleChange, RuleKeySchema, RuleView, Warning, WarningList } from './schema.ts'

const tag = '预警'
const OneWarning = z.strictObject({ id: z.uuid() })

/** The gravest first, then the newest. Who sees schools gets theirs. `id`: that one alone, closed or not. */
export const listWarnings = endpoint({
  method: 'GET',
  path: '/api/warnings',
  title: '预警列表',
  tag,
  needs: 'warning.read',
  about: 'record',
  query: Paging.extend({
    state: z.enum(['standing', 'open', 'acknowledged', 'escalated', 'closed']).default('standing'),
    level: LevelSchema.optional(),
    rule: RuleKeySchema.optional(),
    school: z.string().max(20).optional(),
    text: z.string().max(80).optional(),
    id: z.uuid().optional(),
  }),
  reply: WarningList,
})

/** Goes through the figures of `source` (a package or a live round; without it the data in use): opens, renews, closes and escalates. */
export const refreshWarnings = endpoint({
  method: 'POST',
  path: '/api/warnings/refresh',
  title: '按现有数据重新计算预警',
  tag,
  needs: 'warning.manage',
  body: z.strictObject({ source: z.uuid().optional() }),
  reply: Refreshed,
})

const Note = z.strictObject({ note: z.string().trim().min(2, '请写明情况').max(500) })

/** Says that one knows and what is being done. */
export const acknowledgeWarning = endpoint({
  method: 'POST',
  path: '/api/warnings/:id/acknowledgement',
  title: '签收预警并写明处置',
  tag,
  needs: 'warning.act',
  about: 'record',
  params: OneWarning,
  body: Note,
  reply: Warning,
})

/** Hands it to the next level: the county's leader, then the city. */
export const escalateWarning = endpoint({
  method: 'POST',
  path: '/api/warnings/:id/escalation',
  title: '上报预警',
  tag,
  needs: 'warning.manage',
  params: OneWarning,
  body: Note,
  reply: Warning,
})

export const listWarningRules = endpoint({
  method: 'GET',
  path: '/api/warning-rules',
  title: '预警规则：级别和阈值',
  tag,
  needs: 'warning.read',
  about: 'anyone',
  reply: z.object({ rules: z.array(RuleView) }),
})

export const setWarningRule = endpoint({
  method: 'PUT',
  path: '/api/warning-rules/:key',
  title: '修改一条预警规则',
  tag,
  needs: 'warning.manage',
  params: z.strictObject({ key: RuleKeySchema }),
  body: RuleChange,
  reply: z.object({ rules: z.array(RuleView) }),
})
