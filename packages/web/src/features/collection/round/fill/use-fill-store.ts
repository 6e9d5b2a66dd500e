import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { CallFailed, call } from '../../../../shared/call.ts'
import { packagesKey } from '../../../../shared/packages.ts'
import { useSignedIn } from '../../../../shared/session.ts'
import { returnQuery, revisionQuery } from './api.ts'
import { type Drafts, draftsIn, storageHere } from './drafts.ts'
import { FillStore } from './fill-store.ts'
import { clockBeat } from './retry.ts'

/** The values of a return while its page is open: saved by themselves, kept through a lost connection, and up to date with what others do. */
export function useFillStore(detail: ReturnDetail): { store: FillStore; drafts: Drafts } {
  const { account } = useSignedIn()
  const client = useQueryClient()
  const { id } = detail
  // biome-ignore lint/correctness/useExhaustiveDependencies: one store for as long as the page shows this return to this person
  const made = useMemo(() => {
    const drafts = draftsIn(storageHere(), account.id, id)
    const beat = clockBeat()
    const store = new FillStore({
      send: async (changes) => {
        const saved = await call(saveValues, { params: { id }, body: { changes } })
        // Whatever was judged of this round is judged anew the next time it is looked at.
        void client.invalidateQueries({ queryKey: packagesKey, refetchType: 'none' })
        return saved
      },
      drafts,
      isPassing: (error) => error instanceof CallFailed && (error.reply.status === 0 || error.reply.status >= 500),
      onBehind: () => void client.invalidateQueries({ queryKey: returnQuery(id).queryKey, exact: true }),
      now: () => new Date(),
      beat,
    })
    store.take(detail.values, detail.revision)
    return { store, drafts, beat }
  }, [account.id, id])
  const { store } = made

  useEffect(() => store.take(detail.values, detail.revision), [store, detail])
  useUpToDate(store, detail)
  useEffect(() => {
    const send = () => void store.flush()
    const onHide = () => document.visibilityState === 'hidden' && send()
    // Only where nothing could be kept here would leaving lose something.
    const onLeave = (e: BeforeUnloadEvent) => {
      const { unsaved, isKept } = store.status()
      if (unsaved > 0 && !isKept) e.preventDefault()
    }
    addEventListener('online', send)
    addEventListener('beforeunload', onLeave)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      removeEventListener('online', send)
      removeEventListener('beforeunload', onLeave)
      document.removeEventListener('visibilitychange', onHide)
      send()
    }
  }, [store])
  return made
}

/** Reads the return again once somebody else changed it, or took a step with it. */
function useUpToDate(store: FillStore, { id, state }: ReturnDetail): void {
  const client = useQueryClient()
  const { data } = useQuery(revisionQuery(id))
  useEffect(() => {
    if (data && (data.revision > store.revision || data.state !== state))
      void client.invalidateQueries({ queryKey: returnQuery(id).queryKey, exact: true })
  }, [data, store, id, state, client])
}
