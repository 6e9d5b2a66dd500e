import { addressOf, type CallOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/evaluation/judgements/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import { packagesKey } from '../../../shared/packages.ts'
import type { Judging } from '../../../shared/verdict/evaluation.ts'

type Body<E> = CallOf<E>['body']
/** Which stated item of the own county. */
export type ItemKey = CallOf<typeof contract.readJudgementHistory>['query']

const key = [...packagesKey, 'judgements'] as const

/** Under the packages' key: a recorded conclusion changes what a live round is judged to be. */
export const countyItemsQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'county-items', judging],
    queryFn: ({ signal }) => call(contract.readCountyItems, { params: { id }, query: { ...judging } }, signal),
  })

export const historyQuery = (item: ItemKey) =>
  queryOptions({
    queryKey: [...key, 'history', item],
    queryFn: ({ signal }) => call(contract.readJudgementHistory, { query: item }, signal),
  })

export const doubtsQuery = (schoolYear: number) =>
  queryOptions({
    queryKey: [...key, 'doubts', schoolYear],
    queryFn: ({ signal }) => call(contract.listDoubts, { query: { schoolYear } }, signal),
  })

export const rubricsQuery = (schoolYear: number) =>
  queryOptions({
    queryKey: [...key, 'rubrics', schoolYear],
    queryFn: ({ signal }) => call(contract.readRubrics, { query: { schoolYear } }, signal),
  })

export const evidenceAddress = (id: string): string => addressOf(contract.downloadEvidence, { id })

function useChanging<Given>(act: (given: Given) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: packagesKey }) })
}

export const useRecord = () =>
  useChanging(({ file, ...body }: Body<typeof contract.recordJudgement> & { file: File | null }) =>
    call(contract.recordJudgement, { body, files: file ? { file } : {} }),
  )

export const useAddEvidence = () =>
  useChanging(({ file, ...body }: Body<typeof contract.addEvidence> & { file: File }) =>
    call(contract.addEvidence, { body, files: { file } }),
  )

export const useWithdrawEvidence = (id: string) =>
  useChanging((reason: string) => call(contract.withdrawEvidence, { params: { id }, body: { reason } }))

export const useReview = () =>
  useChanging((body: Body<typeof contract.reviewJudgement>) => call(contract.reviewJudgement, { body }))

export const useDecideDoubt = () => useChanging((body: Body<typeof contract.decideDoubt>) => call(contract.decideDoubt, { body }))

export const useSetScores = () => useChanging((body: Body<typeof contract.setScores>) => call(contract.setScores, { body }))

export const useSetCoreItems = () =>
  useChanging((body: Body<typeof contract.setCoreItems>) => call(contract.setCoreItems, { body }))
