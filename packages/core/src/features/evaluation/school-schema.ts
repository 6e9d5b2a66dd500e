import { z } from 'zod'
import { STAGES } from '../collection/county.ts'
import { InputSchema, SectionSchema, SourceSchema, VerdictSchema } from './schema.ts'

const number = z.number().nullable()
const Stage = z.enum(STAGES)

/** A school as a line of the list of all schools of a county. */
export const SchoolLine = z.object({
  code: z.string(),
  name: z.string(),
  /** 九年一贯制学校. */
  type: z.string(),
  town: z.string().nullable(),
  /** 城区, 镇区 or 乡村. */
  area: z.string().nullable(),
  /** 公办 or 民办. */
  owner: z.string().nullable(),
  /** 标签 by its own figures, as the matrix has them. */
  tags: z.array(z.string()),
  /** Primary before junior. */
  stages: z.array(
    z.object({
      stage: Stage,
      students: number,
      /** Whether it passes; null unknown, not judged (2012) or not counted. */
      pass: z.boolean().nullable(),
      /** Why it does not count; null where it does. */
      excluded: z.string().nullable(),
    }),
  ),
  /** All stages together as 七项资源配置 has it; null where nothing is judged, or nothing counts. */
  verdict: VerdictSchema.nullable(),
  /** Items that are the school's own matter: how many it does not fulfil, how many cannot be judged. */
  duties: z.object({ unmet: z.number().int(), unknown: z.number().int() }),
})
export type SchoolLine = z.infer<typeof SchoolLine>

/** What is lacking, in what one can buy; `school` where the split hands the section only its share of what the school adds. */
export const Gap = z.object({
  what: z.string(),
  section: z.string(),
  school: z.string().nullable(),
  /** More of it for this school raises the county's 差异系数; null where that is not judgeable. */
  raises: z.boolean().nullable(),
})

const SchoolIndicator = z.object({
  code: z.string(),
  value: number,
  threshold: number,
  verdict: VerdictSchema.nullable(),
  /** `spare`: below the line, not below the floor of the one item that may be. */
  mark: z.enum(['met', 'spare', 'unmet', 'not_judgeable']).nullable(),
  gap: Gap.nullable(),
  toPass: z.string().nullable(),
  /** An alternative input used, an exemption applied. */
  notes: z.array(z.string()),
})

const SchoolSection = SectionSchema.pick({ stage: true, students: true, met: true, floorOk: true, pass: true }).extend({
  classes: number,
  /** Why it does not count; its values are shown all the same. */
  excluded: z.string().nullable(),
  /** How many indicators must be lifted for it to pass; whether it passes by its one spare. */
  lifts: z.number().int(),
  usesSpare: z.boolean(),
  /** 学段拆分 in words and numbers; null where nothing is split. */
  split: z.string().nullable(),
  indicators: z.array(SchoolIndicator),
})

/** An item of the standard as far as it is the school's own matter. `key` with the school is what an explanation is asked by. */
const SchoolDuty = z.object({
  key: z.string(),
  lines: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Null where it is not judged school by school. */
  verdict: VerdictSchema.nullable(),
  /** False where it does not concern this school. */
  concerns: z.boolean(),
  toPass: z.string().nullable(),
  notes: z.array(z.string()),
})

const SchoolClasses = z.object({
  stage: Stage,
  /** Pupils a class may have; null where the standard has no such line. */
  limit: number,
  largest: number,
  /** What is missing; null when every class is known. */
  unknown: z.string().nullable(),
  /** Without rolls: the bands over the line, in words. */
  bands: z.array(z.string()),
  rolls: z.array(
    z.object({
      grade: z.number().int(),
      name: z.string(),
      students: number,
      /** By how many pupils it is over the line, 0 within it. */
      over: number,
      source: SourceSchema.nullable(),
    }),
  ),
})

const SchoolRooms = z.object({
  kind: z.enum(['music', 'art']),
  /** ceil(classes ÷ 12), and the area each must have; null where the standard asks for none, or it is unknown. */
  required: number,
  line: number,
  /** Those at least as large; null without a line. */
  good: number,
  /** Null: rooms were not reported. */
  areas: z.array(z.object({ area: number, source: SourceSchema.nullable() })).nullable(),
})

const SchoolCampus = z.object({
  code: z.string(),
  name: z.string(),
  pupils: z.object({ primary: number, junior: number, senior: number }),
  amounts: z.array(InputSchema),
})

/** 一校一页: everything a school was judged on, and how it stands. */
export const SchoolView = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  founded: number,
  /** 隶属; empty if not reported. */
  authority: z.string(),
  /** The central school of a teaching point. */
  parent: z.object({ code: z.string(), name: z.string() }).nullable(),
  sections: z.array(SchoolSection),
  duties: z.array(SchoolDuty),
  classes: z.array(SchoolClasses),
  rooms: z.array(SchoolRooms),
  /** Null where the school is not reported by campus. */
  campuses: z.array(SchoolCampus).nullable(),
  /** The facts it was judged on, as they stand in the files; `stage` null: the whole school's. */
  facts: z.array(
    z.object({
      stage: Stage.nullable(),
      /** `period`: what day or year the fact is of, in words. */
      facts: z.array(z.object({ period: z.string(), input: InputSchema })),
    }),
  ),
  /** The school's rows in the handed-in files, so that their faults can be found: `sheet` as a fault names it. */
  rows: z.array(z.object({ sheet: z.string(), rows: z.array(z.number().int()) })),
})
export type SchoolView = z.infer<typeof SchoolView>

/** All schools of a county, in the order of their codes. */
export const CountySchools = z.object({ county: z.object({ code: z.string(), name: z.string() }), schools: z.array(SchoolLine) })
export type CountySchools = z.infer<typeof CountySchools>
