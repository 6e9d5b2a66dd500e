import { zipSync } from 'fflate'

/** Test support: a county package written as the test says it, with a plain, passing school where nothing is said. */
export interface PackageText {
  schools: Record<string, string | number>[]
  sections: Record<string, string | number>[]
  classes?: Record<string, string | number>[]
  rooms?: Record<string, string | number>[]
  campuses?: Record<string, string | number>[]
  county?: Record<string, string | number>
  /** County rows as they stand, for packages of several counties. */
  countyRows?: Record<string, string | number>[]
}

/** The bytes of the package as a zip. */
export function aPackage(text: PackageText): Uint8Array {
  const files: Record<string, string> = { 'schools.csv': csv(text.schools), 'sections.csv': csv(text.sections) }
  for (const table of ['classes', 'rooms', 'campuses'] as const) if (text[table]) files[`${table}.csv`] = csv(text[table])
  if (text.county) {
    files['county.csv'] = csv(Object.entries(text.county).map(([element, value]) => ({ county_code: COUNTY, element, value })))
  }
  if (text.countyRows) files['county.csv'] = csv(text.countyRows)
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, new TextEncoder().encode(content)])))
}

const COUNTY = '990102'

export function aSchool(code: number, over: Record<string, string | number> = {}): Record<string, string | number> {
  return {
    school_code: String(2199000000 + code),
    school_name: `示例第${code}学校`,
    county_code: COUNTY,
    county_name: '虚构县（示例）',
    school_type_code: 211,
    ownership: 'public',
    sponsor_type: 7,
    teaching_area_total: 6000,
    indoor_sports_area: 500,
    sports_field_area: 9500,
    equipment_value_wan: 250,
    multimedia_rooms: 30,
    computers: 200,
    books: 30000,
    ...over,
  }
}

/** A section of 1 000 pupils that meets all seven indicators of either stage. */
export function aSection(code: number, over: Record<string, string | number> = {}): Record<string, string | number> {
  return {
    school_code: String(2199000000 + code),
    stage: 'primary',
    students: 1000,
    classes: 25,
    ft_teachers: 70,
    ft_teachers_edu_doctor: 0,
    ft_teachers_edu_master: 5,
    ft_teachers_edu_bachelor: 60,
    ft_teachers_edu_college: 5,
    ft_teachers_edu_senior_high: 0,
    ft_teachers_edu_below_high: 0,
    backbone_teachers: 12,
    ft_teachers_pe: 5,
    ft_teachers_music: 3,
    ft_teachers_fine_art: 3,
    ft_teachers_arts_other: 0,
    mid_senior_title_teachers: 40,
    ...over,
  }
}

/** Columns differ between rows: the header is their union, what a row lacks is empty. */
function csv(rows: readonly Record<string, string | number>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: string | number | undefined): string =>
    /[",\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '')
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\n')
}
