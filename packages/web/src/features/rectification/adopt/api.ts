import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import { adoptPlan, answerNames, readAdoption } from '@junheng/core/features/rectification/adopt/contract.ts'
import type { AdoptionOrder, NameReviews } from '@junheng/core/features/rectification/adopt/schema.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const adoptionKey = (id: string) => ['plans', id, 'adoption'] as const

/** What adopting a plan would do. `follows`: the plan it is taken as a new version of, `none` for none. */
export const adoptionQuery = (id: string, follows: string | undefined) =>
  queryOptions({
    queryKey: [...adoptionKey(id), follows ?? ''],
    queryFn: ({ signal }) => call(readAdoption, { params: { id }, query: follows ? { follows } : {} }, signal),
    // The sheet stays while another version is compared.
    placeholderData: keepPreviousData,
  })

/** Whom a name may mean, beside what is proposed. */
export const directoryQuery = queryOptions({
  queryKey: ['orgs', 'today'],
  queryFn: ({ signal }) => call(readDirectory, { query: {} }, signal),
})

export type NameAnswer = NameReviews['answers'][number]

export function useAnswerNames(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (answers: NameAnswer[]) => call(answerNames, { params: { id }, body: { answers } }),
    // Another version may be looked at, and somebody may have decided meanwhile: what is shown is asked for again.
    onSettled: () => queryClient.invalidateQueries({ queryKey: adoptionKey(id) }),
  })
}

export function useAdopt(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: AdoptionOrder) => call(adoptPlan, { params: { id }, body }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['items'] })
      return queryClient.invalidateQueries({ queryKey: adoptionKey(id) })
    },
  })
}
