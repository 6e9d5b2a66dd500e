import type { CallOf } from '@junheng/core/endpoint.ts'
import type { reconcileRound } from '@junheng/core/features/collection/round/bases/contract.ts'
import { useUrl } from '../../../../shared/url.ts'

export type ReconciliationAsked = CallOf<typeof reconcileRound>['query']
export const SHOWS = ['differs', 'single', 'all'] as const
export const SORTS = ['percent', 'school', 'element'] as const

/** What the address asks of the reconciliation; an odd word in it counts for nothing. */
export function useReconciliationUrl() {
  const [search, change] = useUrl()
  const show = SHOWS.find((each) => each === search['show']) ?? 'differs'
  const sort = SORTS.find((each) => each === search['sort']) ?? 'percent'
  const beyond = Number(search['beyond'])
  const page = Math.max(1, Math.floor(Number(search['page'] ?? 1)) || 1)
  const filter = {
    show,
    ...(search['element'] && { element: search['element'] }),
    ...(search['school'] && { school: search['school'] }),
    ...(search['town'] && { town: search['town'] }),
    ...(search['unexplained'] === '1' && { unexplained: 'true' }),
    ...(beyond > 0 && beyond <= 1000 && { beyond }),
  }
  const query: ReconciliationAsked = { ...filter, sort, page, size: 50 }
  /** Another filter begins at the first page. */
  const narrow = (changes: Record<string, string | undefined>) => change({ ...changes, page: undefined }, 'replace')
  return { search, query, filter, page, narrow, turn: (to: number) => change({ page: String(to) }) }
}
