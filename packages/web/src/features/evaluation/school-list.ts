import type { SchoolLine } from '@junheng/core/features/evaluation/school-schema.ts'
import { comparePinyin, matches } from '../../shared/pinyin.ts'
import type { Search } from '../../shared/url.ts'
import { hasTraits, type ListedSchool, TRAITS } from './school-filter.ts'

/** How a school stands in the list: its verdict by the stages that count, `out` where none does, null where the standard judges no school. */
export type SchoolMark = NonNullable<SchoolLine['verdict']> | 'out'

export function schoolMark({ verdict, stages }: SchoolLine): SchoolMark | null {
  if (stages.every(({ excluded }) => excluded !== null)) return 'out'
  return verdict
}

export const pupilsOf = ({ stages }: SchoolLine): number | null =>
  stages.length === 0 || stages.some(({ students }) => students === null)
    ? null
    : stages.reduce((sum, { students }) => sum + (students ?? 0), 0)

/** What of the address narrows the list: what is kept when a view is saved. */
export const LIST_KEYS = ['q', 'stage', ...TRAITS, 'tag', 'verdict', 'duty'] as const

/** Schools as the address asks for them: `q` (name, pinyin initials, code), `stage`, traits and `tag`, `verdict`, `duty` = 1 (something undone); by pinyin. */
export function listedSchools(schools: readonly ListedSchool[], search: Search): ListedSchool[] {
  const { q, stage, verdict, duty } = search
  return schools
    .filter(
      (school) =>
        (!q || matches(school.name, q) || school.code.includes(q.trim())) &&
        (!stage || school.stages.some((each) => each.stage === stage)) &&
        hasTraits(school, search) &&
        (!verdict || schoolMark(school) === verdict) &&
        (!duty || school.duties.unmet > 0),
    )
    .toSorted((a, b) => comparePinyin(a.name, b.name) || a.code.localeCompare(b.code))
}

/** The schools before and after one in such a list; none where the list does not hold it. */
export function neighbours(schools: readonly SchoolLine[], code: string): { before?: SchoolLine; after?: SchoolLine } {
  const at = schools.findIndex((school) => school.code === code)
  if (at < 0) return {}
  const [before, after] = [schools[at - 1], schools[at + 1]]
  return { ...(before && { before }), ...(after && { after }) }
}
