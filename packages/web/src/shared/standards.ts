import { listElements, listStandards } from '@junheng/core/features/standards/contract.ts'
import type { StandardItemView, StandardView } from '@junheng/core/features/standards/schema.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

export type StandardKey = StandardView['key']

export const STANDARD_NAMES: Readonly<Record<StandardKey, string>> = {
  quality_balanced_2017: '优质均衡 2017',
  basic_balanced_2012: '基本均衡 2012',
}

export const readStandardKey = (text: string | undefined): StandardKey =>
  text === 'basic_balanced_2012' ? 'basic_balanced_2012' : 'quality_balanced_2017'

export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: ({ signal }) => call(listStandards, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Every data element, for whoever opens what a rule is reckoned from. */
export const elementsQuery = queryOptions({
  queryKey: ['standards', 'elements'],
  queryFn: ({ signal }) => call(listElements, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const findItem = (standard: StandardView, key: string): StandardItemView | undefined =>
  standard.items.find((i) => i.key === key)

export const STAGE_NAMES = { primary: '小学', junior: '初中' } as const
