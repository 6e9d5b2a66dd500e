import type { CallOf } from '@junheng/core/endpoint.ts'
import {
  generateSelfReport,
  listOwnTexts,
  listSelfReports,
  readReportChanges,
  readSelfReport,
  writeOwnText,
} from '@junheng/core/features/documents/self-report/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const reportKey = ['self-report'] as const

export type TextPlace = CallOf<typeof writeOwnText>['params']

/** The report as it would be generated of that run now. */
export const reportQuery = (run: string) =>
  queryOptions({
    queryKey: [...reportKey, 'preview', run],
    queryFn: ({ signal }) => call(readSelfReport, { query: { run } }, signal),
  })

export const reportVersionsQuery = queryOptions({
  queryKey: [...reportKey, 'versions'],
  queryFn: ({ signal }) => call(listSelfReports, {}, signal),
})

/** What was generated never changes. */
export const reportChangesQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey, 'changes', id],
    queryFn: ({ signal }) => call(readReportChanges, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const textHistoryQuery = ({ year, key }: TextPlace) =>
  queryOptions({
    queryKey: [...reportKey, 'text', year, key],
    queryFn: ({ signal }) => call(listOwnTexts, { params: { year: String(year), key } }, signal),
  })

export function useWriteText({ year, key }: TextPlace) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof writeOwnText>['body']) => call(writeOwnText, { params: { year: String(year), key }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: reportKey }),
  })
}

export function useGenerate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (run: string) => call(generateSelfReport, { body: { run } }),
    // The file is there: nobody waits for the preview to be set anew.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: reportKey })
    },
  })
}
