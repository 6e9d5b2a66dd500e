import { z } from 'zod'
import { PlainDate } from '../../orgs/schema.ts'
import { ParallelApproval } from '../approvals/schema.ts'
import { ITEM_STATES } from '../ledger/states.ts'
import { MEASURE_KINDS } from '../plan/plan.ts'
import { MeasureEffect } from './effect-schema.ts'
import { MeasureFacts } from './facts.ts'
import { MeasureOutline } from './outline.ts'

export const MEASURE_STATES = { planned: '待实施', done: '已完成', cancelled: '已取消' } as const
export type MeasureState = keyof typeof MEASURE_STATES
const MeasureStateSchema = z.enum(Object.keys(MEASURE_STATES) as [MeasureState, ...MeasureState[]])

export const PROJECT_STATES = {
  planned: '前期',
  building: '在建',
  completed: '已完工',
  accepted: '已验收',
  cancelled: '已取消',
} as const
export type ProjectState = keyof typeof PROJECT_STATES
const ProjectStateSchema = z.enum(Object.keys(PROJECT_STATES) as [ProjectState, ...ProjectState[]])

const ItemNumbers = z.array(z.number().int().min(1)).min(1, '请至少选一条整改任务').max(200)

/** What people write of a measure. `costCny` in yuan; null: nobody stated it. `projects`: buildings that must be accepted first. */
export const MeasureText = z.strictObject({
  title: z.string().trim().min(2, '请写明措施').max(500),
  facts: MeasureFacts,
  items: ItemNumbers,
  projects: z.array(z.uuid()).max(20).default([]),
  costCny: z.number().int().min(0).max(1e12).nullable().default(null),
  /** The measure of a published plan whose numbers it fills in. */
  partOf: z.uuid().nullable().default(null),
})
export type MeasureText = z.infer<typeof MeasureText>

export const MeasureStep = z.strictObject({
  state: MeasureStateSchema,
  /** Needed for `done`: from this day on the data have it. */
  doneOn: PlainDate.nullable().default(null),
  reason: z.string().trim().max(500).default(''),
  seen: z.number().int().min(1),
})

const ItemShort = z.object({
  no: z.number().int(),
  problem: z.string(),
  indicator: z.string(),
  schoolName: z.string().nullable(),
  deadline: z.string().nullable(),
  state: z.enum(ITEM_STATES),
})
export type ItemShort = z.infer<typeof ItemShort>

export const MeasureView = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(MEASURE_KINDS),
  /** Null: a published plan words it, and its numbers stand in the measures that are parts of it. */
  facts: MeasureFacts.nullable(),
  /** What the plan's words give; null for a measure with facts. */
  outline: MeasureOutline.nullable(),
  partOf: z.uuid().nullable(),
  state: MeasureStateSchema,
  doneOn: z.string().nullable(),
  costCny: z.number().int().nullable(),
  version: z.number().int(),
  items: z.array(ItemShort),
  projects: z.array(z.object({ id: z.uuid(), name: z.string(), acceptance: z.string().nullable(), delayDays: z.number().int() })),
  /** The first day on which something of it holds, projects considered; null: nobody knows when a project it waits for is accepted. */
  holdsFrom: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
})
export type MeasureView = z.infer<typeof MeasureView>

const Seats = z.number().int().min(0).max(20_000).nullable().default(null)
const Day = PlainDate.nullable().default(null)

/** A building. A forecast that is not stated is as planned. */
export const ProjectText = z.strictObject({
  name: z.string().trim().min(2, '请填写项目名称').max(100),
  seats: Seats,
  plannedCompletion: Day,
  plannedAcceptance: Day,
  forecastCompletion: Day,
  forecastAcceptance: Day,
  state: ProjectStateSchema.default('planned'),
})
export type ProjectText = z.infer<typeof ProjectText>

/** What waits for a project: a measure, the schools it names, and the items it belongs to. */
export const Dependent = z.object({
  measure: z.object({ id: z.uuid(), title: z.string(), kind: z.enum(MEASURE_KINDS), holdsFrom: z.string().nullable() }),
  /** `code` null: named by a published plan, and not in the directory. */
  schools: z.array(z.object({ code: z.string().nullable(), name: z.string().nullable() })),
  items: z.array(ItemShort.extend({ isLate: z.boolean() })),
})
export type Dependent = z.infer<typeof Dependent>

export const ProjectChange = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type ProjectChange = z.infer<typeof ProjectChange>

export const ProjectView = ProjectText.extend({
  id: z.uuid(),
  version: z.number().int(),
  /** When it is accepted as far as anybody knows; null: nobody stated a day, or it was given up. */
  acceptance: z.string().nullable(),
  /** The day last named for its acceptance has gone by: until another is named, nobody knows. */
  isOverdue: z.boolean(),
  /** How many days later than planned, up to today where overdue; 0 where it is in time or a day is not known. */
  delayDays: z.number().int(),
  dependents: z.array(Dependent),
  /** 并联审批 of the building, newest first, each with its departments. */
  approvals: z.array(ParallelApproval),
  /** Newest first. */
  history: z.array(ProjectChange),
})
export type ProjectView = z.infer<typeof ProjectView>

/** On which data an effect was reckoned. `dataDay` is their 统计时点, where they state one. */
export const EffectBasis = z.object({
  packageName: z.string(),
  dataDay: z.string().nullable(),
  standard: z.string(),
  profile: z.string().nullable(),
})

export const MeasurePreview = z.object({
  basis: EffectBasis,
  /** Measures taken as carried out on both sides, because they build the schools this one speaks of. */
  given: z.array(z.string()),
  effect: MeasureEffect,
})
export type MeasurePreview = z.infer<typeof MeasurePreview>

/**
 * How a measure stands to a forecast: counted, in the data already, not begun by that day, ended, a lease in the data that has run out, serving only
 * items that are closed or given up, without numbers, worded by a plan and not filled in.
 */
export const FORECAST_PARTS = {
  counted: '已代入',
  in_data: '数据中已有',
  later: '到这一天还没有开始',
  ended: '租期已满',
  lapsed: '租期已满，已从数据中减去',
  settled: '所属任务已销号或不再整改',
  no_numbers: '没有可推算的数',
  to_fill: '数字还没有填',
} as const
export type ForecastPart = keyof typeof FORECAST_PARTS

export const Forecast = z.object({
  basis: EffectBasis,
  effect: MeasureEffect,
  measures: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      kind: z.enum(MEASURE_KINDS),
      part: z.enum(Object.keys(FORECAST_PARTS) as [ForecastPart, ...ForecastPart[]]),
      holdsFrom: z.string().nullable(),
      items: z.array(z.number().int()),
    }),
  ),
})
export type Forecast = z.infer<typeof Forecast>
