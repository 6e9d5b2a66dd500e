import { z } from 'zod'
import { STAGES } from '../../collection/county.ts'
import { PlainDate, SchoolCode } from '../../orgs/schema.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { ITEM_ACTIONS, ITEM_STATES } from './states.ts'

/** Where a problem was found (standards.md §6.5, and the letters and complaints a county gets). */
export const ITEM_SOURCES = {
  self_check: '自评',
  city_review: '市级复核',
  provincial: '省评',
  national: '国家',
  monitoring: '监测预警',
  inspector: '责任督学',
  supervision_letter: '督办函',
  public: '公众反映',
} as const
export type ItemSource = keyof typeof ITEM_SOURCES
export const ItemSourceSchema = z.enum(Object.keys(ITEM_SOURCES) as [ItemSource, ...ItemSource[]])

/** By which way a complaint (公众反映) reached the county; who complained is never written down. */
export const COMPLAINT_CHANNELS = {
  letter: '来信',
  visit: '来访',
  phone: '来电',
  hotline: '12345 热线',
  online: '网络留言',
  media: '媒体报道',
  other: '其他渠道',
} as const
export type ComplaintChannel = keyof typeof COMPLAINT_CHANNELS
export const ComplaintChannelSchema = z.enum(Object.keys(COMPLAINT_CHANNELS) as [ComplaintChannel, ...ComplaintChannel[]])

export const ITEM_LEVELS = { general: '一般', serious: '较重', grave: '重大' } as const
export type ItemLevel = keyof typeof ITEM_LEVELS
export const ItemLevelSchema = z.enum(Object.keys(ITEM_LEVELS) as [ItemLevel, ...ItemLevel[]])

export const SCOPES = ['section', 'school', 'county'] as const
export const MATTERS = ['indicator', 'spread', 'item', 'duty', 'subject', 'other'] as const
export type Matter = (typeof MATTERS)[number]

const Line = z.string().trim().max(200)
const Text = z.string().trim().max(2000)

/** 责任科室 (`section`) or 责任单位 (`unit`); `orgId` null where the directory knows no such name. */
export const ItemUnit = z.strictObject({
  part: z.enum(['section', 'unit']),
  orgId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(80),
})
export type ItemUnit = z.infer<typeof ItemUnit>

/** Yuan; `amountCny` null: nobody stated it, which is not nothing. */
export const ItemFund = z.strictObject({ amountCny: z.number().int().min(0).max(1e12).nullable(), source: Line })
export type ItemFund = z.infer<typeof ItemFund>

/** What people may change of an item; what it is about stays. `chief`, `deputy`, `handler`: 主要领导, 分管领导, 具体责任人, by name and post. */
export const ItemText = z.strictObject({
  source: ItemSourceSchema,
  /** Only of 公众反映; with any other source it is not kept. */
  channel: ComplaintChannelSchema.nullable().default(null),
  /** 文号 of the letter or report, and its date. */
  sourceNumber: Line.default(''),
  sourceDate: PlainDate.nullable().default(null),
  problem: Text.min(2, '请写明问题'),
  basis: Text.default(''),
  level: ItemLevelSchema.default('general'),
  chief: Line.default(''),
  deputy: Line.default(''),
  handler: Line.default(''),
  units: z.array(ItemUnit).max(200).default([]),
  requirement: Text.default(''),
  closeStandard: Text.default(''),
  deadline: PlainDate.nullable().default(null),
  funds: z.array(ItemFund).max(20).default([]),
})
export type ItemText = z.infer<typeof ItemText>

/** What an item is about. `indicator`: L1, composite, a county item's key, of a subject `4语文`; empty for `other`. */
export const ItemSubject = z.strictObject({
  scope: z.enum(SCOPES),
  schoolCode: SchoolCode.nullable().default(null),
  stage: z.enum(STAGES).nullable().default(null),
  standard: StandardKeySchema.default('quality_balanced_2017'),
  matter: z.enum(MATTERS),
  indicator: z.string().trim().max(80).default(''),
})
export type ItemSubject = z.infer<typeof ItemSubject>

export const NewItem = ItemText.extend(ItemSubject.shape)
export type NewItem = z.infer<typeof NewItem>

/** What closed an item: a newer run or a value verified on site, with its figures; for judgement the evidence and who verified. */
export const CloseProof = z.object({
  kind: z.enum(['run', 'verified', 'judgement']),
  /** The run's id, or the return's. */
  id: z.string().nullable(),
  name: z.string(),
  at: z.string(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  /** In words, with the numbers. */
  text: z.string(),
})
export type CloseProof = z.infer<typeof CloseProof>

/** One line of the ledger. */
export const ItemLine = z.object({
  no: z.number().int(),
  state: z.enum(ITEM_STATES),
  version: z.number().int(),
  source: ItemSourceSchema,
  channel: ComplaintChannelSchema.nullable(),
  sourceNumber: z.string(),
  sourceDate: z.string().nullable(),
  scope: z.enum(SCOPES),
  schoolCode: z.string().nullable(),
  schoolName: z.string().nullable(),
  stage: z.enum(STAGES).nullable(),
  standard: StandardKeySchema,
  matter: z.enum(MATTERS),
  indicator: z.string(),
  /** The indicator's official name; empty for `other`. */
  indicatorName: z.string(),
  problem: z.string(),
  level: ItemLevelSchema,
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  gap: z.number().nullable(),
  unit: z.string(),
  handler: z.string(),
  units: z.array(ItemUnit),
  funds: z.array(ItemFund),
  deadline: z.string().nullable(),
  isOverdue: z.boolean(),
  /** The deadline is before the first day on which the proof can exist. */
  isTooEarly: z.boolean(),
  proof: z.enum(['data', 'judgement']),
  proofFrom: z.string().nullable(),
  isRebound: z.boolean(),
  returns: z.number().int(),
  reopenings: z.number().int(),
  closedOn: z.string().nullable(),
  changedAt: z.iso.datetime(),
  isDemo: z.boolean(),
})
export type ItemLine = z.infer<typeof ItemLine>

/** Something that happened to an item, or to its measures, milestones, evidence, letters. `action` is a word for people. */
export const ItemStep = z.object({
  step: z.number().int(),
  action: z.string(),
  from: z.enum(ITEM_STATES).nullable(),
  to: z.enum(ITEM_STATES).nullable(),
  note: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type ItemStep = z.infer<typeof ItemStep>

/** What the viewer may do now. `refusal`: why not, in words, where the state and role allow it and the item does not; null = may. */
export const MayDo = z.object({ action: z.enum(ITEM_ACTIONS), zh: z.string(), refusal: z.string().nullable() })
export type MayDo = z.infer<typeof MayDo>

/** What an item was made from: a warning by its id, a line of 迎检准备 by its key, a feedback letter by its id. */
export const ItemOrigin = z.object({ kind: z.enum(['warning', 'readiness', 'letter']), record: z.string() })
export type ItemOrigin = z.infer<typeof ItemOrigin>

export const ItemDetail = ItemLine.extend({
  origins: z.array(ItemOrigin),
  basis: z.string(),
  chief: z.string(),
  deputy: z.string(),
  requirement: z.string(),
  closeStandard: z.string(),
  proofFromWhy: z.string(),
  closedProof: CloseProof.nullable(),
  runId: z.uuid().nullable(),
  mergedInto: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  steps: z.array(ItemStep),
  actions: z.array(MayDo),
})
export type ItemDetail = z.infer<typeof ItemDetail>
