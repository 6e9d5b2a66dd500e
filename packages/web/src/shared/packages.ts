import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { listLive } from '@junheng/core/features/collection/round/lock/contract.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

/** First part of every query key about packages: one invalidation after a write refreshes them all. */
export const packagesKey = ['packages'] as const

/** The newest packages, for choosing what to judge. */
export const recentPackagesQuery = queryOptions({
  queryKey: [...packagesKey, 'recent'],
  queryFn: ({ signal }) => call(listPackages, { query: { page: 1, size: 200 } }, signal),
})

const LIVE_MS = 10_000

/** Rounds still being filled in, each as a package of this moment: its `sha256` changes with every value. */
export const liveRoundsQuery = queryOptions({
  queryKey: ['live-rounds'],
  queryFn: ({ signal }) => call(listLive, {}, signal),
  refetchInterval: LIVE_MS,
  // A page opened after an edit shows what holds after it.
  refetchOnMount: 'always',
})

/** The one that counts now: the newest not withdrawn. */
export const currentPackage = (packages: readonly PackageSummary[]): PackageSummary | undefined =>
  packages.find((p) => p.withdrawn === null)
