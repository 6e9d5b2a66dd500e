import type { Stage } from '@junheng/core/features/collection/county.ts'
import { readIndicatorTrend, readSchoolTrend, readTrend } from '@junheng/core/features/evaluation/trends/contract.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import type { StandardKey } from '../../../shared/standards.ts'

const key = ['trends'] as const

export const trendQuery = (standard: StandardKey) =>
  queryOptions({
    queryKey: [...key, standard],
    queryFn: ({ signal }) => call(readTrend, { query: { standard } }, signal),
  })

export const indicatorTrendQuery = (standard: StandardKey, stage: Stage, indicator: string) =>
  queryOptions({
    queryKey: [...key, standard, stage, indicator],
    queryFn: ({ signal }) => call(readIndicatorTrend, { query: { standard, stage, indicator } }, signal),
    placeholderData: keepPreviousData,
  })

export const schoolTrendQuery = (standard: StandardKey, school: string) =>
  queryOptions({
    queryKey: [...key, standard, 'school', school],
    queryFn: ({ signal }) => call(readSchoolTrend, { params: { school }, query: { standard } }, signal),
    retry: false,
  })
