import type { County } from '../collection/county.ts'
import type { Profile } from '../standards/profile.ts'
import type { Standard } from '../standards/standard.ts'
import { schoolType } from './school-types.ts'
import { schoolPupils, sectionsOfSchool } from './split.ts'

/** Which sections are judged, and why the others are not. */
export interface ScopeResult {
  /** One entry a section: null = counted, else the reason in Chinese. */
  reasons: (string | null)[]
  /** Teaching points merged into their central school (口径 teachingPoint): point's section → the section that takes it in. */
  mergedInto: ReadonlyMap<number, number>
  /** Elements whose absence left the scope open; such sections are counted, and this is said. */
  openFor: ReadonlySet<string>
}

/** 计入与排除, standards.md §1.3: by school type, pupils, ownership and sponsor. Unknown is counted, never silently left out. */
export function decideScope(county: County, standard: Standard, profile: Profile): ScopeResult {
  const { sections } = county
  const students = sections.numbers.get('students')
  const reasons: (string | null)[] = new Array(sections.rows)
  const mergedInto = new Map<number, number>()
  const openFor = new Set<string>()
  for (let section = 0; section < sections.rows; section++) {
    const school = sections.school[section]!
    reasons[section] = schoolReason(county, standard, school, openFor) ?? (students?.[section] === 0 ? '在校学生数为 0' : null)
  }
  if (profile.settings.get('teachingPoint') !== 'merge_into_parent') return { reasons, mergedInto, openFor }
  for (let section = 0; section < sections.rows; section++) {
    const target = reasons[section] === null ? mergeTarget(county, sections.school[section]!, section) : null
    // A central school that does not count itself cannot take anyone in: the point then stands alone.
    if (target !== null && reasons[target] === null) mergedInto.set(section, target)
  }
  for (const [section, target] of mergedInto) reasons[section] = `并入中心校 ${county.schools.names[sections.school[target]!]!}`
  return { reasons, mergedInto, openFor }
}

function schoolReason(county: County, standard: Standard, school: number, openFor: Set<string>): string | null {
  const { schools } = county
  const type = schoolType(schools.types[school]!)
  if (type.kind === null) return `${type.zh}不计入`
  if (type.kind === 'teaching_point') {
    if (standard.scope.teachingPoints === null) return '教学点不计入'
    const pupils = schoolPupils(county, school)
    if (pupils.primary + pupils.junior < standard.scope.teachingPoints.minStudents)
      return `教学点不足 ${standard.scope.teachingPoints.minStudents} 人`
  }
  const owner = isPrivate(county, school)
  if (!standard.scope.private) {
    if (owner === 1) return '民办学校不计入'
    if (Number.isNaN(owner)) openFor.add('ownership')
  }
  if (standard.scope.sponsors) {
    const sponsor = schools.numbers.get('sponsor_type')?.[school] ?? Number.NaN
    if (Number.isNaN(sponsor)) openFor.add('sponsor_type')
    else if (!standard.scope.sponsors.includes(sponsor)) return '非县属公办学校不计入'
  }
  return null
}

/** 1 private, 0 public, NaN not reported. Ownership itself, else the sponsor's code (10 = 民办). */
export function isPrivate(county: County, school: number): number {
  const ownership = county.schools.numbers.get('ownership')?.[school] ?? Number.NaN
  if (!Number.isNaN(ownership)) return ownership
  const sponsor = county.schools.numbers.get('sponsor_type')?.[school] ?? Number.NaN
  return Number.isNaN(sponsor) ? Number.NaN : sponsor === 10 ? 1 : 0
}

function mergeTarget(county: County, school: number, section: number): number | null {
  const { schools, sections } = county
  if (schoolType(schools.types[school]!).kind !== 'teaching_point') return null
  const parentCode = schools.parents[school]!
  const parent = parentCode ? schools.codes.indexOf(parentCode) : -1
  if (parent < 0) return null
  return sectionsOfSchool(county, parent).find((s) => sections.stage[s] === sections.stage[section]) ?? null
}
