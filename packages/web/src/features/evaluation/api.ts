import { explainFigure, readForms } from '@junheng/core/features/evaluation/contract.ts'
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

/** 申报表 of one county, cell by cell. */
export const formsQuery = (id: string, standard: StandardKey, county: string) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'forms', standard, county],
    queryFn: ({ signal }) => call(readForms, { params: { id }, query: { standard, county } }, signal),
    staleTime: 5 * 60_000,
  })
