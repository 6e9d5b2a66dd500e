import type { CallOf } from '@junheng/core/endpoint.ts'
import { compareRuns, listRuns, makeRun, readRun, repeatRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const runsKey = ['runs'] as const

export const RUNS_A_PAGE = 50

export const runsQuery = (page: number) =>
  queryOptions({
    queryKey: [...runsKey, 'list', page],
    queryFn: ({ signal }) => call(listRuns, { query: { page, size: RUNS_A_PAGE } }, signal),
    // While final runs are on their way one need not ask for them.
    refetchInterval: ({ state }) => (state.data?.unmade.some(({ isGivenUp }) => !isGivenUp) ? 2000 : false),
  })

/** A run never changes. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: [...runsKey, id],
    queryFn: ({ signal }) => call(readRun, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const comparisonQuery = (before: string, after: string) =>
  queryOptions({
    queryKey: [...runsKey, before, after],
    queryFn: ({ signal }) => call(compareRuns, { params: { id: before }, query: { with: after } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export function useMakeRun() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof makeRun>['body']) => call(makeRun, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: runsKey }),
  })
}

export const useRepeat = () => useMutation({ mutationFn: (id: string) => call(repeatRun, { params: { id } }) })
