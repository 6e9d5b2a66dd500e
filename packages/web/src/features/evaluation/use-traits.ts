import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { schoolsQuery } from './api.ts'
import { linesWithGroups, type Traits } from './school-filter.ts'
import type { Judged } from './use-judged.ts'
import { useSchoolGroups } from './use-school-groups.ts'

/** What a county's schools are filtered by, by 标识码. */
export type TraitsOf = ReadonlyMap<string, Traits>

/** Undefined until they are known, for pickers that come later would move what stands there. */
export function useTraits(judged: Judged): TraitsOf | undefined {
  const { data } = useQuery(schoolsQuery(judged.package.id, judged.asked))
  const groups = useSchoolGroups()
  return useMemo(
    () => (data && groups ? new Map(linesWithGroups(data.schools, groups).map((school) => [school.code, school])) : undefined),
    [data, groups],
  )
}
