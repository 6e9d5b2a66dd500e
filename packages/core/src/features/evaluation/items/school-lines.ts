import type { Stage } from '../../collection/county.ts'
import { newColumn } from '../../standards/formula/new-column.ts'
import type { Exemption, Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import { sectionsOfSchool } from '../split.ts'

/** The lines of a rule: one for all schools, or one a school. */
export type Lines = Record<string, number | Float64Array>
export const lineAt = (lines: Lines, name: string, i: number): number => {
  const line = lines[name]!
  return typeof line === 'number' ? line : line[i]!
}

/** The lines of a duty, per school where they depend on the school. */
export function linesOf(frame: Frame, item: Item, rows: Int32Array): Lines {
  const lines: Lines = { ...item.params }
  if (item.key === 'music_art_rooms') lines['roomsRequired'] = roomsRequired(frame, rows, item.params!['roomsPerClasses']!)
  if (item.key === 'school_size') lines['sizeLimit'] = sizeLimits(frame, rows, item.params!)
  if (item.key === 'small_school_funds') lines['fundsRequired'] = fundsRequired(frame, rows, item.params!['headcountFloor']!)
  return lines
}

/** The same under an exemption. */
export function relaxedLines(frame: Frame, exemption: Exemption, rows: Int32Array, strict: Lines): Lines {
  const result: Lines = { ...strict }
  if (exemption.applies === 'school_size') {
    const lines = exemption.params as Record<string, number>
    result['sizeLimit'] = perSchool(rows, (school, i) => lines[sizeKind(frame, school)] ?? lineAt(strict, 'sizeLimit', i))
  } else {
    for (const name of ['musicMinArea', 'artMinArea']) {
      result[name] = perSchool(rows, (school) => areaLine(frame, exemption, school, name))
    }
  }
  return result
}

export function perSchool(rows: Int32Array, f: (school: number, i: number) => number): Float64Array {
  const result = newColumn(rows.length)
  for (let i = 0; i < rows.length; i++) result[i] = f(rows[i]!, i)
  return result
}

/** A stricter stage rules where a school has both: its rooms serve all its pupils. */
function areaLine(frame: Frame, exemption: Exemption, school: number, name: string): number {
  const params = exemption.params as Record<string, number | Record<string, number>>
  const flat = params[name]
  if (typeof flat === 'number') return flat
  const stages = sectionsOfSchool(frame.county, school).map(
    (section): Stage => (frame.county.sections.stage[section] === 0 ? 'primary' : 'junior'),
  )
  return Math.max(...stages.map((stage) => (params[stage] as Record<string, number>)[name]!))
}

/** 每12个班各1间: ceil(班数 / 12), once for the school or stage by stage (口径 musicArt.scope). */
function roomsRequired(frame: Frame, rows: Int32Array, perClasses: number): Float64Array {
  const classes = frame.sectionColumn('classes')
  const students = frame.county.sections.numbers.get('students')
  const { first } = frame.facts
  const perStage = frame.profile.settings.get('musicArt.scope') === 'per_stage'
  const required = newColumn(rows.length)
  for (let i = 0; i < rows.length; i++) {
    let all = 0
    let stageByStage = 0
    for (let section = first[rows[i]!]!; section < first[rows[i]! + 1]!; section++) {
      if (students?.[section] === 0) continue
      all += classes[section]!
      stageByStage += Math.ceil(classes[section]! / perClasses)
    }
    required[i] = perStage ? stageByStage : Math.ceil(all / perClasses)
  }
  return required
}

/** Which line of 学校规模 a school is held to. */
export function sizeKind(frame: Frame, school: number): string {
  const { kind } = frame.facts.types[school]!
  if (kind === 'nine_year' || kind === 'twelve_year' || kind === 'unknown') return kind
  return frame.county.sections.stage[frame.facts.first[school]!] === 0 ? 'primary' : 'junior'
}

function sizeLimits(frame: Frame, rows: Int32Array, params: Readonly<Record<string, number>>): Float64Array {
  const pupils = frame.schoolColumn('compulsory_students')
  const ofTwelveYears = Number(frame.profile.settings.get('size.twelveYear'))
  return perSchool(rows, (school) => {
    const kind = sizeKind(frame, school)
    // Of an unknown kind only the strictest line is sure: within it the school is met, beyond it nobody can say.
    if (kind === 'unknown') return pupils[school]! <= params['primary']! ? params['primary']! : Number.NaN
    return kind === 'twelve_year' ? ofTwelveYears : params[kind]!
  })
}

/** 按100人核定: 100 pupils at the stage's 基准定额; a school of both stages by its pupils' shares. */
function fundsRequired(frame: Frame, rows: Int32Array, headcount: number): Float64Array {
  const { primary, junior } = frame.facts.pupils
  const rateOf = (stage: Stage): number => frame.county.values.get(`per_student_std_${stage}`)?.number ?? Number.NaN
  const rates = { primary: rateOf('primary'), junior: rateOf('junior') }
  const part = (pupils: number, all: number, rate: number): number => (pupils === 0 ? 0 : (pupils / all) * rate)
  return perSchool(rows, (school) => {
    const all = primary[school]! + junior[school]!
    return headcount * (part(primary[school]!, all, rates.primary) + part(junior[school]!, all, rates.junior))
  })
}

/** The largest class of each school, unknown where a class is. */
export function largestClasses(frame: Frame, rows: Int32Array): Float64Array {
  const { classes } = frame.county
  const { first } = frame.facts
  return perSchool(rows, (school) => {
    if (!classes) return Number.NaN
    let largest = Number.NaN
    for (let row = classes.start[first[school]!]!; row < classes.start[first[school + 1]!]!; row++) {
      largest = Number.isNaN(largest) ? classes.students[row]! : Math.max(largest, classes.students[row]!)
    }
    return largest
  })
}
