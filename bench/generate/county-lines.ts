import type { Random } from '../../examples/make/random.ts'
import type { Size } from '../generate.ts'

export interface County {
  code: string
  name: string
  items: readonly (readonly [string, string | number])[]
}

const SCHOOLS =
  'school_code,school_name,county_code,county_name,school_type_code,parent_school_code,authority,ownership,sponsor_type,urban_rural_code,' +
  'founding_year,is_boarding,is_dense_urban_core,teaching_area_total,indoor_sports_area,sports_field_area,sports_rented_area,' +
  'equipment_value_wan,multimedia_rooms,computers,books,senior_students,public_funds_budget_wan,training_funds_budget_wan,' +
  'public_funds_appropriated_yuan,ft_teachers_school,teachers_trained_360,teachers_certified,school_standard_score,core_items_failed,' +
  'school_charter_it,it_use,moral_culture_good,curriculum_complete,no_overburden'
const SECTIONS =
  'school_code,stage,students,classes,ft_teachers,ft_teachers_edu_doctor,ft_teachers_edu_master,ft_teachers_edu_bachelor,' +
  'ft_teachers_edu_college,ft_teachers_edu_senior_high,ft_teachers_edu_below_high,backbone_teachers,ft_teachers_pe,ft_teachers_music,' +
  'ft_teachers_fine_art,ft_teachers_arts_other,mid_senior_title_teachers,students_in_zone'

/** The files of a package and their headers; the peer reads exactly these columns. */
export const HEADERS = {
  schools: SCHOOLS,
  sections: SECTIONS,
  classes: 'school_code,stage,grade,class_name,students',
  rooms: 'school_code,kind,area',
  county: 'county_code,element,value',
} as const

export type CountyLines = Record<keyof typeof HEADERS, string[]>

type Stage = 'primary' | 'junior'

/** Cumulative shares of the kinds of school; the rest is 211 小学. */
const KINDS = [
  ['218', 0.04],
  ['311', 0.22],
  ['312', 0.36],
  ['341', 0.41],
  ['345', 0.45],
  ['514', 0.455],
] as const
const STAGES_OF: Record<string, readonly Stage[]> = {
  '211': ['primary'],
  '218': ['primary'],
  '311': ['junior'],
  '312': ['primary', 'junior'],
  '341': ['junior'],
  '345': ['primary', 'junior'],
  '514': ['primary', 'junior'],
}
const RATIOS: Record<string, readonly [number, number, number]> = {
  '312': [1, 1.1, 0],
  '341': [0, 1, 1.2],
  '345': [1, 1.1, 1.32],
}

interface MadeSection {
  students: number
  classes: number
  teachers: number
}

/** The lines of one county, each ending in a line feed. */
export function countyLines(random: Random, county: County, size: Size, codes: { next: Map<string, number> }): CountyLines {
  const lines: CountyLines = { schools: [], sections: [], classes: [], rooms: [], county: [] }
  let centre = ''
  for (let i = 0; i < size.schools; i++) {
    const drawn = random.next()
    const type = i === 0 ? '211' : (KINDS.find(([, share]) => drawn < share)?.[0] ?? '211')
    const code = nextCode(codes, type)
    if (type === '211') centre = code
    const made = { primary: null as MadeSection | null, junior: null as MadeSection | null }
    for (const stage of STAGES_OF[type]!) made[stage] = addSection(lines, random, code, type, stage, size.classes)
    const senior = type === '341' || type === '345' ? random.whole(200, 900) : null
    lines.schools.push(
      schoolLine(random, county, `${county.name}第${i + 1}学校`, code, type, type === '218' ? centre : '', made, senior),
    )
    addRooms(lines, random, code, (made.primary?.classes ?? 0) + (made.junior?.classes ?? 0))
  }
  for (const [element, value] of county.items) lines.county.push(`${county.code},${element},${value}\n`)
  return lines
}

function nextCode(codes: { next: Map<string, number> }, type: string): string {
  const kind = type.slice(0, 2)
  const number = (codes.next.get(kind) ?? 0) + 1
  codes.next.set(kind, number)
  return `${kind}99${String(number).padStart(6, '0')}`
}

function addSection(lines: CountyLines, random: Random, code: string, type: string, stage: Stage, mean: number): MadeSection {
  const point = type === '218'
  const special = type === '514'
  const count = point ? random.whole(3, 6) : special ? 4 : random.whole(6, Math.round(2 * mean) - 5)
  const usual = point ? random.whole(17, 19) : special ? 17 : stage === 'primary' ? random.whole(24, 42) : random.whole(28, 47)
  const grades = stage === 'primary' ? 6 : 3
  const first = stage === 'primary' ? 1 : 7
  let students = 0
  let number = 0
  let lastGrade = 0
  for (let i = 0; i < count; i++) {
    // Now and then a class is over the line: 46 or 51.
    const crowded = random.next() < 0.0004 ? 4 : 0
    const pupils = Math.min(usual + random.whole(-2, 2), stage === 'primary' ? 45 : 50) + crowded
    const grade = first + Math.floor((i * Math.min(grades, count)) / count)
    number = grade === lastGrade ? number + 1 : 1
    lastGrade = grade
    students += pupils
    lines.classes.push(`${code},${stage},${grade},${grade}年级${number}班,${pupils}\n`)
  }
  const teachers = Math.ceil(students / (stage === 'primary' ? random.between(14, 18) : random.between(11, 14)))
  lines.sections.push(sectionLine(random, code, stage, students, count, teachers))
  return { students, classes: count, teachers }
}

function sectionLine(random: Random, code: string, stage: Stage, students: number, classes: number, teachers: number): string {
  const above = Math.round(teachers * (stage === 'primary' ? random.between(0.75, 1) : random.between(0.62, 0.98)))
  const master = Math.floor(above * 0.05)
  const college = stage === 'primary' ? Math.floor(above * 0.2) : teachers - above
  const bachelor = stage === 'primary' ? above - master - college : above - master
  const high = stage === 'primary' ? teachers - above : 0
  const arts = Math.min(Math.ceil((students / 100) * random.between(0.8, 1.5)), teachers)
  const pe = Math.ceil(arts / 2)
  const music = Math.ceil((arts - pe) / 2)
  // One section in two thousand left this cell empty: not judgeable.
  const backbone = random.next() < 0.0005 ? '' : Math.min(Math.ceil((students / 100) * random.between(0.85, 1.9)), teachers)
  const title = Math.round(teachers * random.between(0.35, 0.6))
  const zone = stage === 'primary' ? students : Math.floor(students * 0.97)
  return `${code},${stage},${students},${classes},${teachers},0,${master},${bachelor},${college},${high},0,${backbone},${pe},${music},${arts - pe - music},0,${title},${zone}\n`
}

function schoolLine(
  random: Random,
  county: County,
  name: string,
  code: string,
  type: string,
  parent: string,
  made: Record<Stage, MadeSection | null>,
  senior: number | null,
): string {
  const [primary, junior] = [made.primary?.students ?? 0, made.junior?.students ?? 0]
  const ratio = RATIOS[type] ?? [1, 1, 1]
  const units = ratio[0] * primary + ratio[1] * junior + ratio[2] * (senior ?? 0)
  const hard = junior > 0
  const each = (low: number, high: number) => units * random.between(low, high)
  const sports = Math.round(each(hard ? 8.8 : 7, hard ? 17 : 13))
  const indoor = random.next() < 0.4 ? Math.round(sports * 0.1) : 0
  const rooms = Math.round(each(hard ? 5.2 : 4.2, hard ? 9 : 7.5)) + indoor
  const equipment = (each(hard ? 2200 : 1800, hard ? 4600 : 3900) / 1e4).toFixed(2)
  const media = Math.ceil(each(hard ? 0.022 : 0.0215, 0.037))
  const isPrivate = random.next() < 0.05
  const small = primary + junior < 100
  const funds = small ? 9.4 : (primary * 720 + junior * 940) / 1e4
  const teachers = (made.primary?.teachers ?? 0) + (made.junior?.teachers ?? 0)
  const founded = random.whole(1970, 2024)
  const dense = random.next() < 0.02
  return (
    `${code},${name},${county.code},${county.name},${type},${parent},县属,${isPrivate ? 'private,10' : 'public,7'},` +
    `${random.next() < 0.5 ? 121 : random.next() < 0.5 ? 111 : 220},${founded},${random.next() < 0.1 ? '是' : '否'},${dense ? '是' : '否'},` +
    `${rooms},${indoor},${sports - indoor},${dense ? 1500 : ''},${equipment},${media},${Math.ceil(each(0.1, 0.18))},${Math.ceil(each(25, 40))},` +
    `${senior ?? ''},${funds.toFixed(2)},${(funds * 0.0525).toFixed(2)},${small ? Math.round(funds * 1e4) : ''},${teachers},${teachers},${teachers},` +
    `${random.whole(86, 97)},${random.whole(0, 2)},met,met,good,met,met\n`
  )
}

/** A room of each kind for every twelve classes begun; one school in thirty has one too few. */
function addRooms(lines: CountyLines, random: Random, code: string, classes: number): void {
  const needed = Math.ceil(classes / 12)
  const count = needed > 1 && random.next() < 0.033 ? needed - 1 : needed
  for (let i = 0; i < count; i++) lines.rooms.push(`${code},music,${random.whole(96, 120)}\n`)
  for (let i = 0; i < count; i++) lines.rooms.push(`${code},art,${random.whole(90, 110)}\n`)
}
