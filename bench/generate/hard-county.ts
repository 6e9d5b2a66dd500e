import { csv, type Files, type Row } from '../../examples/make/files.ts'
import { makeRows, packageFiles } from '../../examples/make/package.ts'
import { type Random, seeded } from '../../examples/make/random.ts'

const RESOURCES = [
  'teaching_area_total',
  'indoor_sports_area',
  'sports_field_area',
  'equipment_value_wan',
  'multimedia_rooms',
  'computers',
  'books',
]
/** Cells whose absence must lead to *not judgeable*, never to a zero or a guess. */
const SCHOOL_GAPS = [
  ...RESOURCES,
  'founding_year',
  'ownership',
  'sponsor_type',
  'is_boarding',
  'urban_rural_code',
  'senior_students',
  'training_funds_budget_wan',
  'public_funds_budget_wan',
  'ft_teachers_school',
  'teachers_trained_360',
  'teachers_certified',
  'core_items_failed',
  'public_funds_appropriated_yuan',
  'is_dense_urban_core',
  'school_charter_it',
  'moral_culture_good',
]
const COUNTY_KEPT = /^(per_student|statistics_date|naeq|score|form)|@/

/**
 * The example county roughly handled: gaps, zeros, crowded classes, missing rooms, campuses, other owners, other county figures. Each seed
 * is another county; most verdicts differ from the example's. For differential tests only.
 */
export function hardCounty(seed: number): Files {
  const random = seeded(seed)
  const rows = makeRows()
  const gaps = [0, 0, 0.004, 0.017][random.whole(0, 3)]!
  const chance = (share: number) => random.next() < share
  rows.schools = rows.schools.map((school) => roughSchool(random, emptied(random, school, SCHOOL_GAPS, gaps)))
  rows.sections = rows.sections.map((section) => {
    const columns = Object.keys(section).filter(
      (key) => !['school_code', 'stage', 'students', 'ft_teachers_above_edu'].includes(key),
    )
    const rough = emptied(random, emptied(random, section, columns, gaps), ['students'], gaps / 3)
    return chance(0.05)
      ? { ...rough, ft_teachers_edu_master: null, ft_teachers_above_edu: section['ft_teachers'] ?? null }
      : rough
  })
  for (const [i, school] of rows.schools.entries()) {
    if (String(school['school_type_code']) === '218' || !chance(0.08)) continue
    rows.campuses.push(...campuses(random, school, rows.sections))
    // A leased ground at one of two campuses: the other's empty cell is none, not unknown.
    if (chance(0.3)) rows.schools[i] = { ...school, is_dense_urban_core: true }
  }
  rows.county = rows.county
    .filter((row) => COUNTY_KEPT.test(String(row['element'])) || !chance(gaps))
    .map((row) =>
      typeof row['value'] === 'number' && !COUNTY_KEPT.test(String(row['element'])) && chance(0.1)
        ? { ...row, value: Math.floor(row['value'] * random.between(0.8, 1.2)) }
        : row,
    )
  rows.county = roughYears(seeded(seed + 1000), rows.county, gaps)
  rows.classes = rows.classes.map((one) => (chance(0.002) ? { ...one, students: random.whole(44, 52) } : one))
  rows.rooms = rows.rooms
    .filter(() => !chance(0.01))
    .map((room) => (chance(0.02) ? { ...room, area: random.whole(50, 100) } : room))
  const files = new Map(packageFiles(rows))
  if (chance(0.15)) files.delete('rooms.csv')
  if (chance(0.1)) files.set('campuses.csv', csv(['school_code', 'campus_code', 'campus_name', 'primary_students'], []))
  files.set('profile.json', new TextEncoder().encode(JSON.stringify({ name: `口径${seed}`, settings: settings(random) })))
  return files
}

/** Every local setting and exemption, each in about a third of the counties another than its default. */
function settings(random: Random): Record<string, string | number | boolean> {
  const choices: readonly (readonly [string, string | number | boolean])[] = [
    ['cv.mode', 'composite'],
    ['teachingPoint', 'merge_into_parent'],
    ['specialEdu.fundsStandard', 7000],
    ['retention.formula', 'alt_formula'],
    ['training.basis', 'budget_and_settled'],
    ['survey.requireVisits', true],
    ['musicArt.scope', 'per_stage'],
    ['size.twelveYear', 1800],
    ['basic.deductIndoorSports', false],
    ['exemptions.built_2016_or_before', true],
    ['exemptions.rural_small_class', true],
    ['exemptions.built_2010_or_before', false],
    ['exemptions.built_2010_nine_year', true],
    ['exemptions.migrant_majority', true],
    ['exemptions.twelve_year_relaxed', true],
    ['exemptions.small_rural_shared_teachers', true],
    ['exemptions.dense_urban_extra_space', false],
  ]
  return Object.fromEntries(choices.filter(() => random.next() < 0.35))
}

function emptied(random: Random, row: Row, columns: readonly string[], share: number): Row {
  return { ...row, ...Object.fromEntries(columns.filter(() => random.next() < share).map((column) => [column, null])) }
}

function roughSchool(random: Random, school: Row): Row {
  const chance = (share: number) => random.next() < share
  return {
    ...school,
    ...(chance(0.05) ? { multimedia_rooms: 0 } : {}),
    ...(chance(0.1) ? { sponsor_type: random.whole(1, 9) } : {}),
    ...(chance(0.03) ? { is_dense_urban_core: true, sports_rented_area: random.whole(0, 5000) } : {}),
    ...(chance(0.02) ? { moral_culture_good: 'pass' } : {}),
    ...(chance(0.02) ? { it_use: 'unmet' } : {}),
    ...(chance(0.05) ? { sports_field_area: random.whole(0, 30000) } : {}),
  }
}

/** Years that fall, years nobody reported, and now and then a veto raised or not spoken of. */
function roughYears(random: Random, county: readonly Row[], gaps: number): Row[] {
  const chance = (share: number) => random.next() < share
  return county
    .filter(({ element }) => !/@|^veto:/.test(String(element)) || !chance(gaps))
    .map((row) => {
      const element = String(row['element'])
      if (element.startsWith('veto:') && chance(0.02)) return { ...row, value: 'yes' }
      return element.includes('@') && typeof row['value'] === 'number' && chance(0.15)
        ? { ...row, value: Math.floor(row['value'] * random.between(0.9, 1.02)) }
        : row
    })
}

/** Two campuses with half of the pupils each; now and then the second has no primary pupils, or nobody at all. */
function campuses(random: Random, school: Row, sections: readonly Row[]): Row[] {
  const half = (stage: string) =>
    Math.floor(
      Number(sections.find((s) => s['school_code'] === school['school_code'] && s['stage'] === stage)?.['students'] ?? 0) / 2,
    )
  const bare = random.next() < 0.2
  return ['11', '12'].map((code) => ({
    school_code: school['school_code']!,
    campus_code: code,
    campus_name: `${code}校区`,
    primary_students: code === '12' && (bare || random.next() < 0.4) ? 0 : half('primary'),
    junior_students: code === '12' && bare ? 0 : half('junior'),
    senior_students: code === '12' && bare ? 0 : Math.floor(Number(school['senior_students'] ?? 0) / 2),
    ...Object.fromEntries(RESOURCES.map((key) => [key, random.next() < 0.01 ? null : random.whole(0, 900)])),
    teaching_area_total: random.whole(900, 9000),
    sports_rented_area: random.next() < 0.3 ? random.whole(100, 3000) : null,
  }))
}
