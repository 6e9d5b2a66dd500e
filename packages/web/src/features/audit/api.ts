import { addressOf } from '@junheng/core/endpoint.ts'
import {
  exportAudit,
  latestVerification,
  listAudit,
  readSealing,
  startVerification,
} from '@junheng/core/features/audit/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import type { Search } from '../../shared/url.ts'

const FILTERS = ['person', 'verb', 'subject', 'from', 'to'] as const

/** What the address filters by; empty values are left out. */
export function filterOf(search: Search): Partial<Record<(typeof FILTERS)[number], string>> {
  return Object.fromEntries(FILTERS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])))
}

export const auditQuery = (search: Search) => {
  const query = {
    ...filterOf(search),
    ...(search['no'] && { no: search['no'] }),
    ...(search['older'] && { older: search['older'] }),
    ...(search['newer'] && { newer: search['newer'] }),
  }
  return queryOptions({ queryKey: ['audit', 'list', query], queryFn: ({ signal }) => call(listAudit, { query }, signal) })
}

export const exportAddress = (search: Search, format: 'csv' | 'ndjson'): string =>
  addressOf(exportAudit, {}, { ...filterOf(search), format })

export const sealingQuery = queryOptions({
  queryKey: ['audit', 'sealing'],
  queryFn: ({ signal }) => call(readSealing, {}, signal),
  refetchInterval: 5000,
})

export const verificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => call(latestVerification, {}, signal),
  refetchInterval: ({ state }) => (state.data?.verification?.state === 'running' ? 700 : false),
})

export function useStartVerification() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(startVerification, {}),
    onSuccess: (verification) => queryClient.setQueryData(verificationQuery.queryKey, { verification }),
  })
}
