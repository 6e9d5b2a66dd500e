import { evaluatePackage, explainFigure } from '@junheng/core/features/evaluation/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { packagesKey } from '../../shared/packages.ts'
import type { StandardKey } from '../../shared/standards.ts'

/** A package never changes once stored, and a standard not while the program runs: what was judged stays judged. */
export const evaluationQuery = (id: string, standard: StandardKey) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'evaluation', standard],
    queryFn: ({ signal }) => call(evaluatePackage, { params: { id }, query: { standard } }, signal),
    staleTime: 5 * 60_000,
  })

/** Which figure: without `school` the spread of a stage or a county item. */
export interface Figure {
  school?: string | undefined
  stage?: 'primary' | 'junior' | undefined
  indicator: string
}

export const explanationQuery = (id: string, standard: StandardKey, county: string, figure: Figure) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'explanation', standard, county, figure],
    queryFn: ({ signal }) => call(explainFigure, { params: { id }, query: { standard, county, ...figure } }, signal),
    staleTime: 5 * 60_000,
  })
