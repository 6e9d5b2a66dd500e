import { type County, STAGES, type Stage } from '../collection/county.ts'
import type { List, Operand, Scope } from '../standards/formula/compute.ts'
import type { Profile } from '../standards/profile.ts'
import type { Standard } from '../standards/standard.ts'
import { decideScope, isPrivate, type ScopeResult } from './scope.ts'
import { schoolPupils, sectionShares, sectionsOfSchool, splitResource } from './split.ts'

/**
 * A county made ready for judging: who counts, what is split, and every name a formula may use as a column over all sections
 * (`sectionColumn`) or over all schools (`schoolColumn`). Columns are worked out once, when first asked for.
 */
export interface Frame {
  county: County
  standard: Standard
  profile: Profile
  scope: ScopeResult
  shares: Float64Array
  /** Counted sections of each stage, in the order of the county's sections. */
  stageRows: Record<Stage, Int32Array>
  /** Schools with at least one counted section; the duties run over them. */
  schoolRows: Int32Array
  sectionColumn: (name: string) => Float64Array
  schoolColumn: (name: string) => Float64Array
}

export function frameOf(county: County, standard: Standard, profile: Profile): Frame {
  const scope = decideScope(county, standard, profile)
  const rows: [number[], number[]] = [[], []]
  const inScope = new Set<number>()
  for (let section = 0; section < county.sections.rows; section++) {
    if (scope.reasons[section] !== null) continue
    rows[county.sections.stage[section]! as 0 | 1].push(section)
    inScope.add(county.sections.school[section]!)
  }
  const sectionColumns = new Map<string, Float64Array>()
  const schoolColumns = new Map<string, Float64Array>()
  const frame: Frame = {
    county,
    standard,
    profile,
    scope,
    shares: sectionShares(county, standard),
    stageRows: { primary: Int32Array.from(rows[0]), junior: Int32Array.from(rows[1]) },
    schoolRows: Int32Array.from([...inScope].sort((a, b) => a - b)),
    sectionColumn: (name) => remembered(sectionColumns, name, () => buildSectionColumn(frame, name)),
    schoolColumn: (name) => remembered(schoolColumns, name, () => buildSchoolColumn(frame, name)),
  }
  return frame
}

/** Names as a formula over the given sections sees them. `also` supplies the rule's own parameters. */
export function sectionScope(frame: Frame, rows: Int32Array, also: Readonly<Record<string, Operand>> = {}): Scope {
  return { rows: rows.length, value: (name) => also[name] ?? gather(frame.sectionColumn(name), rows) }
}

/** Names as a formula over the given schools sees them; rooms and classes come as lists. */
export function schoolScope(frame: Frame, rows: Int32Array, also: Readonly<Record<string, Operand>> = {}): Scope {
  return {
    rows: rows.length,
    value: (name) => also[name] ?? roomAreas(frame, rows, name) ?? gather(frame.schoolColumn(name), rows),
  }
}

/** Names as a formula over the whole county sees them: the county's own values, and lists over its schools or sections. */
export function countyScope(frame: Frame, rows: { schools: Int32Array; sections: Int32Array }): Scope {
  const list = (column: Float64Array, of: Int32Array): List => ({ start: Int32Array.of(0, of.length), data: gather(column, of) })
  return {
    rows: 1,
    value: (name) => {
      const level = frame.standard.catalogue.elements.get(name)?.level
      if (level === 'county') return frame.county.values.get(name)?.number ?? Number.NaN
      return level === 'section' ? list(frame.sectionColumn(name), rows.sections) : list(frame.schoolColumn(name), rows.schools)
    },
  }
}

export function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) result[i] = column[rows[i]!]!
  return result
}

/** Music or art rooms of the given schools, room by room; null when `name` is neither. Not handed in: one unknown room a school. */
function roomAreas(frame: Frame, rows: Int32Array, name: string): List | null {
  if (name !== 'music_room_areas' && name !== 'art_room_areas') return null
  const rooms = frame.county.rooms
  const kind = name === 'music_room_areas' ? 0 : 1
  const start = new Int32Array(rows.length + 1)
  const data: number[] = []
  for (let i = 0; i < rows.length; i++) {
    if (!rooms) data.push(Number.NaN)
    else {
      for (const school of membersOf(frame, rows[i]!)) {
        for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++) {
          if (rooms.kind[room] === kind) data.push(rooms.area[room]!)
        }
      }
    }
    start[i + 1] = data.length
  }
  return { start, data: Float64Array.from(data) }
}

/** A school and the teaching points merged into it. */
export function membersOf(frame: Frame, school: number): number[] {
  const members = [school]
  for (const [point, target] of frame.scope.mergedInto) {
    if (frame.county.sections.school[target] === school) members.push(frame.county.sections.school[point]!)
  }
  return members
}

function remembered(columns: Map<string, Float64Array>, name: string, build: () => Float64Array): Float64Array {
  let column = columns.get(name)
  if (!column) {
    column = build()
    columns.set(name, column)
  }
  return column
}

function buildSectionColumn(frame: Frame, name: string): Float64Array {
  const { county, standard } = frame
  const { sections } = county
  const element = standard.catalogue.elements.get(name)
  if (element?.shared) return merged(frame, splitResource(county, standard, frame.shares, name))
  if (element?.level === 'section') {
    const reported = sections.numbers.get(name)
    const own = name === 'classes' ? classCounts(county, reported) : reported
    return own ? merged(frame, own) : new Float64Array(sections.rows).fill(Number.NaN)
  }
  const ofSchool = frame.schoolColumn(name)
  return Float64Array.from(sections.school, (school) => ofSchool[school]!)
}

/** Adds to a central school's section what the teaching points merged into it have. */
function merged(frame: Frame, column: Float64Array): Float64Array {
  if (frame.scope.mergedInto.size === 0) return column
  const result = column.slice()
  for (const [point, target] of frame.scope.mergedInto) result[target]! += column[point]!
  return result
}

/** 教学班数 as reported, else counted from the class rolls where these were handed in. */
function classCounts(county: County, reported: Float64Array | undefined): Float64Array {
  const counts = new Float64Array(county.sections.rows)
  for (let section = 0; section < counts.length; section++) {
    const typed = reported?.[section] ?? Number.NaN
    const rolls = county.classes ? county.classes.start[section + 1]! - county.classes.start[section]! : Number.NaN
    counts[section] = Number.isNaN(typed) ? (rolls === 0 ? Number.NaN : rolls) : typed
  }
  return counts
}

const DERIVED: Record<string, (frame: Frame, school: number) => number> = {
  compulsory_students: (frame, school) => {
    let sum = 0
    for (const member of membersOf(frame, school)) {
      const pupils = schoolPupils(frame.county, member)
      sum += pupils.primary + pupils.junior
    }
    return sum
  },
  is_public: (frame, school) => {
    const owner = isPrivate(frame.county, school)
    return Number.isNaN(owner) ? owner : 1 - owner
  },
  is_rural: (frame, school) => urbanRural(frame, school, (code) => code >= 200),
  is_urban_or_town: (frame, school) => urbanRural(frame, school, (code) => code < 200),
  ft_teachers_school: (frame, school) => {
    const typed = frame.county.schools.numbers.get('ft_teachers_school')?.[school] ?? Number.NaN
    if (!Number.isNaN(typed)) return typed
    return sectionsOfSchool(frame.county, school).reduce((sum, section) => sum + frame.sectionColumn('ft_teachers')[section]!, 0)
  },
}

function urbanRural(frame: Frame, school: number, test: (code: number) => boolean): number {
  const code = frame.county.schools.numbers.get('urban_rural_code')?.[school] ?? Number.NaN
  return Number.isNaN(code) ? code : test(code) ? 1 : 0
}

function buildSchoolColumn(frame: Frame, name: string): Float64Array {
  const { schools } = frame.county
  const derive = DERIVED[name]
  if (derive) return Float64Array.from({ length: schools.rows }, (_, school) => derive(frame, school))
  if (frame.standard.catalogue.elements.get(name)?.level === 'section') return sumOverSections(frame, name)
  return schools.numbers.get(name) ?? new Float64Array(schools.rows).fill(Number.NaN)
}

function sumOverSections(frame: Frame, name: string): Float64Array {
  const sums = new Float64Array(frame.county.schools.rows)
  const column = frame.sectionColumn(name)
  for (let section = 0; section < column.length; section++) {
    if (frame.scope.mergedInto.has(section)) continue
    sums[frame.county.sections.school[section]!]! += column[section]!
  }
  return sums
}

/** Stages that have counted sections, primary first. */
export const stagesOf = (frame: Frame): Stage[] => STAGES.filter((stage) => frame.stageRows[stage].length > 0)
