import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { packagesKey } from '../packages.ts'
import type { StandardKey } from '../standards.ts'

/** A package never changes once stored, and a standard not while the program runs: what was judged stays judged. */
export const evaluationQuery = (id: string, standard: StandardKey) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'evaluation', standard],
    queryFn: ({ signal }) => call(evaluatePackage, { params: { id }, query: { standard } }, signal),
    staleTime: 5 * 60_000,
  })
