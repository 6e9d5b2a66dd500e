import { addressOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/access/bulk/contract.ts'
import type { PostRequest, RequestRefusals } from '@junheng/core/features/access/bulk/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { accountsQuery } from './api.ts'

export const templateAddress = addressOf(contract.bulkTemplate)

export const requestsQuery = queryOptions({
  queryKey: ['post-requests'],
  queryFn: ({ signal }) => call(contract.listPostRequests, {}, signal),
})

export const useCheckBulk = () => useMutation({ mutationFn: (file: File) => call(contract.checkBulk, { files: { file } }) })

/** The passwords live in this answer alone, and go with the page. */
export function useAddBulk() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, sha256 }: { file: File; sha256: string }) =>
      call(contract.addBulk, { body: { sha256 }, files: { file } }),
    gcTime: 0,
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey })
      void queryClient.invalidateQueries({ queryKey: requestsQuery.queryKey })
    },
  })
}

export const useGrantRequests = () => useDecision((requests: string[]) => call(contract.grantRequests, { body: { requests } }))

export const useRefuseRequests = () => useDecision((body: RequestRefusals) => call(contract.refuseRequests, { body }))

function useDecision<Given>(mutationFn: (given: Given) => Promise<{ items: PostRequest[] }>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: (left) => {
      queryClient.setQueryData(requestsQuery.queryKey, left)
      return queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey })
    },
  })
}
