import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { PackageEvaluation } from '@junheng/core/features/evaluation/contract.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import type { ProfileList } from '@junheng/core/features/standards/profile-schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { currentPackage, recentPackagesQuery } from '../../shared/packages.ts'
import { chosenProfile, profilesQuery } from '../../shared/profiles.ts'
import { useSignedIn } from '../../shared/session.ts'
import { readStandardKey, standardsQuery } from '../../shared/standards.ts'
import { useUrl } from '../../shared/url.ts'
import { countyOf, evaluationQuery, type Judging, readBasis } from '../../shared/verdict/evaluation.ts'
import { useLiveRounds } from './use-live-rounds.ts'

/** What the pages of evaluation look at: one package judged by one standard, and one of its counties. */
export interface Judged extends PackageEvaluation {
  county: CountyResult
  /** How far the county is from 校校达标、项项达标. */
  claim: Claim
  view: StandardView
  packages: readonly PackageSummary[]
  profiles: ProfileList
  /** What every further call about this county must name, so that all figures of a page are judged alike. */
  asked: Judging & { county: string }
}

/** What stands beside figures and their explanations: whose data, by which rules. Also there for one school without its county. */
export type JudgedBy = Pick<Judged, 'package' | 'asked' | 'view' | 'standard'> & {
  profile: Pick<Judged['profile'], 'key'>
  county: Pick<CountyResult, 'countyName' | 'countyCode' | 'items'>
}

export type JudgedState =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown; retry: () => void }
  | { state: 'empty' }
  | { state: 'ready'; judged: Judged; isStale: boolean }

/**
 * Reads `package` (also a live round), `basis`, `standard`, `profile` (or `settings`) and `county` from the address; without them the newest package, 2017, the profile the
 * county has adopted, and the reader's own county, else the first.
 */
export function useJudged(): JudgedState {
  const [search] = useUrl()
  const ownCode = useSignedIn().county?.code
  const profiles = useQuery(profilesQuery)
  const chosen = chosenProfile(search, profiles.data)
  const basis = readBasis(search['basis'])
  const { run } = search
  const rules: Judging = {
    standard: readStandardKey(search['standard']),
    ...chosen,
    ...(basis && { basis }),
    ...(run && { run }),
  }
  const packages = useQuery(recentPackagesQuery)
  const live = useLiveRounds()
  const standards = useQuery(standardsQuery)
  const known = packages.data && live && [...packages.data.items, ...live]
  const id = search['package'] ?? (known ? currentPackage(known)?.id : undefined)
  const evaluation = useQuery({
    ...evaluationQuery(id ?? '', rules),
    enabled: id !== undefined && chosen !== null,
    placeholderData: keepPreviousData,
  })

  const failed = [packages, standards, profiles, evaluation].find((q) => q.isError)
  if (failed) return { state: 'failed', error: failed.error, retry: () => void failed.refetch() }
  if (known && id === undefined) return { state: 'empty' }
  if (!known || !standards.data || !profiles.data || !evaluation.data) return { state: 'loading' }
  const { counties } = evaluation.data.evaluation
  const county = countyOf(counties, (c) => c.countyCode, search['county'], ownCode)
  // The standard shown is the one judged by, also while the next one is still on its way.
  const view = standards.data.standards.find((s) => s.key === evaluation.data.standard.key)
  if (!view) throw new Error('the evaluation names a standard that is not in the catalogue')
  const claim = county && evaluation.data.claims[county.countyCode]
  if (!county || !claim) return { state: 'empty' }
  return {
    state: 'ready',
    judged: {
      ...evaluation.data,
      county,
      claim,
      view,
      packages: known,
      profiles: profiles.data,
      asked: { ...rules, standard: evaluation.data.standard.key, county: county.countyCode },
    },
    isStale: evaluation.isPlaceholderData,
  }
}
