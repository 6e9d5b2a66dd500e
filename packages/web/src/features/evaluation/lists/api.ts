import type { CallOf } from '@junheng/core/endpoint.ts'
import { readLists, readWeakSchools, setWeakRule } from '@junheng/core/features/evaluation/lists/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import { packagesKey } from '../../../shared/packages.ts'
import type { Judging } from '../../../shared/verdict/evaluation.ts'

/** 大班额, 大校额, 新建和未满员 of one county. */
export const listsQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'lists', judging],
    queryFn: ({ signal }) => call(readLists, { params: { id }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })

/** By what schools are taken for weak, and which the directory calls so. */
export const weakSchoolsQuery = queryOptions({
  queryKey: ['weak-schools'],
  queryFn: ({ signal }) => call(readWeakSchools, {}, signal),
})

export function useSetWeakRule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof setWeakRule>['body']) => call(setWeakRule, { body }),
    onSuccess: (found) => client.setQueryData(weakSchoolsQuery.queryKey, found),
  })
}
