import { z } from 'zod'
import { endpoint, Paging, pageOf } from '../../../endpoint.ts'
import { STAGES } from '../../collection/county.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { ItemDetail, ItemLevelSchema, ItemLine, ItemSourceSchema, ItemText, MATTERS, NewItem } from './schema.ts'
import { ITEM_ACTIONS, ITEM_STATES } from './states.ts'

const tag = '整改台账'
export const ItemNo = z.strictObject({ no: z.coerce.number().int().min(1).max(2_000_000_000) })

/** By what items are ordered; `-` turns it round. What is not stated comes last. */
export const ITEM_SORTS = ['no', '-no', 'deadline', '-deadline', 'changed', '-changed', 'school', 'indicator', 'state'] as const

/** In a filter: what names no school, unit, section or month. */
export const NOTHING_NAMED = 'none'

/** Which items: each part narrows further. `unit`, `section`: an organisation's id, or the name of one the directory does not know. */
export const ItemFilter = z.strictObject({
  state: z.enum(['standing', 'overdue', 'all', ...ITEM_STATES]).default('standing'),
  source: ItemSourceSchema.optional(),
  level: ItemLevelSchema.optional(),
  standard: StandardKeySchema.optional(),
  matter: z.enum(MATTERS).optional(),
  indicator: z.string().max(80).optional(),
  school: z.string().max(20).optional(),
  stage: z.enum(STAGES).optional(),
  unit: z.string().min(1).max(80).optional(),
  section: z.string().min(1).max(80).optional(),
  /** Due in this month, `YYYY-MM`. */
  month: z
    .string()
    .regex(/^(\d{4}-(0[1-9]|1[0-2])|none)$/)
    .optional(),
  text: z.string().trim().max(80).optional(),
  /** Only what concerns the viewer's own unit or schools. */
  mine: z.stringbool().optional(),
})
export type ItemFilter = z.infer<typeof ItemFilter>

/** Who sees the county gets all of it; officers and schools what is theirs. */
export const listItems = endpoint({
  method: 'GET',
  path: '/api/items',
  title: '整改台账',
  tag,
  needs: 'item.read',
  about: 'record',
  query: ItemFilter.extend(Paging.shape).extend({ sort: z.enum(ITEM_SORTS).default('no') }),
  reply: pageOf(ItemLine).extend({
    /** Of everything the viewer sees, whatever the filter. */
    counts: z.record(z.enum([...ITEM_STATES, 'overdue']), z.number().int()),
  }),
})

export const readItem = endpoint({
  method: 'GET',
  path: '/api/items/:no',
  title: '一条整改任务及其全过程',
  tag,
  needs: 'item.read',
  about: 'record',
  params: ItemNo,
  reply: ItemDetail,
})

/** Refused with `item.exists` where an item about the same still stands. */
export const createItem = endpoint({
  method: 'POST',
  path: '/api/items',
  title: '新增一条整改任务',
  tag,
  needs: 'item.manage',
  body: NewItem,
  reply: ItemDetail,
})

const Seen = z.number().int().min(1)

/** Refused with `record.changed` where somebody changed it meanwhile. */
export const editItem = endpoint({
  method: 'PUT',
  path: '/api/items/:no',
  title: '修改一条整改任务',
  tag,
  needs: 'item.manage',
  params: ItemNo,
  body: ItemText.extend({ seen: Seen, reason: z.string().trim().min(2, '请写明修改的原因').max(500) }),
  reply: ItemDetail,
})

/** Refused with `item.not-now`, `item.not-yours`, `item.refused` (why it cannot be closed), `record.changed`. */
export const actOnItem = endpoint({
  method: 'POST',
  path: '/api/items/:no/steps',
  title: '开始、报告、提请验收、退回、验收、销号、重新整改、合并、不再整改',
  tag,
  needs: 'item.act',
  about: 'record',
  params: ItemNo,
  body: z.strictObject({
    action: z.enum(ITEM_ACTIONS).exclude(['edit']),
    note: z.string().trim().max(1000).default(''),
    seen: Seen,
    /** For `merge`: the item it becomes part of. */
    into: z.number().int().min(1).optional(),
  }),
  reply: ItemDetail,
})
