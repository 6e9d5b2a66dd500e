import type { CallOf } from '@junheng/core/endpoint.ts'
import { readUnitYears, setScoreRule } from '@junheng/core/features/rectification/unit-years/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const key = ['unit-years'] as const

export const unitYearsQuery = (query: CallOf<typeof readUnitYears>['query']) =>
  queryOptions({ queryKey: [...key, query], queryFn: ({ signal }) => call(readUnitYears, { query }, signal) })

export function useScoreRule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof setScoreRule>['body']) => call(setScoreRule, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  })
}
