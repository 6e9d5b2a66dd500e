import type { CallOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../../shared/call.ts'
import { packagesKey } from '../../../../shared/packages.ts'

/** Under the packages' key: what is recorded changes them both. */
export const ownJudgementsQuery = (schoolYear: number | undefined) =>
  queryOptions({
    queryKey: [...packagesKey, 'judgements', 'own', schoolYear ?? 'current'],
    queryFn: ({ signal }) => call(contract.listOwnJudgements, { query: { schoolYear } }, signal),
  })

export const dutiesQuery = (standard: StandardKey) =>
  queryOptions({
    queryKey: [...packagesKey, 'judgements', 'duties', standard],
    queryFn: ({ signal }) => call(contract.listJudgementDuties, { query: { standard } }, signal),
  })

export function useAssign() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof contract.assignJudgements>['body']) => call(contract.assignJudgements, { body }),
    onSuccess: (duties, { standard }) => client.setQueryData(dutiesQuery(standard).queryKey, duties),
  })
}
