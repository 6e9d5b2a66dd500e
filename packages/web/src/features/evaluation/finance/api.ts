import { readFinance } from '@junheng/core/features/evaluation/finance/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import { packagesKey } from '../../../shared/packages.ts'
import type { Judging } from '../../../shared/verdict/evaluation.ts'

/** 教育经费 of one county, year by year. */
export const financeQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'finance', judging],
    queryFn: ({ signal }) => call(readFinance, { params: { id }, query: judging }, signal),
    staleTime: 5 * 60_000,
  })
