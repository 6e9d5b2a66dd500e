import { addressOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/rectification/evidence/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../../shared/call.ts'

// Below the items' own key, so that whatever changes an item also renews its evidence.
const key = ['items', 'evidence'] as const

export const evidenceQuery = (no: number) =>
  queryOptions({
    queryKey: [...key, no],
    queryFn: ({ signal }) => call(contract.listEvidence, { params: { no: String(no) } }, signal),
  })

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'preview', id],
    queryFn: ({ signal }) => call(contract.previewEvidence, { params: { id } }, signal),
    // What a version says never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })

export const evidenceAddress = (id: string): string => addressOf(contract.downloadEvidence, { id })

export interface Sending {
  file: File
  about: string
  milestone: number | null
  validFrom: string
  validUntil: string
  replaces: string | null
  onProgress: (share: number) => void
}

export function useAddEvidence(no: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, about, milestone, validFrom, validUntil, replaces, onProgress }: Sending) =>
      call(contract.addEvidence, {
        params: { no: String(no) },
        body: {
          about,
          ...(milestone !== null && { milestone: String(milestone) }),
          ...(validFrom && { validFrom }),
          ...(validUntil && { validUntil }),
          ...(replaces && { replaces }),
        },
        files: { file },
        onProgress,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['items'] }),
  })
}

export function useWithdrawEvidence(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) => call(contract.withdrawEvidence, { params: { id }, body: { reason } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['items'] }),
  })
}

/** Shows a pdf in a tab of its own. It comes as an attachment and is given to the browser as a pdf and nothing else, so it can never be a page of ours. */
export function useOpenPdf() {
  return useMutation({
    mutationFn: async (id: string) => {
      const { blob } = await callForFile(contract.downloadEvidence, { params: { id } })
      const address = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }))
      window.open(address, '_blank', 'noopener')
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
  })
}
