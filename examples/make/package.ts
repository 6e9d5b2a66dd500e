import { type SchoolWish, stagesOf } from './cast.ts'
import { PRIMARY_CAST } from './cast-primary.ts'
import { SECONDARY_CAST } from './cast-secondary.ts'
import { countyRows } from './county-values.ts'
import { csv, type Files, type Row } from './files.ts'
import { seeded } from './random.ts'
import { SHARED_COLUMNS } from './resources.ts'
import { type MadeSchool, makeSchool } from './schools.ts'

/** The rows of every file of the package, before they are written as CSV; the faulty package is made from the same. */
export interface PackageRows {
  schools: Row[]
  sections: Row[]
  classes: Row[]
  rooms: Row[]
  campuses: Row[]
  county: Row[]
}

const SEED = 20251123

const SCHOOL_COLUMNS = [
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  'authority',
  'town',
  'design_capacity',
  'ownership',
  'sponsor_type',
  'urban_rural_code',
  'founding_year',
  'is_boarding',
  'is_dense_urban_core',
  ...SHARED_COLUMNS,
  'equipment_value_wan_prev',
  'teaching_area_total_prev',
  'has_construction_record',
  'senior_students',
  'preschool_students',
  'migrant_worker_children',
  'public_funds_budget_wan',
  'public_funds_settled_wan',
  'training_funds_budget_wan',
  'training_funds_settled_wan',
  'public_funds_appropriated_yuan',
  'ft_teachers_school',
  'teachers_trained_360',
  'teachers_certified',
  'experiment_equipment_qualified',
  'school_standard_score',
  'core_items_failed',
  'school_charter_it',
  'it_use',
  'moral_culture_good',
  'curriculum_complete',
  'no_overburden',
]

const SECTION_COLUMNS = [
  'school_code',
  'stage',
  'students',
  'classes',
  'ft_teachers',
  'ft_teachers_edu_doctor',
  'ft_teachers_edu_master',
  'ft_teachers_edu_bachelor',
  'ft_teachers_edu_college',
  'ft_teachers_edu_senior_high',
  'ft_teachers_edu_below_high',
  'ft_teachers_above_edu',
  'backbone_teachers',
  'ft_teachers_pe',
  'ft_teachers_music',
  'ft_teachers_fine_art',
  'ft_teachers_arts_other',
  'shared_pe_arts_teachers',
  'mid_senior_title_teachers',
  'staff_total',
  'students_in_zone',
  'students_prev',
  'new_enrolment',
  'expected_graduates',
  'grade_count',
]

/** The fictional county, the same every time. */
export function makeRows(): PackageRows {
  const random = seeded(SEED)
  const cast = [...PRIMARY_CAST, ...SECONDARY_CAST]
  const codes = schoolCodes(cast)
  const made = cast
    .map((school) => makeSchool(random, school, codes.get(school.name)!, school.parent ? codes.get(school.parent)! : null))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    schools: made.map((school) => school.row),
    sections: made.flatMap(sectionRows),
    classes: made.flatMap(classRows),
    rooms: made.flatMap((school) => school.rooms),
    campuses: made.flatMap((school) => school.campuses),
    county: countyRows(totals(cast, made)),
  }
}

export function packageFiles(rows: PackageRows): Files {
  return new Map([
    ['schools.csv', csv(SCHOOL_COLUMNS, rows.schools)],
    ['sections.csv', csv(SECTION_COLUMNS, rows.sections)],
    ['classes.csv', csv(['school_code', 'stage', 'grade', 'class_name', 'students'], rows.classes)],
    ['rooms.csv', csv(['school_code', 'kind', 'area'], rows.rooms)],
    ['campuses.csv', csv(CAMPUS_COLUMNS, rows.campuses)],
    ['county.csv', csv(['county_code', 'element', 'value'], rows.county)],
  ])
}

const CAMPUS_COLUMNS = [
  'school_code',
  'campus_code',
  'campus_name',
  'primary_students',
  'junior_students',
  'senior_students',
  ...SHARED_COLUMNS,
]

/** 2 digits of the kind of school, 99 for a province that does not exist, 6 running digits. */
function schoolCodes(cast: readonly SchoolWish[]): ReadonlyMap<string, string> {
  const next = new Map<string, number>()
  return new Map(
    cast.map((school) => {
      const kind = school.type.slice(0, 2)
      const number = (next.get(kind) ?? 0) + 1
      next.set(kind, number)
      return [school.name, `${kind}99${String(number).padStart(6, '0')}`]
    }),
  )
}

const sectionRows = (school: MadeSchool): Row[] => school.sections.map(({ row }) => ({ school_code: school.code, ...row }))

const classRows = (school: MadeSchool): Row[] =>
  school.sections.flatMap(({ stage, classes }) =>
    classes.map((one) => ({ school_code: school.code, stage, grade: one.grade, class_name: one.name, students: one.students })),
  )

function totals(cast: readonly SchoolWish[], made: readonly MadeSchool[]) {
  const special = cast.filter((school) => school.type === '514')
  return {
    juniorEnrolment: made
      .flatMap((school) => school.sections)
      .filter((section) => section.stage === 'junior')
      .reduce((sum, section) => sum + Number(section.row['new_enrolment']), 0),
    specialPupils: special.reduce(
      (sum, school) => sum + stagesOf(school).reduce((n, stage) => n + school[stage]!.students, 0),
      0,
    ),
  }
}
