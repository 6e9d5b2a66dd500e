import { z } from 'zod'
import { STAGES } from '../../collection/county.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { MATTERS } from '../ledger/schema.ts'
import { ITEM_STATES } from '../ledger/states.ts'

/** By what the ledger is grouped: indicator, school, 责任单位, 责任科室, the month it is due in. */
export const ITEM_GROUPINGS = ['indicator', 'school', 'unit', 'section', 'month'] as const
export type ItemGrouping = (typeof ITEM_GROUPINGS)[number]

const Count = z.number().int()

/** How some items stand. `late`: standing and past their deadline. */
export const Tally = z.object({
  total: Count,
  standing: Count,
  late: Count,
  closed: Count,
})
export type Tally = z.infer<typeof Tally>

/** What narrows the ledger to a group, in the words of its filter (`none`: what names nothing). */
export const GroupFilter = z.object({
  standard: StandardKeySchema.optional(),
  matter: z.enum(MATTERS).optional(),
  indicator: z.string().optional(),
  school: z.string().optional(),
  unit: z.string().optional(),
  section: z.string().optional(),
  month: z.string().optional(),
})
export type GroupFilter = z.infer<typeof GroupFilter>

/** An item answered for by two units stands in both, so groups may add up to more than there is. `name` is empty where nothing is named. */
export const ItemGroup = Tally.extend({ key: z.string(), name: z.string(), filter: GroupFilter })
export type ItemGroup = z.infer<typeof ItemGroup>

/** What a list shows of an item beyond its line. `measures`, `milestones` in their order; empty where none is entered. */
export const ItemMore = z.object({
  no: Count,
  basis: z.string(),
  chief: z.string(),
  deputy: z.string(),
  requirement: z.string(),
  closeStandard: z.string(),
  measures: z.array(z.string()),
  milestones: z.array(z.string()),
})
export type ItemMore = z.infer<typeof ItemMore>

/** A column of the progress matrix: one matter. */
export const MatrixColumn = z.object({
  standard: StandardKeySchema,
  matter: z.enum(MATTERS),
  indicator: z.string(),
  name: z.string(),
})
export type MatrixColumn = z.infer<typeof MatrixColumn>

/** Items of one school about one matter. `no` where it is one; `state` is that of the one furthest behind. */
export const MatrixCell = z.object({
  column: Count,
  total: Count,
  closed: Count,
  late: Count,
  state: z.enum(ITEM_STATES),
  no: Count.nullable(),
})
export type MatrixCell = z.infer<typeof MatrixCell>

/** `schoolCode` null: the county's own items. Merged and dropped items are left out. */
export const ItemMatrix = z.object({
  columns: z.array(MatrixColumn),
  rows: z.array(Tally.extend({ schoolCode: z.string().nullable(), schoolName: z.string(), cells: z.array(MatrixCell) })),
})
export type ItemMatrix = z.infer<typeof ItemMatrix>

/** How far the items of a unit have come. `rank`: 1 = most overdue; equal figures share a rank. */
export const UnitStanding = Tally.extend({
  key: z.string(),
  name: z.string(),
  rank: Count,
  /** Days by which the one longest overdue is late; 0 where none is. */
  longestLate: Count,
  /** Days overdue of all its items together. */
  daysLate: Count,
  /** Times an item was returned, and items that came back after closing. */
  returns: Count,
  rebounds: Count,
})
export type UnitStanding = z.infer<typeof UnitStanding>

/** Funds of one source for one matter, in yuan. `cny` null: nobody stated an amount, which is not nothing. */
export const FundSum = MatrixColumn.extend({
  source: z.string(),
  cny: z.number().int().nullable(),
  /** Entries with an amount, and those without. */
  stated: Count,
  unstated: Count,
})
export type FundSum = z.infer<typeof FundSum>

/** What a published plan states for one of its indicators, whole and once, whatever number of items share it. `cny` null: not stated. */
export const PlanFund = z.object({
  planId: z.uuid(),
  plan: z.string(),
  no: Count,
  name: z.string(),
  cny: z.number().int().nullable(),
  published: z.string(),
  /** '' where the plan names none. */
  source: z.string(),
  /** The chosen items that share it, and what they state of their own. */
  items: Count,
  ownCny: z.number().int().nullable(),
})
export type PlanFund = z.infer<typeof PlanFund>

export const ItemFunds = z.object({
  sums: z.array(FundSum),
  /** Of plans, each once; not added to the items' own amounts, which may be parts of them. */
  plans: z.array(PlanFund),
  plansCny: z.number().int().nullable(),
  items: Count,
  /** Items that name an amount, and those that say nothing of money or only where from. */
  withAmount: Count,
  withoutAmount: Count,
  cny: z.number().int().nullable(),
})
export type ItemFunds = z.infer<typeof ItemFunds>

/** A line of the wall: no person, no contact, no free text. */
export const WallLine = z.object({
  no: Count,
  schoolName: z.string().nullable(),
  stage: z.enum(STAGES).nullable(),
  indicatorName: z.string(),
  state: z.enum(ITEM_STATES),
  deadline: z.string(),
  units: z.array(z.string()),
})
export type WallLine = z.infer<typeof WallLine>

/** 挂图作战. `late`: overdue, the longest first; `next`: due within thirty days, the nearest first; at most 60 lines each. */
export const Wall = z.object({
  at: z.iso.datetime(),
  today: z.string(),
  county: z.string(),
  counts: Tally.extend({ in: z.record(z.enum(ITEM_STATES), Count), closedThisMonth: Count }),
  indicators: z.array(ItemGroup),
  units: z.array(UnitStanding),
  late: z.array(WallLine),
  next: z.array(WallLine),
})
export type Wall = z.infer<typeof Wall>

/** A point on an item's way; `doneOn` null: still to come. */
export const TimelineStep = z.object({ due: z.string(), text: z.string(), doneOn: z.string().nullable() })
export type TimelineStep = z.infer<typeof TimelineStep>

/** An item as a bar from the day it was listed to its deadline; `projects`: keys of what its measures wait for. */
export const TimelineItem = z.object({
  no: Count,
  label: z.string(),
  state: z.enum(ITEM_STATES),
  from: z.string(),
  to: z.string().nullable(),
  isLate: z.boolean(),
  steps: z.array(TimelineStep),
  projects: z.array(z.string()),
})
export type TimelineItem = z.infer<typeof TimelineItem>

/** A building project: `planned` and `expected` are the days of its acceptance (else completion), null where nobody said. */
export const TimelineProject = z.object({
  key: z.string(),
  name: z.string(),
  planned: z.string().nullable(),
  expected: z.string().nullable(),
  isDone: z.boolean(),
})
export type TimelineProject = z.infer<typeof TimelineProject>

export const Timeline = z.object({
  today: z.string(),
  items: z.array(TimelineItem),
  projects: z.array(TimelineProject),
  total: Count,
  page: Count,
  size: Count,
})
export type Timeline = z.infer<typeof Timeline>
