import type { CallOf } from '@junheng/core/endpoint.ts'
import {
  actOnSchoolPlan,
  listSchoolPlans,
  readSchoolPlan,
  type SchoolPlan,
  writeSchoolPlan,
} from '@junheng/core/features/rectification/school-plan/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import type { StandardKey } from '../../../shared/standards.ts'

const key = ['school-plans'] as const

export const plansQuery = (standard: StandardKey) =>
  queryOptions({
    queryKey: [...key, 'list', standard],
    queryFn: ({ signal }) => call(listSchoolPlans, { query: { standard } }, signal),
  })

/** Not fetched again behind somebody's back: what they write upon must stand still. */
export const planQuery = (school: string, standard: StandardKey) =>
  queryOptions({
    queryKey: [...key, 'plan', school, standard],
    queryFn: ({ signal }) => call(readSchoolPlan, { params: { school }, query: { standard } }, signal),
    refetchOnWindowFocus: false,
  })

export function useWritePlan({ school: { code: school }, standard }: SchoolPlan) {
  const done = useTaken(school, standard)
  return useMutation({
    mutationFn: (body: Pick<CallOf<typeof writeSchoolPlan>['body'], 'seen' | 'written'>) =>
      call(writeSchoolPlan, { params: { school }, body: { ...body, standard } }),
    onSuccess: done,
  })
}

export function useActOnPlan({ school: { code: school }, standard, step: seen }: SchoolPlan) {
  const done = useTaken(school, standard)
  return useMutation({
    mutationFn: (body: Pick<CallOf<typeof actOnSchoolPlan>['body'], 'action' | 'remark'>) =>
      call(actOnSchoolPlan, { params: { school }, body: { ...body, standard, seen } }),
    onSuccess: done,
  })
}

/** The reply is the plan as it stands now; lists ask anew. */
function useTaken(school: string, standard: StandardKey) {
  const client = useQueryClient()
  return async (plan: SchoolPlan) => {
    client.setQueryData(planQuery(school, standard).queryKey, plan)
    await client.invalidateQueries({ queryKey: [...key, 'list'] })
  }
}
