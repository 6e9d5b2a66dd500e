import { type County, STAGES, type Stage } from '../collection/county.ts'
import type { List, Operand, Scope } from '../standards/formula/compute.ts'
import { newColumn } from '../standards/formula/new-column.ts'
import type { Profile } from '../standards/profile.ts'
import type { Standard } from '../standards/standard.ts'
import { decideScope, isPrivate, type ScopeResult } from './scope.ts'
import { schoolPupils, sectionShares, splitResource } from './split.ts'

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
  /** All counted sections. */
  sectionRows: Int32Array
  /** Schools with at least one counted section; the duties run over them. */
  schoolRows: Int32Array
  sectionColumn: (name: string) => Float64Array
  schoolColumn: (name: string) => Float64Array
  /** A section column gathered over the counted sections of a stage. */
  stageColumn: (stage: Stage, name: string) => Float64Array
}

export function frameOf(county: County, standard: Standard, profile: Profile): Frame {
  const scope = decideScope(county, standard, profile)
  const rows: [number[], number[]] = [[], []]
  const counted: number[] = []
  const schools: number[] = []
  for (let section = 0; section < county.sections.rows; section++) {
    if (scope.reasons[section] !== null) continue
    rows[county.sections.stage[section]! as 0 | 1].push(section)
    counted.push(section)
    const school = county.sections.school[section]!
    // Sections stand by school, so a school met again is the one just met.
    if (schools.at(-1) !== school) schools.push(school)
  }
  const sectionColumns = new Map<string, Float64Array>()
  const schoolColumns = new Map<string, Float64Array>()
  const stageColumns = { primary: new Map<string, Float64Array>(), junior: new Map<string, Float64Array>() }
  const frame: Frame = {
    county,
    standard,
    profile,
    scope,
    shares: sectionShares(county, standard),
    stageRows: { primary: new Int32Array(rows[0]), junior: new Int32Array(rows[1]) },
    sectionRows: new Int32Array(counted),
    schoolRows: new Int32Array(schools),
    sectionColumn: (name) => remembered(sectionColumns, name, () => buildSectionColumn(frame, name)),
    schoolColumn: (name) => remembered(schoolColumns, name, () => buildSchoolColumn(frame, name)),
    stageColumn: (stage, name) =>
      remembered(stageColumns[stage], name, () => gather(frame.sectionColumn(name), frame.stageRows[stage])),
  }
  return frame
}

/** Names as a formula over the given sections sees them. `also` supplies the rule's own parameters. */
export function sectionScope(frame: Frame, rows: Int32Array, also: Readonly<Record<string, Operand>> = {}): Scope {
  return { rows: rows.length, value: (name) => also[name] ?? gather(frame.sectionColumn(name), rows) }
}

/** The same over all counted sections of a stage. */
export function stageScope(frame: Frame, stage: Stage): Scope {
  return { rows: frame.stageRows[stage].length, value: (name) => frame.stageColumn(stage, name) }
}

/** Names as a formula over the given schools sees them; rooms and classes come as lists. */
export function schoolScope(frame: Frame, rows: Int32Array, also: Readonly<Record<string, Operand>> = {}): Scope {
  return {
    rows: rows.length,
    value: (name) => also[name] ?? roomAreas(frame, rows, name) ?? gather(frame.schoolColumn(name), rows),
  }
}

/** Names as a formula over the whole county sees them: the county's own values, and lists over its schools or sections. */
export function countyScope(frame: Frame): Scope {
  const list = (column: Float64Array, of: Int32Array): List => ({ start: Int32Array.of(0, of.length), data: gather(column, of) })
  return {
    rows: 1,
    value: (name) => {
      const level = frame.standard.catalogue.elements.get(name)?.level
      if (level === 'county') return frame.county.values.get(name)?.number ?? Number.NaN
      return level === 'section'
        ? list(frame.sectionColumn(name), frame.sectionRows)
        : list(frame.schoolColumn(name), frame.schoolRows)
    },
  }
}

export function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const result = newColumn(rows.length)
  for (let i = 0; i < rows.length; i++) result[i] = column[rows[i]!]!
  return result
}

/** Music or art rooms of the given schools, room by room; null when `name` is neither. Not handed in: one unknown room a school. */
function roomAreas(frame: Frame, rows: Int32Array, name: string): List | null {
  if (name !== 'music_room_areas' && name !== 'art_room_areas') return null
  const rooms = frame.county.rooms
  if (!rooms)
    return {
      start: Int32Array.from({ length: rows.length + 1 }, (_, i) => i),
      data: new Float64Array(rows.length).fill(Number.NaN),
    }
  const kind = name === 'music_room_areas' ? 0 : 1
  const start = new Int32Array(rows.length + 1)
  const data = newColumn(rooms.rows)
  let length = 0
  for (let i = 0; i < rows.length; i++) {
    for (const school of membersOf(frame, rows[i]!)) {
      for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++) {
        if (rooms.kind[room] === kind) data[length++] = rooms.area[room]!
      }
    }
    start[i + 1] = length
  }
  return { start, data: data.subarray(0, length) }
}

/** A school and the teaching points merged into it. */
export function membersOf(frame: Frame, school: number): number[] {
  const members = [school]
  if (frame.scope.mergedInto.size === 0) return members
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
    return own ? merged(frame, own) : newColumn(sections.rows).fill(Number.NaN)
  }
  return gather(frame.schoolColumn(name), sections.school)
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
  const counts = newColumn(county.sections.rows)
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
    return frame.schoolColumn('ft_teachers')[school]!
  },
}

function urbanRural(frame: Frame, school: number, test: (code: number) => boolean): number {
  const code = frame.county.schools.numbers.get('urban_rural_code')?.[school] ?? Number.NaN
  return Number.isNaN(code) ? code : test(code) ? 1 : 0
}

function buildSchoolColumn(frame: Frame, name: string): Float64Array {
  const { schools } = frame.county
  const derive = DERIVED[name]
  if (derive) {
    const column = newColumn(schools.rows)
    for (let school = 0; school < schools.rows; school++) column[school] = derive(frame, school)
    return column
  }
  if (frame.standard.catalogue.elements.get(name)?.level === 'section') return sumOverSections(frame, name)
  return schools.numbers.get(name) ?? newColumn(schools.rows).fill(Number.NaN)
}

function sumOverSections(frame: Frame, name: string): Float64Array {
  const sums = newColumn(frame.county.schools.rows)
  const column = frame.sectionColumn(name)
  for (let section = 0; section < column.length; section++) {
    if (frame.scope.mergedInto.has(section)) continue
    sums[frame.county.sections.school[section]!]! += column[section]!
  }
  return sums
}

/** Stages that have counted sections, primary first. */
export const stagesOf = (frame: Frame): Stage[] => STAGES.filter((stage) => frame.stageRows[stage].length > 0)
