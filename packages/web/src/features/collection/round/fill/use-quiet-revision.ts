import { useEffect, useState } from 'react'
import type { FillStore } from './fill-store.ts'
import { useSaveStatus } from './use-fill.ts'

/** How long nothing must be saved before the whole return is checked again. */
const QUIET = 1200

/** The revision of a return once it stays the same for a moment: a check of the whole of it is dear, and nobody reads one while typing. */
export function useQuietRevision(store: FillStore): number {
  useSaveStatus(store)
  const { revision } = store
  const [quiet, setQuiet] = useState(revision)
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(revision), QUIET)
    return () => clearTimeout(timer)
  }, [revision])
  return quiet
}
