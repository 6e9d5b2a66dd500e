import type { County } from '../collection/county.ts'
import type { Profile } from '../standards/profile.ts'
import type { Standard } from '../standards/standard.ts'
import { reportedColumn, type SchoolFacts } from './school-facts.ts'
import { sectionsOfSchool } from './split.ts'

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
export function decideScope(county: County, standard: Standard, profile: Profile, facts: SchoolFacts): ScopeResult {
  const { schools, sections } = county
  const students = sections.numbers.get('students')
  const merging = profile.settings.get('teachingPoint') === 'merge_into_parent'
  const sponsors = reportedColumn(county, 'sponsor_type')
  const reasons: (string | null)[] = new Array(sections.rows)
  const mergedInto = new Map<number, number>()
  const openFor = new Set<string>()
  for (let school = 0; school < schools.rows; school++) {
    const from = facts.first[school]!
    const to = facts.first[school + 1]!
    if (from === to) continue
    const reason = schoolReason(standard, facts, school, sponsors[school]!, openFor)
    for (let section = from; section < to; section++) {
      reasons[section] = reason ?? (students?.[section] === 0 ? '在校学生数为 0' : null)
    }
  }
  if (!merging) return { reasons, mergedInto, openFor }
  for (let section = 0; section < sections.rows; section++) {
    const target = reasons[section] === null ? mergeTarget(county, facts, sections.school[section]!, section) : null
    // A central school that does not count itself cannot take anyone in: the point then stands alone.
    if (target !== null && reasons[target] === null) mergedInto.set(section, target)
  }
  for (const [section, target] of mergedInto) reasons[section] = `并入中心校 ${schools.names[sections.school[target]!]!}`
  return { reasons, mergedInto, openFor }
}

function schoolReason(
  standard: Standard,
  facts: SchoolFacts,
  school: number,
  sponsor: number,
  openFor: Set<string>,
): string | null {
  const { scope } = standard
  const type = facts.types[school]!
  if (type.kind === null) return `${type.zh}不计入`
  if (type.kind === 'teaching_point') {
    if (scope.teachingPoints === null) return '教学点不计入'
    if (facts.pupils.primary[school]! + facts.pupils.junior[school]! < scope.teachingPoints.minStudents)
      return `教学点不足 ${scope.teachingPoints.minStudents} 人`
  }
  if (!scope.private) {
    const owner = facts.isPrivate[school]!
    if (owner === 1) return '民办学校不计入'
    if (Number.isNaN(owner)) openFor.add('ownership')
  }
  if (scope.sponsors) {
    if (Number.isNaN(sponsor)) openFor.add('sponsor_type')
    else if (!scope.sponsors.includes(sponsor)) return '非县属公办学校不计入'
  }
  return null
}

function mergeTarget(county: County, facts: SchoolFacts, school: number, section: number): number | null {
  const { schools, sections } = county
  if (facts.types[school]!.kind !== 'teaching_point') return null
  const parentCode = schools.parents[school]!
  const parent = parentCode ? schools.codes.indexOf(parentCode) : -1
  if (parent < 0) return null
  return sectionsOfSchool(county, parent).find((s) => sections.stage[s] === sections.stage[section]) ?? null
}
