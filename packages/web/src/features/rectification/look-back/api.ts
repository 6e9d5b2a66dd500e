import type { CallOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/rectification/look-back/contract.ts'
import { groupItems } from '@junheng/core/features/rectification/views/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const key = ['look-backs'] as const

export type Draft = CallOf<typeof contract.tryLookBack>['body']
export type Start = CallOf<typeof contract.startLookBack>['body']
export type Found = CallOf<typeof contract.checkLookBackItem>['body']

export const LOOK_BACKS_A_PAGE = 20

export const lookBacksQuery = (page: string) =>
  queryOptions({
    queryKey: [...key, 'list', page],
    queryFn: ({ signal }) => call(contract.listLookBacks, { query: { page, size: String(LOOK_BACKS_A_PAGE) } }, signal),
  })

export const lookBackQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(contract.readLookBack, { params: { id } }, signal),
  })

/** How many closed items a draw would be made from, and how many it would take. */
export const tryQuery = (body: Draft) =>
  queryOptions({
    queryKey: [...key, 'try', body],
    queryFn: ({ signal }) => call(contract.tryLookBack, { body }, signal),
  })

/** What closed items there are, by indicator, school or unit. */
export const closedQuery = (by: 'indicator' | 'school' | 'unit') =>
  queryOptions({
    queryKey: ['items', 'groups', 'closed', by],
    queryFn: ({ signal }) => call(groupItems, { query: { by, state: 'closed' } }, signal),
  })

function useRenewing<Given, Reply>(act: (given: Given) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: key })
      // A rebound has reopened an item.
      void client.invalidateQueries({ queryKey: ['items'] })
    },
  })
}

export const useStart = () => useRenewing((body: Start) => call(contract.startLookBack, { body }))

export const useCheck = (id: string, no: number) =>
  useRenewing(({ found, file }: { found: Found; file: File | null }) =>
    call(contract.checkLookBackItem, { params: { id, no: String(no) }, body: found, files: file ? { file } : {} }),
  )
