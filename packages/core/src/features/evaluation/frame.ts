import { type County, STAGES, type Stage } from '../collection/county.ts'
import type { List, Operand, Scope } from '../standards/formula/compute.ts'
import { newRows } from '../standards/formula/new-column.ts'
import type { Profile } from '../standards/profile.ts'
import type { Indicator, Item, Standard } from '../standards/standard.ts'
import { gather, schoolColumn, sectionColumn } from './frame-columns.ts'
import type { IndicatorColumn } from './indicators.ts'
import type { SchoolRule } from './items/schools.ts'
import { roomAreas } from './room-areas.ts'
import { type SchoolFacts, schoolFacts } from './school-facts.ts'
import { decideScope, type ScopeResult } from './scope.ts'
import { sectionShares } from './split.ts'

/**
 * A county made ready for judging: who counts, what is split, and every name a formula may use as a column over all sections
 * (`sectionColumn`) or over all schools (`schoolColumn`). Columns are worked out once, when first asked for.
 */
export interface Frame {
  county: County
  standard: Standard
  profile: Profile
  facts: SchoolFacts
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
  /** A school column gathered over `schoolRows`. */
  countedColumn: (name: string) => Float64Array
  /** `music_room_areas` or `art_room_areas` of `schoolRows`, room by room; null for another name. */
  countedRooms: (name: string) => List | null
  /** Of a county cut from a group: what was worked out for all its counties in one run (`group-frames.ts`). */
  shared: Shared | null
}

export interface Shared {
  indicator: (indicator: Indicator, stage: Stage) => IndicatorColumn
  /** Whom 就近划片 concerns among a stage's sections. */
  zoned: (item: Item, stage: Stage) => Float64Array
  /** Null for a duty that depends on more than the schools. */
  duty: (item: Item) => SchoolRule | null
}

export function frameOf(county: County, standard: Standard, profile: Profile): Frame {
  const facts = schoolFacts(county)
  const scope = decideScope(county, standard, profile, facts)
  const stageColumns = {
    primary: remembered((name) => gather(frame.sectionColumn(name), frame.stageRows.primary)),
    junior: remembered((name) => gather(frame.sectionColumn(name), frame.stageRows.junior)),
  }
  const frame: Frame = {
    county,
    standard,
    profile,
    facts,
    scope,
    shares: sectionShares(county, standard, facts),
    ...countedRows(county, scope),
    sectionColumn: remembered((name) => sectionColumn(frame, name)),
    schoolColumn: remembered((name) => schoolColumn(frame, name)),
    stageColumn: (stage, name) => stageColumns[stage](name),
    countedColumn: remembered((name) => gather(frame.schoolColumn(name), frame.schoolRows)),
    countedRooms: remembered((name) => roomAreas(frame, frame.schoolRows, name)),
    shared: null,
  }
  return frame
}

function countedRows({ sections }: County, { reasons }: ScopeResult): Pick<Frame, 'stageRows' | 'sectionRows' | 'schoolRows'> {
  const all = newRows(sections.rows)
  const primary = newRows(sections.rows)
  const junior = newRows(sections.rows)
  const schools = newRows(sections.rows)
  let counted = 0
  let primaries = 0
  let schoolCount = 0
  for (let section = 0; section < sections.rows; section++) {
    if (reasons[section] !== null) continue
    if (sections.stage[section] === 0) primary[primaries++] = section
    else junior[counted - primaries] = section
    all[counted++] = section
    const school = sections.school[section]!
    // Sections stand by school, so a school met again is the one just met.
    if (schoolCount === 0 || schools[schoolCount - 1] !== school) schools[schoolCount++] = school
  }
  return {
    stageRows: { primary: primary.subarray(0, primaries), junior: junior.subarray(0, counted - primaries) },
    sectionRows: all.subarray(0, counted),
    schoolRows: schools.subarray(0, schoolCount),
  }
}

/** Names as a formula over the given sections sees them. */
export function sectionScope(frame: Frame, rows: Int32Array): Scope {
  return { rows: rows.length, value: (name) => gather(frame.sectionColumn(name), rows) }
}

/** The same over all counted sections of a stage. */
export function stageScope(frame: Frame, stage: Stage): Scope {
  return { rows: frame.stageRows[stage].length, value: (name) => frame.stageColumn(stage, name) }
}

/** Names as a formula over the given schools sees them; rooms come as lists. `also` supplies the rule's own parameters. */
export function schoolScope(frame: Frame, rows: Int32Array, also: Readonly<Record<string, Operand>> = {}): Scope {
  const value =
    rows === frame.schoolRows
      ? (name: string) => frame.countedRooms(name) ?? frame.countedColumn(name)
      : (name: string) => roomAreas(frame, rows, name) ?? gather(frame.schoolColumn(name), rows)
  return { rows: rows.length, value: (name) => also[name] ?? value(name) }
}

/** Names as a formula over the whole county sees them: the county's own values, and lists over its schools or sections. */
export function countyScope(frame: Frame): Scope {
  const list = (data: Float64Array): List => ({ start: Int32Array.of(0, data.length), data })
  return {
    rows: 1,
    value: (name) => {
      const level = frame.standard.catalogue.elements.get(name)?.level
      if (level === 'county') return frame.county.values.get(name)?.number ?? Number.NaN
      return list(level === 'section' ? gather(frame.sectionColumn(name), frame.sectionRows) : frame.countedColumn(name))
    },
  }
}

/** Works out each name once. */
export function remembered<Made>(make: (name: string) => Made): (name: string) => Made {
  const known = new Map<string, Made>()
  return (name) => {
    let found = known.get(name)
    if (found === undefined) {
      found = make(name)
      known.set(name, found)
    }
    return found
  }
}

/** Stages that have counted sections, primary first. */
export const stagesOf = (frame: Frame): Stage[] => STAGES.filter((stage) => frame.stageRows[stage].length > 0)
