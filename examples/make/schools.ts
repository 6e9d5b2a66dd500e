import { COUNTY, type SchoolWish, stagesOf } from './cast.ts'
import type { Row } from './files.ts'
import type { Random } from './random.ts'
import { makeResources, type Pupils, SHARED_COLUMNS } from './resources.ts'
import { type MadeSection, makeSection } from './sections.ts'

export interface MadeSchool {
  code: string
  row: Row
  sections: readonly MadeSection[]
  rooms: readonly Row[]
  campuses: readonly Row[]
}

/** 生均公用经费基准定额, yuan a pupil a year; stands in county.csv too. */
export const FUNDS_PER_PUPIL = { primary: 720, junior: 940 } as const

/** Everything the package says about one school of the cast. */
export function makeSchool(random: Random, school: SchoolWish, code: string, parentCode: string | null): MadeSchool {
  const sections = stagesOf(school).map((stage) => makeSection(random, school, stage, school[stage]!))
  const campuses = makeCampuses(random, school, code)
  const pupils = pupilsOf(school)
  const resources = campuses.length > 0 ? noResources() : makeResources(random, school, pupils)
  const row: Row = {
    school_code: code,
    school_name: school.name,
    county_code: COUNTY.code,
    county_name: COUNTY.name,
    school_type_code: school.type,
    parent_school_code: parentCode,
    authority: school.authority ?? '县属',
    town: townOf(school),
    design_capacity: Math.ceil(((pupils.primary + pupils.junior + pupils.senior) * 1.08) / 45) * 45,
    ownership: school.private ? 'private' : 'public',
    sponsor_type: school.sponsor ?? (school.private ? 10 : 7),
    urban_rural_code: school.place ?? 121,
    founding_year: school.founded ?? null,
    is_boarding: school.boarding ?? false,
    is_dense_urban_core: false,
    ...resources,
    ...lastYear(random, resources),
    senior_students: school.senior ?? null,
    preschool_students: null,
    migrant_worker_children: Math.round((pupils.primary + pupils.junior) * (school.migrantShare ?? random.between(0.02, 0.12))),
    ...funds(pupils),
    ...teacherDuties(sections),
    experiment_equipment_qualified: true,
    school_standard_score: random.whole(86, 97),
    core_items_failed: random.whole(0, 2),
    ...judgements(random),
    ...school.set,
  }
  return { code, row, sections, rooms: makeRooms(random, school, code, sections), campuses }
}

const pupilsOf = (school: SchoolWish): Pupils => ({
  primary: school.primary?.students ?? 0,
  junior: school.junior?.students ?? 0,
  senior: school.senior ?? 0,
})

const noResources = (): Row => Object.fromEntries(SHARED_COLUMNS.map((column) => [column, null]))

/** The main campus has every stage; the second one pupils of the primary stage only. */
function makeCampuses(random: Random, school: SchoolWish, code: string): Row[] {
  const second = school.secondCampusPrimary
  if (second === undefined) return []
  const all = pupilsOf(school)
  const campus = (campusCode: string, name: string, pupils: Pupils): Row => ({
    school_code: code,
    campus_code: campusCode,
    campus_name: name,
    primary_students: pupils.primary,
    junior_students: pupils.junior,
    senior_students: pupils.senior,
    ...makeResources(random, school, pupils),
  })
  return [
    campus('01', '本部', { ...all, primary: all.primary - second }),
    campus('02', '南校区', { primary: second, junior: 0, senior: 0 }),
  ]
}

function lastYear(random: Random, resources: Row): Row {
  const equipment = resources['equipment_value_wan']
  return {
    equipment_value_wan_prev: typeof equipment === 'number' ? Number((equipment * random.between(0.86, 0.97)).toFixed(2)) : null,
    teaching_area_total_prev: resources['teaching_area_total'] ?? null,
    has_construction_record: false,
  }
}

/** 万元; 公用经费 by the county's own standard, at least for a hundred pupils, 5.2 % of it for training. */
function funds({ primary, junior }: Pupils): Row {
  const yuan = primary * FUNDS_PER_PUPIL.primary + junior * FUNDS_PER_PUPIL.junior
  const small = primary + junior > 0 && primary + junior < 100
  const budget = (small ? 100 * (junior > 0 ? FUNDS_PER_PUPIL.junior : FUNDS_PER_PUPIL.primary) : yuan) / 1e4
  const wan = (value: number) => (yuan === 0 ? null : Number(value.toFixed(2)))
  return {
    public_funds_budget_wan: wan(budget),
    public_funds_settled_wan: wan(budget * 0.995),
    training_funds_budget_wan: wan(budget * 0.0525),
    training_funds_settled_wan: wan(budget * 0.0521),
    public_funds_appropriated_yuan: small ? Math.round(budget * 1e4) : null,
  }
}

function teacherDuties(sections: readonly MadeSection[]): Row {
  const teachers = sections.reduce((sum, section) => sum + section.teachers, 0)
  if (sections.length === 0) return {}
  return { ft_teachers_school: teachers, teachers_trained_360: teachers, teachers_certified: teachers }
}

function judgements(random: Random): Row {
  return {
    school_charter_it: 'met',
    it_use: 'met',
    moral_culture_good: random.next() < 0.3 ? 'excellent' : 'good',
    curriculum_complete: 'met',
    no_overburden: 'met',
  }
}

/** One music and one art room for every twelve classes begun, now and then one more. */
function makeRooms(random: Random, school: SchoolWish, code: string, sections: readonly MadeSection[]): Row[] {
  const classes = sections.reduce((sum, section) => sum + section.classes.length, 0)
  const count = classes === 0 ? 0 : Math.ceil(classes / 12) + (random.next() < 0.2 ? 1 : 0)
  const drawn = (low: number, high: number) => Array.from({ length: count }, () => random.whole(low, high))
  const rooms = school.rooms ?? { music: drawn(96, 112), art: drawn(90, 106) }
  return [
    ...rooms.music.map((area) => ({ school_code: code, kind: 'music', area })),
    ...rooms.art.map((area) => ({ school_code: code, kind: 'art', area })),
  ]
}

const TOWNS = { urban: ['城关街道', '新城街道'], town: ['柳堤镇', '枫桥镇', '荷塘镇'], rural: ['北岭乡', '南坡乡'] } as const

/** A made-up town that fits the school's 城乡分类代码; always the same for a name. */
function townOf({ name, place = 121 }: SchoolWish): string {
  const towns = place >= 200 ? TOWNS.rural : place >= 120 ? TOWNS.town : TOWNS.urban
  const sum = [...name].reduce((n, char) => n + char.codePointAt(0)!, 0)
  return towns[sum % towns.length]!
}
