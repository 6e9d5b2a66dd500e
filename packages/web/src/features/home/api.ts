import { listPlans } from '@junheng/core/features/rectification/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'

/** The newest published plans, for what in them still waits. */
export const newestPlansQuery = queryOptions({
  queryKey: ['plans', 'newest'],
  queryFn: ({ signal }) => call(listPlans, { query: { page: 1, size: 5 } }, signal),
})
