import { z } from 'zod'
import { endpoint, Paging, pageOf } from '../../../endpoint.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { ItemNo } from '../ledger/contract.ts'
import { ItemDay, ItemMilestones, Milestone, MilestoneText, ReminderRule, ReminderSetting } from './schema.ts'

const tag = '整改时间节点'
const Reason = z.string().trim().min(2, '请写明原因').max(500)
const Seen = z.number().int().min(1)
const OneMilestone = ItemNo.extend({ milestone: z.coerce.number().int().min(1).max(100_000) })

export const readMilestones = endpoint({
  method: 'GET',
  path: '/api/items/:no/milestones',
  title: '一条整改任务的时间节点和其中的问题',
  tag,
  needs: 'item.read',
  about: 'record',
  params: ItemNo,
  reply: ItemMilestones,
})

/** One or, where the wording recurs (每季度), its unfolded days at once. Refused with `item.not-now` on an item that no longer stands. */
export const addMilestones = endpoint({
  method: 'POST',
  path: '/api/items/:no/milestones',
  title: '增加时间节点',
  tag,
  needs: 'item.manage',
  params: ItemNo,
  body: z.strictObject({ milestones: z.array(MilestoneText).min(1).max(120) }),
  reply: ItemMilestones,
})

/** Refused with `record.changed` where somebody changed it meanwhile, `milestone.done` where it is done. */
export const changeMilestone = endpoint({
  method: 'PUT',
  path: '/api/items/:no/milestones/:milestone',
  title: '修改一个时间节点，写明原因',
  tag,
  needs: 'item.manage',
  params: OneMilestone,
  body: MilestoneText.extend({ seen: Seen, reason: Reason }),
  reply: ItemMilestones,
})

export const withdrawMilestone = endpoint({
  method: 'DELETE',
  path: '/api/items/:no/milestones/:milestone',
  title: '撤销一个时间节点，写明原因',
  tag,
  needs: 'item.manage',
  params: OneMilestone,
  body: z.strictObject({ seen: Seen, reason: Reason }),
  reply: ItemMilestones,
})

/** `on`: the day it was reached, not after today. */
export const finishMilestone = endpoint({
  method: 'POST',
  path: '/api/items/:no/milestones/:milestone/done',
  title: '报告一个时间节点已完成',
  tag,
  needs: 'item.act',
  about: 'record',
  params: OneMilestone,
  body: z.strictObject({ seen: Seen, on: PlainDate, result: z.string().trim().min(2, '请写明完成情况').max(1000) }),
  reply: ItemMilestones,
})

export const undoMilestone = endpoint({
  method: 'DELETE',
  path: '/api/items/:no/milestones/:milestone/done',
  title: '撤回“已完成”，写明原因',
  tag,
  needs: 'item.act',
  about: 'record',
  params: OneMilestone,
  body: z.strictObject({ seen: Seen, reason: Reason }),
  reply: ItemMilestones,
})

const Numbers = z
  .string()
  .regex(/^\d{1,10}(,\d{1,10}){0,499}$/)
  .transform((list) => list.split(',').map(Number))

/** Standing milestones of many items, for a Gantt chart: by item and day. */
export const listMilestones = endpoint({
  method: 'GET',
  path: '/api/item-milestones',
  title: '多条整改任务的时间节点',
  tag,
  needs: 'item.read',
  about: 'record',
  query: z.strictObject({ items: Numbers }),
  reply: z.object({ milestones: z.array(Milestone) }),
})

/** What is due between two days, each included; without `from` also what is long overdue. `all` shows what is done, too. */
export const DaysQuery = z.strictObject({
  from: PlainDate.optional(),
  until: PlainDate,
  show: z.enum(['open', 'overdue', 'all']).default('open'),
  kind: z.enum(['milestone', 'deadline']).optional(),
  mine: z.stringbool().optional(),
})

export const listDays = endpoint({
  method: 'GET',
  path: '/api/item-days',
  title: '整改日历：哪一天有什么到期',
  tag,
  needs: 'item.read',
  about: 'record',
  query: DaysQuery.extend(Paging.shape),
  reply: pageOf(ItemDay).extend({
    today: z.string(),
    /** Of the same viewer and `kind`, whatever the days: what is overdue now, and due within the next 30 days. */
    overdue: z.number().int(),
    soon: z.number().int(),
  }),
})

export const countDays = endpoint({
  method: 'GET',
  path: '/api/item-days/counts',
  title: '整改日历：每天有几项到期',
  tag,
  needs: 'item.read',
  about: 'record',
  query: z.strictObject({ from: PlainDate, until: PlainDate, mine: z.stringbool().optional() }),
  reply: z.object({
    today: z.string(),
    days: z.array(
      z.object({
        day: z.string(),
        ahead: z.number().int(),
        overdue: z.number().int(),
        done: z.number().int(),
      }),
    ),
  }),
})

export const readReminders = endpoint({
  method: 'GET',
  path: '/api/item-reminders',
  title: '整改到期提醒的规则',
  tag,
  needs: 'item.read',
  about: 'record',
  reply: ReminderSetting,
})

/** `seen` 0: nobody had changed the defaults. */
export const setReminders = endpoint({
  method: 'PUT',
  path: '/api/item-reminders',
  title: '设定整改到期提醒的规则',
  tag,
  needs: 'item.manage',
  body: z.strictObject({ rule: ReminderRule, seen: z.number().int().min(0) }),
  reply: ReminderSetting,
})
