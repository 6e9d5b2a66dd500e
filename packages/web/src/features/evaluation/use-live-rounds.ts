import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { liveRoundsQuery, packagesKey } from '../../shared/packages.ts'
import { useMay } from '../../shared/session.ts'

const NONE: readonly PackageSummary[] = []

/** Rounds being filled in; undefined until they are known. What was judged of one is judged anew as soon as a value of it changed. */
export function useLiveRounds(): readonly PackageSummary[] | undefined {
  const mayRead = useMay('round.read')
  const client = useQueryClient()
  const { data, isError } = useQuery({ ...liveRoundsQuery, enabled: mayRead })
  useEffect(() => forgetChanged(client, data?.packages ?? NONE), [data, client])
  // Without them the files handed in can still be judged.
  return !mayRead || isError ? NONE : data?.packages
}

// Kept beside the client, not in a page: between two judged pages somebody may have been at the form.
const seen = new WeakMap<QueryClient, Map<string, string>>()

/** What was judged of a round before it changed is asked for anew, at once where it is shown. */
export function forgetChanged(client: QueryClient, rounds: readonly Pick<PackageSummary, 'id' | 'sha256'>[]): void {
  const known = seen.get(client) ?? new Map<string, string>()
  seen.set(client, known)
  for (const { id, sha256 } of rounds) {
    const before = known.get(id)
    known.set(id, sha256)
    if (before !== undefined && before !== sha256) void client.invalidateQueries({ queryKey: [...packagesKey, id] })
  }
}
