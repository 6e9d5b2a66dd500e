import type { CallOf } from '@junheng/core/endpoint.ts'
import { decideProposal, listProposals, setOverdueDays } from '@junheng/core/features/rectification/accountability/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const key = ['accountability'] as const

export const proposalsQuery = (asked: CallOf<typeof listProposals>['query']) =>
  queryOptions({ queryKey: [...key, asked], queryFn: ({ signal }) => call(listProposals, { query: asked }, signal) })

function useRenewing<Given>(act: (given: Given) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: key }) })
}

export const useDecide = (no: number) =>
  useRenewing((body: { taken: boolean; note: string }) => call(decideProposal, { params: { no: String(no) }, body }))

export const useOverdueDays = () => useRenewing((overdueDays: number) => call(setOverdueDays, { body: { overdueDays } }))
