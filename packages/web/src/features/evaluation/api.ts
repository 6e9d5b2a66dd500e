import { explainFigure } from '@junheng/core/features/evaluation/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { packagesKey } from '../../shared/packages.ts'
import type { StandardKey } from '../../shared/standards.ts'
import type { Figure } from '../../shared/verdict/explain-address.ts'

/** How one figure came about; it changes as little as the evaluation itself. */
export const explanationQuery = (id: string, standard: StandardKey, county: string, figure: Figure) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'explanation', standard, county, figure],
    queryFn: ({ signal }) => call(explainFigure, { params: { id }, query: { standard, county, ...figure } }, signal),
    staleTime: 5 * 60_000,
  })
