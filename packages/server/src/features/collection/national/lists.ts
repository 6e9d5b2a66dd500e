import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import type { KnownSchool } from '@junheng/core/features/collection/national/school-names.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { csvNumber } from '../package/csv-text.ts'
import { countyOf, type Rows } from './fill.ts'
import type { Findings } from './findings.ts'
import { placed } from './read-figures.ts'

type CodeOf = (school: KnownSchool) => string | null
type Sections = ReadonlyMap<string, Map<string, string>>

/** Puts classes, teachers and rooms in place of the base's, school by school; what no list speaks of stays. */
export function fillLists(rows: Rows, into: Findings, codeOf: CodeOf, sections: Sections): void {
  const classes = into.classes.flatMap((c) => {
    const code = codeOf(c.school)
    return code === null
      ? []
      : [row({ school_code: code, stage: c.stage, grade: String(c.grade), class_name: c.name, students: String(c.students) })]
  })
  replace(rows, 'classes', classes, (r) => `${r.get('school_code')}\n${r.get('stage')}`)
  fillCounts(sections, classes)
  const teachers = into.teachers.flatMap(({ school, cells, at }) => {
    const code = codeOf(school)
    if (code === null) return []
    const stage = cells['stage'] === '小学' ? 'primary' : 'junior'
    if (sections.has(`${code}\n${stage}`)) return [row({ school_code: code, ...cells, stage })]
    into.faults.structural('S023', placed(at), () => [
      `任教学段是${cells['stage']}，而这所学校没有这个学段，这名教师没有列入。`,
      '核对任教学段或服务学校。',
    ])
    return []
  })
  replace(rows, 'teachers', teachers, (r) => r.get('school_code')!)
  const rooms = into.rooms.flatMap(({ school, kind, area }) => {
    const code = codeOf(school)
    return code === null ? [] : [row({ school_code: code, kind, area: csvNumber(area) })]
  })
  replace(rows, 'rooms', rooms, (r) => r.get('school_code')!)
}

/** Pupils and classes of the register stand in for figures that neither the statistics nor the base report. */
function fillCounts(sections: Sections, classes: readonly Map<string, string>[]): void {
  for (const [key, { students, count }] of counted(classes)) {
    const section = sections.get(key)
    if (section && (section.get('students') ?? '') === '') section.set('students', String(students))
    if (section && (section.get('classes') ?? '') === '') section.set('classes', String(count))
  }
}

function counted(classes: readonly Map<string, string>[]): Map<string, { students: number; count: number }> {
  const sums = new Map<string, { students: number; count: number }>()
  for (const one of classes) {
    const key = `${one.get('school_code')}\n${one.get('stage')}`
    const known = sums.get(key) ?? { students: 0, count: 0 }
    sums.set(key, { students: known.students + Number(one.get('students')), count: known.count + 1 })
  }
  return sums
}

/** What the lists alone come to, by `code⏎stage⏎element`: teachers are counted by the rule the evaluation itself uses. */
export function listCounts(
  rows: Rows,
  into: Findings,
  codeOf: CodeOf,
  sections: Sections,
  catalogue: Catalogue & CountyKeys,
): Map<string, number> {
  const counts = new Map<string, number>()
  const classes = new Set(into.classes.map((c) => `${codeOf(c.school)}\n${c.stage}`))
  const ofLists = (rows.get('classes') ?? []).filter((r) => classes.has(`${r.get('school_code')}\n${r.get('stage')}`))
  for (const [key, { students, count }] of counted(ofLists)) {
    counts.set(`${key}\nstudents`, students)
    counts.set(`${key}\nclasses`, count)
  }
  const codes = new Set(into.teachers.map((t) => codeOf(t.school)))
  const teachers = (rows.get('teachers') ?? []).filter((r) => codes.has(r.get('school_code')!))
  if (teachers.length === 0) return counts
  const bare: Rows = new Map([
    ['schools', rows.get('schools')!.map((r) => pick(r, WHO))],
    ['sections', [...sections.values()].map((r) => pick(r, ['school_code', 'stage']))],
    ['teachers', teachers],
  ])
  for (const { schools, sections: counted } of countyOf(bare, catalogue).counties) {
    for (const [element, column] of counted.numbers)
      column.forEach((value, i) => {
        const stage = counted.stage[i] === 0 ? 'primary' : 'junior'
        if (!Number.isNaN(value)) counts.set(`${schools.codes[counted.school[i]!]}\n${stage}\n${element}`, value)
      })
    for (const element of ['ft_teachers_school', 'teachers_certified', 'teachers_trained_360'])
      schools.numbers.get(element)?.forEach((value, i) => {
        if (!Number.isNaN(value)) counts.set(`${schools.codes[i]}\n\n${element}`, value)
      })
  }
  return counts
}

const WHO = ['school_code', 'school_name', 'county_code', 'county_name', 'school_type_code', 'parent_school_code']

const pick = (row: ReadonlyMap<string, string>, keys: readonly string[]) => new Map(keys.map((key) => [key, row.get(key) ?? '']))
const row = (cells: Readonly<Record<string, string>>) => new Map(Object.entries(cells))

function replace(rows: Rows, table: TableName, found: Map<string, string>[], whose: (row: Map<string, string>) => string): void {
  if (found.length === 0) return
  const replaced = new Set(found.map(whose))
  rows.set(table, [...(rows.get(table) ?? []).filter((r) => !replaced.has(whose(r))), ...found])
}
