import type { CallOf } from '@junheng/core/endpoint.ts'
import {
  acknowledgeWarning,
  escalateWarning,
  listWarningRules,
  listWarnings,
  refreshWarnings,
  setWarningRule,
} from '@junheng/core/features/warnings/contract.ts'
import { compareMonitoring, readMonitoring, setMonitoringCalendar } from '@junheng/core/features/warnings/monitoring/contract.ts'
import type { CalendarChange } from '@junheng/core/features/warnings/monitoring/schema.ts'
import type { RuleKey } from '@junheng/core/features/warnings/rules.ts'
import type { RuleChange, Warning } from '@junheng/core/features/warnings/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'

const warningsKey = ['warnings'] as const

type Asked = CallOf<typeof listWarnings>['query']

export const warningsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [...warningsKey, 'list', asked],
    queryFn: ({ signal }) => call(listWarnings, { query: asked }, signal),
  })

export const rulesQuery = queryOptions({
  queryKey: [...warningsKey, 'rules'],
  queryFn: ({ signal }) => call(listWarningRules, {}, signal),
})

/** While a day of the calendar may be on its way one need not ask for it. */
export const monitoringQuery = queryOptions({
  queryKey: [...warningsKey, 'monitoring'],
  queryFn: ({ signal }) => call(readMonitoring, {}, signal),
  refetchInterval: 4000,
})

export const monitoringComparisonQuery = (before: string, after: string) =>
  queryOptions({
    queryKey: [...warningsKey, 'monitoring', before, after],
    queryFn: ({ signal }) => call(compareMonitoring, { query: { before, after } }, signal),
  })

function useRenewing<Given>(act: (given: Given) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: warningsKey }) })
}

export function useRefresh() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(refreshWarnings, { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: warningsKey }),
  })
}

export const useAcknowledge = ({ id }: Warning) =>
  useRenewing((note: string) => call(acknowledgeWarning, { params: { id }, body: { note } }))

export const useEscalate = ({ id }: Warning) =>
  useRenewing((note: string) => call(escalateWarning, { params: { id }, body: { note } }))

export const useSetCalendar = () => useRenewing((body: CalendarChange) => call(setMonitoringCalendar, { body }))

export const useSetRule = (key: RuleKey) =>
  useRenewing((change: RuleChange) => call(setWarningRule, { params: { key }, body: change }))
