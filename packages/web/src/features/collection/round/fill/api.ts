import { explainFault, readReturnFaults } from '@junheng/core/features/collection/round/check/contract.ts'
import type { ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import { readReturn, resumeReturn, submitReturn, withdrawReturn } from '@junheng/core/features/collection/round/contract.ts'
import { askForSignature, listOwnReturns, readForm, readRevision } from '@junheng/core/features/collection/round/fill/contract.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../../shared/call.ts'

export const returnsKey = ['returns'] as const

export const ownReturnsQuery = queryOptions({
  queryKey: [...returnsKey, 'own'],
  queryFn: ({ signal }) => call(listOwnReturns, {}, signal),
})

/** What stands when the page is opened matters more than a second's wait. */
export const returnQuery = (id: string) =>
  queryOptions({
    queryKey: [...returnsKey, id],
    queryFn: ({ signal }) => call(readReturn, { params: { id } }, signal),
    staleTime: 0,
  })

/** What is asked does not change while a round is open, but for what departments report of the school. */
export const formQuery = (id: string) =>
  queryOptions({
    queryKey: [...returnsKey, id, 'form'],
    queryFn: ({ signal }) => call(readForm, { params: { id } }, signal),
    staleTime: 300_000,
  })

/** Asked every 20 seconds and whenever the page comes to the front again. */
export const revisionQuery = (id: string) =>
  queryOptions({
    queryKey: [...returnsKey, id, 'revision'],
    queryFn: ({ signal }) => call(readRevision, { params: { id } }, signal),
    staleTime: 0,
    refetchInterval: 20_000,
    refetchOnWindowFocus: 'always',
    retry: false,
  })

const faultsKey = (id: string, revision: number) => [...returnsKey, id, 'faults', revision]

/** Of one revision; while the next is checked the former's stay on the page. */
export const faultsQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: faultsKey(id, revision),
    queryFn: ({ signal }) => call(readReturnFaults, { params: { id } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

/** What is answered is of the revision that stands now, whichever the caller was looking at. */
export function useExplain(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, text }: { key: string; text: string }) => call(explainFault, { params: { id, key }, body: { text } }),
    onSuccess: (faults: ReturnFaults) => client.setQueryData(faultsKey(id, faults.revision), faults),
  })
}

export const useAskForSignature = (id: string) => useMutation({ mutationFn: () => call(askForSignature, { params: { id } }) })

const STEPS = { submit: submitReturn, withdraw: withdrawReturn, resume: resumeReturn } as const

/** Signing, taking back and going on; what the server answers is what the page shows. */
export function useStep(id: string, step: keyof typeof STEPS) {
  const client = useQueryClient()
  const contract = STEPS[step]
  return useMutation({
    mutationFn: (revision: number) => call(contract, { params: { id }, body: { revision, note: null } }),
    onSuccess: (detail: ReturnDetail) => {
      client.setQueryData(returnQuery(id).queryKey, detail)
      void client.invalidateQueries({ queryKey: ownReturnsQuery.queryKey })
    },
  })
}
