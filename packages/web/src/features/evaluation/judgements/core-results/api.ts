import type { CallOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/evaluation/judgements/core-results/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../../shared/call.ts'
import { packagesKey } from '../../../../shared/packages.ts'

/** Under the packages' key: a changed table of items counts anew. */
export const coreResultsQuery = (schoolYear: number) =>
  queryOptions({
    queryKey: [...packagesKey, 'judgements', 'core-results', schoolYear],
    queryFn: ({ signal }) => call(contract.readCoreResults, { query: { schoolYear } }, signal),
  })

export function useSaveCoreResults() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof contract.saveCoreResults>['body']) => call(contract.saveCoreResults, { body }),
    onSuccess: (kept) => {
      client.setQueryData(coreResultsQuery(kept.schoolYear).queryKey, kept)
      return client.invalidateQueries({ queryKey: packagesKey })
    },
  })
}

export const useReadCoreSheet = () =>
  useMutation({ mutationFn: (file: File) => call(contract.readCoreSheet, { files: { file } }) })
