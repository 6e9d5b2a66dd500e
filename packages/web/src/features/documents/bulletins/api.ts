import type { CallOf } from '@junheng/core/endpoint.ts'
import {
  draftCircular,
  draftNotice,
  draftProgress,
  issueCircular,
  issueNotice,
  issueProgress,
  listIssued,
  readIssued,
} from '@junheng/core/features/documents/bulletins/contract.ts'
import type { IssuedKind } from '@junheng/core/features/documents/bulletins/schema.ts'
import { listRuns, readRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { listWarnings } from '@junheng/core/features/warnings/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const papersKey = ['papers'] as const

type CircularWish = CallOf<typeof draftCircular>['body']
type ProgressWish = CallOf<typeof draftProgress>['body']
type NoticeWish = CallOf<typeof draftNotice>['body']

export const circularQuery = (run: string, wish: CircularWish) =>
  queryOptions({
    queryKey: [...papersKey, 'circular', run, wish],
    queryFn: ({ signal }) => call(draftCircular, { params: { run }, body: wish }, signal),
  })

export const noticeQuery = (wish: NoticeWish) =>
  queryOptions({
    queryKey: [...papersKey, 'notice', wish],
    queryFn: ({ signal }) => call(draftNotice, { body: wish }, signal),
  })

export const progressQuery = (wish: ProgressWish) =>
  queryOptions({
    queryKey: [...papersKey, 'progress', wish],
    queryFn: ({ signal }) => call(draftProgress, { body: wish }, signal),
  })

export const ISSUED_A_PAGE = 50

export const issuedListQuery = (page: number, kind: IssuedKind | undefined) =>
  queryOptions({
    queryKey: [...papersKey, 'issued', page, kind],
    queryFn: ({ signal }) => call(listIssued, { query: { page, size: ISSUED_A_PAGE, ...(kind && { kind }) } }, signal),
  })

/** What was issued never changes. */
export const issuedQuery = (id: string) =>
  queryOptions({
    queryKey: [...papersKey, 'issued', id],
    queryFn: ({ signal }) => call(readIssued, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The newest kept judgements, to choose from. */
export const keptRunsQuery = queryOptions({
  queryKey: ['runs', 'to-choose'],
  queryFn: ({ signal }) => call(listRuns, { query: { page: 1, size: 100 } }, signal),
})

export const keptRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: ({ signal }) => call(readRun, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What stands, of which a notice names some. */
export const standingWarningsQuery = queryOptions({
  queryKey: ['warnings', 'for-notices'],
  queryFn: ({ signal }) => call(listWarnings, { query: { page: 1, size: 200 } }, signal),
})

export function useIssueCircular(run: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof issueCircular>['body']) => call(issueCircular, { params: { run }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: papersKey }),
  })
}

export function useIssueProgress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof issueProgress>['body']) => call(issueProgress, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: papersKey }),
  })
}

export function useIssueNotice() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof issueNotice>['body']) => call(issueNotice, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: papersKey }),
  })
}
