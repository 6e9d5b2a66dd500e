import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES, Paging } from '../../../endpoint.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { ITEM_SORTS, ItemFilter } from '../ledger/contract.ts'
import { ItemUnit } from '../ledger/schema.ts'
import { ITEM_COLUMN_KEYS } from './columns.ts'
import { ITEM_GROUPINGS, ItemFunds, ItemGroup, ItemMatrix, ItemMore, Timeline, UnitStanding, Wall } from './schema.ts'

const tag = '整改台账'

const List = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter(Boolean))
const Numbers = List.pipe(z.array(z.coerce.number<string>().int().min(1).max(2_000_000_000)).max(200))
const Columns = List.pipe(z.array(z.string().pipe(z.enum(ITEM_COLUMN_KEYS))).max(60))

/** Of what the viewer sees, in the order of names, months by time; what names nothing comes last. */
export const groupItems = endpoint({
  method: 'GET',
  path: '/api/item-groups',
  title: '台账按指标、学校、单位、科室或月份分组的条数',
  tag,
  needs: 'item.read',
  about: 'record',
  query: ItemFilter.extend({ by: z.enum(ITEM_GROUPINGS) }),
  reply: z.object({ groups: z.array(ItemGroup) }),
})

/** `numbers`: comma-separated. */
export const readItemMore = endpoint({
  method: 'GET',
  path: '/api/item-more',
  title: '台账一页各条的措施、节点等其余各列',
  tag,
  needs: 'item.read',
  about: 'record',
  query: z.strictObject({ numbers: Numbers }),
  reply: z.object({ items: z.array(ItemMore) }),
})

/** The versions of everything a filter means, for doing one thing to all of it. At most 20 000; `total` says how many there are. */
export const listItemNumbers = endpoint({
  method: 'GET',
  path: '/api/item-numbers',
  title: '符合筛选的全部编号',
  tag,
  needs: 'item.act',
  about: 'record',
  query: ItemFilter,
  reply: z.object({ items: z.array(z.object({ no: z.number().int(), seen: z.number().int() })), total: z.number().int() }),
})

const Reason = z.string().trim().min(2, '请写明原因').max(500)

/** What can be done to many at once. Units given replace those of their part. */
export const BulkChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), note: z.string().trim().max(500).default('') }),
  z.strictObject({ kind: z.literal('deadline'), deadline: PlainDate, reason: Reason }),
  z.strictObject({
    kind: z.literal('people'),
    chief: z.string().trim().max(200).optional(),
    deputy: z.string().trim().max(200).optional(),
    handler: z.string().trim().max(200).optional(),
    reason: Reason,
  }),
  z.strictObject({
    kind: z.literal('units'),
    part: z.enum(['section', 'unit']),
    units: z.array(ItemUnit).min(1).max(200),
    reason: Reason,
  }),
  z.strictObject({ kind: z.literal('drop'), reason: Reason }),
])
export type BulkChange = z.infer<typeof BulkChange>

/** One refused item leaves the others done; each says what became of it. `refusal`: why not, in words; null = done. */
export const changeItems = endpoint({
  method: 'POST',
  path: '/api/item-changes',
  title: '对多条整改任务做同一件事',
  tag,
  needs: 'item.act',
  about: 'record',
  body: z.strictObject({
    items: z
      .array(z.strictObject({ no: z.number().int().min(1), seen: z.number().int().min(1) }))
      .min(1)
      .max(100),
    change: BulkChange,
  }),
  reply: z.object({ results: z.array(z.object({ no: z.number().int(), refusal: z.string().nullable() })) }),
})

/** What is shown, on paper: `plan` in the ten published columns, `shown` in the columns named (comma-separated keys). Refused with `item.paper-too-long`. */
export const writeItemPaper = endpoint({
  method: 'GET',
  path: '/api/item-paper',
  title: '导出台账中正在看的部分',
  tag,
  needs: 'item.read',
  about: 'record',
  query: ItemFilter.extend({
    sort: z.enum(ITEM_SORTS).default('no'),
    by: z.enum(ITEM_GROUPINGS).optional(),
    layout: z.enum(['plan', 'shown']).default('plan'),
    columns: Columns.optional(),
    format: z.enum(['docx', 'xlsx']),
  }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx, MEDIA_TYPES.xlsx],
})

export const readItemMatrix = endpoint({
  method: 'GET',
  path: '/api/item-matrix',
  title: '学校 × 指标整改进度',
  tag,
  needs: 'rectification.read',
  query: ItemFilter.pick({ standard: true, stage: true, source: true, level: true }),
  reply: ItemMatrix,
})

/** By deadline, what has none last; with the projects the measures of these items wait for. */
export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/item-timeline',
  title: '整改时间图：任务、节点和所等的建设项目',
  tag,
  needs: 'item.read',
  about: 'record',
  query: ItemFilter.extend(Paging.shape),
  reply: Timeline,
})

export const rankUnits = endpoint({
  method: 'GET',
  path: '/api/item-units',
  title: '各责任单位或科室的整改进度与逾期排名',
  tag,
  needs: 'rectification.read',
  query: z.strictObject({ part: z.enum(['unit', 'section']).default('unit') }),
  reply: z.object({ today: z.string(), units: z.array(UnitStanding) }),
})

export const readItemFunds = endpoint({
  method: 'GET',
  path: '/api/item-funds',
  title: '整改资金按来源和指标汇总，写明的和未写明的分开',
  tag,
  needs: 'rectification.read',
  query: ItemFilter.pick({ standard: true, state: true, source: true }),
  reply: ItemFunds,
})

export const readWall = endpoint({
  method: 'GET',
  path: '/api/item-wall',
  title: '挂图作战：不含任何人的姓名和联系方式',
  tag,
  needs: 'rectification.read',
  reply: Wall,
})
