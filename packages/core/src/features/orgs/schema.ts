import { z } from 'zod'
import { AUTHORITIES, ORG_KINDS, SCHOOL_TYPE_CODES, URBAN_RURAL } from './kinds.ts'

/** A day that exists, `2026-09-01`. */
export const PlainDate = z.iso.date()
export const RegionCode = z.string().regex(/^[0-9]{6}([0-9]{3})?$/, '行政区划代码为 6 位，镇街为 9 位')
export const SchoolCode = z.string().regex(/^[0-9]{10}$/, '学校标识码为 10 位数字')
export const OrgName = z.string().trim().min(2, '名称至少 2 个字').max(80)
export const Reason = z.string().trim().min(2, '请写明原因').max(500)
const ShortName = z.string().trim().min(1).max(40).nullable()

/** The first day where nobody knows since when something has been: shown as 不详. */
export const SINCE_UNKNOWN = '1900-01-01'

/** One of a school's 校区; `code` as in the county package. */
export const Campus = z.strictObject({ code: z.string().trim().min(1).max(10), name: z.string().trim().min(1).max(60) })

/** What only schools have; null = not known. Counts are pupils, `foundingYear` a year. */
export const SchoolFacts = z.strictObject({
  typeCode: z.enum(SCHOOL_TYPE_CODES).nullable(),
  authority: z.enum(AUTHORITIES).nullable(),
  ownership: z.enum(['public', 'private']).nullable(),
  sponsor: z.number().int().min(1).max(10).nullable(),
  urbanRural: z.enum(Object.keys(URBAN_RURAL) as [string, ...string[]]).nullable(),
  foundingYear: z.number().int().min(1800).max(2100).nullable(),
  designCapacity: z.number().int().min(0).max(30_000).nullable(),
  boarding: z.boolean().nullable(),
  campuses: z.array(Campus).max(20),
})
export type SchoolFacts = z.infer<typeof SchoolFacts>

/** What all others may note. */
export const UnitFacts = z.strictObject({ duty: z.string().trim().max(500).nullable() })

export const NO_SCHOOL_FACTS: SchoolFacts = {
  typeCode: null,
  authority: null,
  ownership: null,
  sponsor: null,
  urbanRural: null,
  foundingYear: null,
  designCapacity: null,
  boarding: null,
  campuses: [],
}

/** What can be said of an organisation besides where it stands: what a correction may put right. `school` only where it is one. */
export const OrgFacts = z.strictObject({
  name: OrgName,
  shortName: ShortName,
  region: RegionCode,
  schoolCode: SchoolCode.nullable(),
  school: SchoolFacts.nullable(),
  duty: z.string().trim().max(500).nullable(),
})
export type OrgFacts = z.infer<typeof OrgFacts>

/** Founded, changed by whom … ended: each is an action with a day and a reason. */
export const CHANGES = ['found', 'rename', 'move', 'amend', 'follow', 'merge', 'split', 'close'] as const
export type Change = (typeof CHANGES)[number]

export const CHANGE_NAMES: Readonly<Record<Change, string>> = {
  found: '建立',
  rename: '更名',
  move: '改属',
  amend: '情况变化',
  follow: '随上级改属',
  merge: '并入',
  split: '拆分',
  close: '撤销',
}

/**
 * An organisation as it was on a day. `keeper`: the region whose directory it stands in; `path`: ids from the root down to itself; `until`: the first
 * day it no longer held, null = holds.
 */
export const Org = z.object({
  id: z.uuid(),
  keeper: RegionCode,
  kind: z.enum(ORG_KINDS),
  parentId: z.uuid().nullable(),
  path: z.array(z.uuid()),
  facts: OrgFacts,
  since: PlainDate,
  until: PlainDate.nullable(),
  state: z.enum(['active', 'closed']),
  tags: z.array(z.string()),
  isDemo: z.boolean(),
})
export type Org = z.infer<typeof Org>

export const Region = z.object({
  code: RegionCode,
  level: z.enum(['nation', 'province', 'city', 'county', 'town']),
  name: z.string(),
})
export type Region = z.infer<typeof Region>

/** The whole directory on a day: what stood then, and the regions it names. */
export const Directory = z.object({
  county: z.object({ code: z.string(), name: z.string(), isDemo: z.boolean() }),
  asOf: PlainDate,
  today: PlainDate,
  regions: z.array(Region),
  orgs: z.array(Org),
  /** Other names that were confirmed, by organisation. */
  aliases: z.array(z.object({ orgId: z.uuid(), name: z.string() })),
})
export type Directory = z.infer<typeof Directory>
