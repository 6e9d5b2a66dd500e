import { addressOf, type CallOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/evaluation/recognition/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const key = ['recognition'] as const

export const recognitionQuery = queryOptions({
  queryKey: [...key, 'county'],
  queryFn: ({ signal }) => call(contract.readRecognition, {}, signal),
})

export const sinceQuery = (run: string | undefined) =>
  queryOptions({
    queryKey: [...key, 'since', run],
    queryFn: async ({ signal }) => (await call(contract.readSince, { query: run ? { run } : {} }, signal)).since,
  })

export const readinessQuery = queryOptions({
  queryKey: [...key, 'readiness'],
  queryFn: ({ signal }) => call(contract.readReadiness, {}, signal),
})

export const reviewsQuery = queryOptions({
  queryKey: [...key, 'reviews'],
  queryFn: async ({ signal }) => (await call(contract.listReviews, {}, signal)).items,
})

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'review', id],
    queryFn: ({ signal }) => call(contract.readReview, { params: { id } }, signal),
  })

/** What is written down about a county shows on several pages. */
function useWriting<Given, Made>(act: (given: Given) => Promise<Made>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: key }) })
}

type Body<E> = CallOf<E>['body']

export const useRecordStatus = () =>
  useWriting((body: Body<typeof contract.recordStatus>) => call(contract.recordStatus, { body }))
export const useRecordBasic = () => useWriting((body: Body<typeof contract.recordBasic>) => call(contract.recordBasic, { body }))
export const useRecordMonitoring = () =>
  useWriting((body: Body<typeof contract.recordMonitoring>) => call(contract.recordMonitoring, { body }))
export const useDeclare = () => useWriting((body: Body<typeof contract.declareRun>) => call(contract.declareRun, { body }))
export const useSetDemands = () =>
  useWriting((demands: Body<typeof contract.setDemands>['demands']) => call(contract.setDemands, { body: { demands } }))

export const useAddReceipt = (number: number) =>
  useWriting(({ docNo, file }: { docNo: string | null; file: File | null }) =>
    call(contract.addReceipt, { params: { number }, body: docNo === null ? {} : { docNo }, files: file ? { file } : {} }),
  )

export const useAddReview = () => useWriting((body: Body<typeof contract.addReview>) => call(contract.addReview, { body }))
export const useChangeReview = (id: string) =>
  useWriting((body: Body<typeof contract.changeReview>) => call(contract.changeReview, { params: { id }, body }))
export const useStepReview = (id: string) =>
  useWriting((body: Body<typeof contract.stepReview>) => call(contract.stepReview, { params: { id }, body }))
export const useAddLetter = (id: string) =>
  useWriting((file: File) => call(contract.addLetter, { params: { id }, files: { file } }))

export const letterAddress = (id: string, number: number) => addressOf(contract.downloadLetter, { id, number: String(number) })
export const receiptAddress = (number: number, receipt: number) =>
  addressOf(contract.downloadReceipt, { number: String(number), receipt: String(receipt) })
