import { z } from 'zod'
import { STAGES } from '../../collection/county.ts'
import { PlainDate, SchoolCode } from '../../orgs/schema.ts'
import type { MeasureKind } from '../plan/plan.ts'

/** The kinds of measures in the words of the standards (standards.md §6.5). */
export const MEASURE_NAMES: Readonly<Record<MeasureKind, string>> = {
  new_build: '新建',
  expand: '改扩建',
  convert_rooms: '功能调整',
  divert: '分流',
  merge: '并入',
  lease: '租赁',
  purchase: '购置',
  reallocate: '均衡调配',
  teachers: '教师调配',
  zoning: '招生划片',
  survey: '专项普查',
  teaching: '教学改进',
}

/** What can be carried from one school to another; keys and units are those of the data. */
export const ASSETS = ['equipment_value_wan', 'multimedia_rooms', 'computers', 'books'] as const
/** `teaching_area` is 教学及辅助用房 without 室内体育用房, as the indicator counts it. Areas in ㎡. */
export const PREMISES = ['teaching_area', 'indoor_sports_area', 'sports_field_area', 'design_capacity'] as const
export const AMOUNTS = [...ASSETS, ...PREMISES] as const
export type AmountKey = (typeof AMOUNTS)[number]

export const AMOUNT_NAMES: Readonly<Record<AmountKey, { zh: string; unit: string }>> = {
  equipment_value_wan: { zh: '教学仪器设备', unit: '万元' },
  multimedia_rooms: { zh: '网络多媒体教室', unit: '间' },
  computers: { zh: '教学用计算机', unit: '台' },
  books: { zh: '图书', unit: '册' },
  teaching_area: { zh: '教学及辅助用房（不含体育馆）', unit: '㎡' },
  indoor_sports_area: { zh: '室内体育用房', unit: '㎡' },
  sports_field_area: { zh: '体育运动场地', unit: '㎡' },
  design_capacity: { zh: '设计规模', unit: '人' },
}

/** What is counted of full-time teachers, by the data's own columns. `teachers_…` are columns of the school, the rest of the section. */
export const TEACHER_COUNTS = {
  ft_teachers_edu_doctor: '博士',
  ft_teachers_edu_master: '硕士',
  ft_teachers_edu_bachelor: '本科',
  ft_teachers_edu_college: '专科',
  ft_teachers_edu_senior_high: '高中阶段',
  ft_teachers_edu_below_high: '高中阶段以下',
  backbone_teachers: '县级以上骨干',
  ft_teachers_pe: '体育',
  ft_teachers_music: '音乐',
  ft_teachers_fine_art: '美术',
  ft_teachers_arts_other: '艺术（综合）',
  mid_senior_title_teachers: '中级以上职称',
  teachers_certified: '持教师资格证',
  teachers_trained_360: '五年培训满360学时',
} as const
export type TeacherCount = keyof typeof TEACHER_COUNTS
export const TEACHER_KEYS = Object.keys(TEACHER_COUNTS) as TeacherCount[]

const StageSchema = z.enum(STAGES)
/** 1–9, junior from 7; null: not said, and then class sizes cannot be reckoned. */
const Grade = z.number().int().min(1).max(9).nullable()
const Count = z.number().int().min(0).max(20_000)
const More = z.number().min(0).max(10_000_000)
const Change = z.number().min(-10_000_000).max(10_000_000)

/** What is not named stays as it is. */
export const Amounts = z.partialRecord(z.enum(AMOUNTS), More)
/** As `Amounts`; what is given up is negative. */
const Changes = z.partialRecord(z.enum(AMOUNTS), Change)
const AssetAmounts = z.partialRecord(z.enum(ASSETS), More)
export type AmountsOf = z.infer<typeof Changes>

/** 音乐、美术专用教室; `count` rooms of `area` ㎡ each. */
export const RoomLine = z.strictObject({
  kind: z.enum(['music', 'art']),
  area: z.number().min(1).max(2000),
  count: z.number().int().min(1).max(100),
})
/** Classes opened: the pupils of the grade are then spread evenly over all its classes. */
export const ClassLine = z.strictObject({ stage: StageSchema, grade: Grade, count: z.number().int().min(1).max(200) })

/** How many full-time teachers, and how many of them are what. What is not said of them is unknown, never nobody (`teachers.ts`). */
export const TeacherNumbers = z
  .strictObject({ count: Count, of: z.partialRecord(z.enum(TEACHER_KEYS as [TeacherCount, ...TeacherCount[]]), Count) })
  .refine(({ count, of }) => Object.values(of).every((part) => part === undefined || part <= count), {
    message: '其中的人数不能多于总人数',
  })
export type TeacherNumbers = z.infer<typeof TeacherNumbers>

/** A school that is not in the data yet: it has what measures bring it and nothing else, and no funds of the year before it opened. */
export const NewSchool = z.strictObject({
  name: z.string().trim().min(2).max(60),
  /** 办学类型代码 of schools that can be judged. */
  type: z.enum(['211', '311', '312', '341', '345']),
  stages: z.array(StageSchema).min(1).max(2),
  ownership: z.enum(['public', 'private']).default('public'),
  urbanRuralCode: z.number().int().min(100).max(300).nullable().default(null),
  boarding: z.boolean().nullable().default(null),
  /** Of schools that have senior years: what is shared is divided by them too. */
  seniorStudents: Count.nullable().default(null),
  teachers: z.partialRecord(StageSchema, TeacherNumbers).default({}),
})
export type NewSchool = z.infer<typeof NewSchool>

/** A campus's code; null: the school has one, or which it is makes no difference. */
const Campus = z.string().trim().max(20).nullable().default(null)
const At = { school: SchoolCode, campus: Campus }
const Building = {
  ...At,
  /** The day from which it can be used and counts. */
  on: PlainDate,
  amounts: Amounts.default({}),
  rooms: z.array(RoomLine).max(20).default([]),
  classes: z.array(ClassLine).max(40).default([]),
}

/** Pupils who change school on a day, with the classes closed and opened for it. `inZone`: do they live in the new school's zone? null: not known. */
export const PupilLine = z.strictObject({
  on: PlainDate,
  stage: StageSchema,
  grade: Grade,
  pupils: z.number().int().min(1).max(20_000),
  closed: Count.default(0),
  opened: Count.default(0),
  inZone: z.boolean().nullable().default(null),
})
export type PupilLine = z.infer<typeof PupilLine>

const lines = <T extends z.ZodType>(line: T) => z.array(line).min(1, '请至少填一行').max(40)
const AmountLine = z.strictObject({ on: PlainDate, amounts: AssetAmounts })
const Others = { from: SchoolCode, to: SchoolCode }
const Told = { on: PlainDate, about: z.string().trim().max(500).default('') }

/** What a measure of each kind does, with its days: amounts hold from their day on, leased space also until its last day. */
export const MeasureFacts = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new_build'), ...Building, newSchool: NewSchool.nullable().default(null) }),
  z.strictObject({ kind: z.literal('expand'), ...Building }),
  z.strictObject({
    kind: z.literal('convert_rooms'),
    ...Building,
    amounts: Changes.default({}),
    /** Rooms that stop being music or art rooms, by the area they have in the data. */
    given: z.array(RoomLine).max(20).default([]),
  }),
  z.strictObject({ kind: z.literal('divert'), ...Others, fromCampus: Campus, toCampus: Campus, lines: lines(PupilLine) }),
  /** All pupils and classes of a school go to another; teachers, things and premises where so said. */
  z.strictObject({
    kind: z.literal('merge'),
    ...Others,
    toCampus: Campus,
    on: PlainDate,
    teachers: z.boolean(),
    assets: z.boolean(),
    premises: z.boolean(),
    inZone: z.boolean().nullable().default(null),
  }),
  /** `sports`: a venue outside school, which counts only under the exemption for dense city centres. */
  z.strictObject({
    kind: z.literal('lease'),
    ...At,
    use: z.enum(['teaching', 'sports']),
    area: z.number().min(1).max(1_000_000),
    rooms: z.array(RoomLine).max(20).default([]),
    from: PlainDate,
    until: PlainDate,
  }),
  z.strictObject({ kind: z.literal('purchase'), ...At, lines: lines(AmountLine) }),
  z.strictObject({
    kind: z.literal('reallocate'),
    ...Others,
    fromCampus: Campus,
    toCampus: Campus,
    lines: lines(AmountLine),
  }),
  /** `from` null: newly recruited. `visiting`: 走教、兼职 teachers of sport and arts, who stay with their school. */
  z.strictObject({
    kind: z.literal('teachers'),
    from: SchoolCode.nullable(),
    fromStage: StageSchema.nullable().default(null),
    to: SchoolCode,
    stage: StageSchema,
    visiting: z.boolean().default(false),
    lines: lines(z.strictObject({ on: PlainDate, teachers: TeacherNumbers })),
  }),
  z.strictObject({ kind: z.literal('zoning'), ...Told }),
  z.strictObject({ kind: z.literal('survey'), ...Told }),
  z.strictObject({ kind: z.literal('teaching'), ...Told }),
])
export type MeasureFacts = z.infer<typeof MeasureFacts>

/** Schools a measure names, the first being the one it is for. */
export function schoolsOf(facts: MeasureFacts): string[] {
  if ('school' in facts) return [facts.school]
  if ('to' in facts) return facts.from === null || facts.from === facts.to ? [facts.to] : [facts.to, facts.from]
  return []
}
