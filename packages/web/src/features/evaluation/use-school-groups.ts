import { listSchoolGroups } from '@junheng/core/features/views/contract.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../shared/call.ts'
import type { Groups } from './school-filter.ts'

const groupsQuery = queryOptions({
  queryKey: ['school-groups'],
  queryFn: ({ signal }) => call(listSchoolGroups, {}, signal),
  staleTime: 60_000,
})

const NONE: Groups = new Map()

/**
 * What the directory says of the county's schools; undefined until it is known, for pickers that come later would move what stands there. Empty where
 * it cannot be asked: then nothing is filtered by it.
 */
export function useSchoolGroups(): Groups | undefined {
  const { data, isError } = useQuery(groupsQuery)
  return useMemo(
    () => (data ? new Map(data.schools.map((school) => [school.code, school])) : isError ? NONE : undefined),
    [data, isError],
  )
}
