import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { PackageEvaluation } from '@junheng/core/features/evaluation/contract.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { currentPackage, recentPackagesQuery } from '../../shared/packages.ts'
import { chosenProfile, profilesQuery } from '../../shared/profiles.ts'
import { useSignedIn } from '../../shared/session.ts'
import { countyOf, evaluationQuery } from '../../shared/verdict/evaluation.ts'
import { newestPlansQuery } from './api.ts'

/** The reader's county by its newest data, and what stood before it. */
export interface CountyNow {
  data: PackageSummary
  judged: PackageEvaluation
  county: CountyResult
  claim: Claim
  before: PackageEvaluation | undefined
  plans: readonly PlanSummary[]
}

export type CountyState =
  | { state: 'loading' | 'empty' | 'unjudgeable' }
  | { state: 'failed'; error: unknown; retry: () => void }
  | { state: 'ready'; now: CountyNow }

export function useCounty(): CountyState {
  const packages = useQuery(recentPackagesQuery)
  const profiles = useQuery(profilesQuery)
  const plans = useQuery(newestPlansQuery)
  const ownCode = useSignedIn().county?.code
  const chosen = chosenProfile({}, profiles.data)
  const stored = packages.data?.items.filter((p) => p.withdrawn === null) ?? []
  const data = packages.data && currentPackage(packages.data.items)
  const earlier = stored.find((p) => p.id !== data?.id)
  const [now, then] = useQueries({
    queries: [data, earlier].map((each) => ({
      ...evaluationQuery(each?.id ?? '', { standard: 'quality_balanced_2017' as const, ...chosen }),
      enabled: each !== undefined && chosen !== null,
    })),
  })
  const failed = [packages, profiles, plans, now, then].find((q) => q?.isError)
  if (failed) return { state: 'failed', error: failed.error, retry: () => void failed.refetch() }
  if (packages.data && !data) return { state: 'empty' }
  if (!data || !plans.data || !now?.data || (earlier && !then?.data)) return { state: 'loading' }
  const judged = now.data
  const county = countyOf(judged.evaluation.counties, (c) => c.countyCode, undefined, ownCode)
  const claim = county && judged.claims[county.countyCode]
  if (!county || !claim) return { state: 'unjudgeable' }
  return { state: 'ready', now: { data, judged, county, claim, before: then?.data, plans: plans.data.items } }
}
