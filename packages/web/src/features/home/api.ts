import { readCity, readDesk } from '@junheng/core/features/home/contract.ts'
import { listPlans } from '@junheng/core/features/rectification/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'

/** What waits for the person at the screen. */
export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => call(readDesk, {}, signal),
})

/** The counties of one's city. */
export const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: ({ signal }) => call(readCity, {}, signal),
})

/** The newest published plans, for what in them still waits. */
export const newestPlansQuery = queryOptions({
  queryKey: ['plans', 'newest'],
  queryFn: ({ signal }) => call(listPlans, { query: { page: 1, size: 5 } }, signal),
})
