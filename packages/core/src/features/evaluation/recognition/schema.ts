import { z } from 'zod'
import { StandardKeySchema } from '../../standards/schema.ts'
import { RunSummary } from '../runs/schema.ts'
import { VerdictSchema } from '../schema.ts'
import { CONDITION_KEYS, MONITORING_RESULTS } from './eligibility.ts'
import { LINE_KINDS, MILESTONES } from './readiness.ts'
import { COUNTY_STATES, STATUS_ACTIONS } from './status-life.ts'

export const Day = z.iso.date()
const Stage = z.enum(['primary', 'junior'])
const FirstAndLast = { min: 1990, max: 2100 }
export const Year = z.number().int().min(FirstAndLast.min).max(FirstAndLast.max)
export const DocNo = z.string().trim().min(1).max(80).nullable()
const Note = z.string().trim().min(1).max(1000).nullable()
/** How many entries the county's record had when the caller read it: what was written meanwhile refuses the call. */
const seen = z.number().int().min(0)

/** One thing written down about the county: a step of its way, its 基本均衡 recognition, or one year's monitoring of it. Never changed; a later entry corrects. */
export const RecognitionEntry = z.object({
  number: z.number().int(),
  kind: z.enum(['status', 'basic', 'monitoring']),
  action: z.enum(STATUS_ACTIONS).nullable(),
  year: z.number().int().nullable(),
  result: z.enum(MONITORING_RESULTS).nullable(),
  on: Day,
  docNo: z.string().nullable(),
  note: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type RecognitionEntry = z.infer<typeof RecognitionEntry>

export const StatusRecord = z.strictObject({ action: z.enum(STATUS_ACTIONS), on: Day, docNo: DocNo, note: Note, seen })
export type StatusRecord = z.infer<typeof StatusRecord>

export const BasicRecord = z.strictObject({ on: Day, docNo: DocNo, note: Note, seen })
export type BasicRecord = z.infer<typeof BasicRecord>

export const MonitoringRecord = z.strictObject({
  year: Year,
  result: z.enum(MONITORING_RESULTS),
  on: Day,
  docNo: DocNo,
  note: Note,
  seen,
})
export type MonitoringRecord = z.infer<typeof MonitoringRecord>

/** 回执 of an application: a number, a file, or both. */
export const Receipt = z.object({
  number: z.number().int(),
  docNo: z.string().nullable(),
  file: z.object({ name: z.string(), sha256: z.string(), size: z.number().int() }).nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})

/** 申报版: a final run sealed as what was handed in. The newest stands; `reason`: why it took the place of the one before. */
export const Declaration = z.object({
  number: z.number().int(),
  run: RunSummary,
  on: Day,
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
  receipts: z.array(Receipt),
  isStanding: z.boolean(),
})
export type Declaration = z.infer<typeof Declaration>

export const NewDeclaration = z.strictObject({ run: z.uuid(), on: Day, reason: Note, seen })
export type NewDeclaration = z.infer<typeof NewDeclaration>

const ConditionSchema = z.object({
  key: z.enum(CONDITION_KEYS),
  verdict: VerdictSchema,
  dueOn: Day.nullable(),
  years: z.array(z.object({ year: z.number().int(), result: z.enum(MONITORING_RESULTS).nullable() })),
  vetoes: z.array(z.object({ key: z.string(), zh: z.string(), verdict: VerdictSchema })),
})

/** Where the county stands, with everything written down about it; `actions`: what the viewer may record now. */
export const Recognition = z.object({
  state: z.enum(COUNTY_STATES),
  recognisedOn: Day.nullable(),
  since: Day.nullable(),
  actions: z.array(z.enum(STATUS_ACTIONS)),
  basic: RecognitionEntry.nullable(),
  monitoring: z.array(RecognitionEntry),
  entries: z.array(RecognitionEntry),
  declarations: z.array(Declaration),
})
export type Recognition = z.infer<typeof Recognition>

export const LineSchema = z.object({
  key: z.string(),
  kind: z.enum(LINE_KINDS),
  subject: z.string(),
  text: z.string(),
  school: z.string().nullable(),
  stage: Stage.nullable(),
  link: z.string(),
  before: z.array(z.enum(MILESTONES)),
})

const Kinds = z.array(z.enum(LINE_KINDS)).max(LINE_KINDS.length)
export const DemandsSchema = z.strictObject({ municipal: Kinds, provincial: Kinds, national: Kinds })

/**
 * 迎检准备. `source`: the newest final run, else the data in use (`run` null), null where there is none. `isOwn`: the county changed what must be settled by
 * when; else it is our proposal.
 */
export const Readiness = z.object({
  source: z
    .object({
      package: z.uuid(),
      run: z.uuid().nullable(),
      name: z.string(),
      standard: StandardKeySchema,
      at: z.iso.datetime().nullable(),
      verdict: VerdictSchema,
    })
    .nullable(),
  conditions: z.array(ConditionSchema),
  lines: z.array(LineSchema),
  demands: DemandsSchema,
  isOwn: z.boolean(),
  today: Day,
})
export type Readiness = z.infer<typeof Readiness>

const FallSchema = z.object({
  kind: z.enum(['section', 'indicator', 'spread', 'item']),
  school: z.string().nullable(),
  schoolName: z.string().nullable(),
  stage: Stage.nullable(),
  key: z.string().nullable(),
  zh: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  decimals: z.number().int(),
  verdict: z.enum(['unmet', 'not_judgeable']),
})

/** An exemption the declared run rests on: how many verdicts, in that run and in the later one, and how long it carries. */
const UsedExemption = z.object({
  key: z.string(),
  zh: z.string(),
  restingThen: z.number().int(),
  restingNow: z.number().int().nullable(),
  validUntil: Day.nullable(),
  catchUpBy: Day.nullable(),
  daysLeft: z.number().int().nullable(),
})

/** What became of the county since its 申报版. `later`: runs of the same standard kept after it, of figures not older, newest first; `against`: the one compared. */
export const Since = z.object({
  declared: RunSummary,
  against: RunSummary.nullable(),
  later: z.array(RunSummary),
  falls: z.array(FallSchema),
  exemptions: z.array(UsedExemption),
})
export type Since = z.infer<typeof Since>
