import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { liveRoundsQuery, packagesKey } from '../../shared/packages.ts'
import { useMay } from '../../shared/session.ts'

const NONE: readonly PackageSummary[] = []

/** Rounds being filled in; undefined until they are known. What was judged of one is judged anew as soon as a value of it changed. */
export function useLiveRounds(): readonly PackageSummary[] | undefined {
  const mayRead = useMay('round.read')
  const client = useQueryClient()
  const { data, isError } = useQuery({ ...liveRoundsQuery, enabled: mayRead })
  const seen = useRef(new Map<string, string>())
  useEffect(() => {
    for (const { id, sha256 } of data?.packages ?? NONE) {
      const before = seen.current.get(id)
      seen.current.set(id, sha256)
      if (before !== undefined && before !== sha256) void client.invalidateQueries({ queryKey: [...packagesKey, id] })
    }
  }, [data, client])
  // Without them the files handed in can still be judged.
  return !mayRead || isError ? NONE : data?.packages
}
