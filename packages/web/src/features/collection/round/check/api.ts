import {
  acceptClean,
  addRemark,
  answerRemark,
  downloadRoundFaults,
  explainRoundFault,
  listWaiting,
  readRoundFaults,
  readValueHistory,
  settleRemark,
} from '@junheng/core/features/collection/round/check/contract.ts'
import { acceptReturn, returnReturn } from '@junheng/core/features/collection/round/contract.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../../../shared/call.ts'
import { saveFile } from '../../../../shared/save-file.ts'
import { returnQuery, returnsKey } from '../fill/api.ts'

const roundsKey = ['rounds'] as const

export const roundFaultsQuery = (round: string) =>
  queryOptions({
    queryKey: [...roundsKey, round, 'faults'],
    queryFn: ({ signal }) => call(readRoundFaults, { params: { round } }, signal),
    staleTime: 0,
  })

export const waitingQuery = (round: string) =>
  queryOptions({
    queryKey: [...roundsKey, round, 'waiting'],
    queryFn: ({ signal }) => call(listWaiting, { params: { round } }, signal),
    staleTime: 0,
  })

export const valueHistoryQuery = (id: string, path: string) =>
  queryOptions({
    queryKey: [...returnsKey, id, 'history', path],
    queryFn: ({ signal }) => call(readValueHistory, { params: { id }, query: { path } }, signal),
    // What was just typed must stand in it.
    staleTime: 0,
  })

export async function saveRoundFaults(round: string): Promise<void> {
  const { name, blob } = await callForFile(downloadRoundFaults, { params: { round } })
  saveFile(name, blob)
}

/** What the bureau found out about a warning; the answer is all that was found, as it now stands. */
export function useExplainRoundFault(round: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...body }: { key: string; returnId: string | null; text: string }) =>
      call(explainRoundFault, { params: { round, key }, body }),
    onSuccess: (found) => client.setQueryData(roundFaultsQuery(round).queryKey, found),
  })
}

/** What one may do with a return in review; what the server answers is what the page shows. */
export function useReview<Given>(id: string, act: (given: Given) => Promise<ReturnDetail>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (detail) => {
      client.setQueryData(returnQuery(id).queryKey, detail)
      void client.invalidateQueries({ queryKey: roundsKey })
    },
  })
}

export const useAddRemark = (id: string) =>
  useReview(id, (body: { path: string | null; text: string }) => call(addRemark, { params: { id }, body }))

export const useAnswer = (id: string) =>
  useReview(id, ({ remark, text }: { remark: string; text: string }) =>
    call(answerRemark, { params: { id, remark }, body: { text } }),
  )

export const useSettle = (id: string) => useReview(id, (remark: string) => call(settleRemark, { params: { id, remark } }))

export const useAccept = (id: string) =>
  useReview(id, (revision: number) => call(acceptReturn, { params: { id }, body: { revision } }))

export const useGiveBack = (id: string) =>
  useReview(id, (body: { revision: number; note: string | null }) => call(returnReturn, { params: { id }, body }))

export function useAcceptClean(round: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (returns: { id: string; revision: number }[]) => call(acceptClean, { params: { round }, body: { returns } }),
    onSuccess: () => Promise.all([roundsKey, returnsKey].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
