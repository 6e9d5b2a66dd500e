import { addressOf, type CallOf } from '@junheng/core/endpoint.ts'
import { EXPORT_PARTS } from '@junheng/core/features/collection/national/contract.ts'
import * as contract from '@junheng/core/features/collection/round/bases/contract.ts'
import * as uploads from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import type { VerificationRequest } from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../../../shared/call.ts'
import { saveFile } from '../../../../shared/save-file.ts'

/** One school's return, or all of a round. */
export type UploadTarget = { kind: 'return'; id: string } | { kind: 'round'; id: string }

export interface OnItsWay {
  onProgress: (share: number) => void
  onWork: Tell
  signal: AbortSignal
}

const basesKey = ['round-bases'] as const

export const roundWorkbookAddress = (round: string): string => addressOf(uploads.downloadRoundWorkbook, { round })
export const returnWorkbookAddress = (id: string): string => addressOf(uploads.downloadReturnWorkbook, { id })
export const evidenceAddress = (id: string, path: string, version: number): string =>
  addressOf(contract.downloadEvidence, { id }, { path, version })
export const reconciliationAddress = (round: string, filter: Readonly<Record<string, string | number>>): string =>
  addressOf(contract.downloadReconciliation, { round }, { ...filter })

export const useUploadCheck = (target: UploadTarget) =>
  useMutation({
    mutationFn: ({ file, onProgress, onWork, signal }: { file: File } & OnItsWay) => {
      const given = { files: { file }, onProgress, onWork }
      return target.kind === 'round'
        ? call(uploads.checkRoundUpload, { params: { round: target.id }, ...given }, signal)
        : call(uploads.checkReturnUpload, { params: { id: target.id }, ...given }, signal)
    },
  })

export function useUpload(target: UploadTarget) {
  const renew = useRenew()
  return useMutation({
    mutationFn: ({ file, seen, onlyOthers, onProgress, onWork, signal }: Confirmed & { file: File } & OnItsWay) => {
      const given = { files: { file }, body: { seen, onlyOthers: String(onlyOthers) }, onProgress, onWork }
      return target.kind === 'round'
        ? call(uploads.uploadRound, { params: { round: target.id }, ...given }, signal)
        : call(uploads.uploadReturn, { params: { id: target.id }, ...given }, signal)
    },
    onSuccess: renew,
  })
}

/** The workbook once more, its faults marked in it; the browser saves what comes back. */
export const useAnnotatedUpload = (target: UploadTarget) =>
  useMutation({
    mutationFn: async (file: File) => {
      const { name, blob } =
        target.kind === 'round'
          ? await callForFile(uploads.annotateRoundUpload, { params: { round: target.id }, files: { file } })
          : await callForFile(uploads.annotateReturnUpload, { params: { id: target.id }, files: { file } })
      saveFile(name, blob)
    },
  })

export interface Confirmed {
  seen: string
  onlyOthers: boolean
}

interface Exports extends OnItsWay {
  files: readonly File[]
  day: string
  takeOver: boolean
}

const PARTS = Object.keys(EXPORT_PARTS) as (keyof typeof EXPORT_PARTS)[]
const partsOf = (files: readonly File[]) => Object.fromEntries(files.map((file, i) => [PARTS[i]!, file]))

export const statisticsQuery = (round: string) =>
  queryOptions({
    queryKey: [...basesKey, 'statistics', round],
    queryFn: ({ signal }) => call(uploads.listStatistics, { params: { round } }, signal),
  })

export const useStatisticsCheck = (round: string) =>
  useMutation({
    mutationFn: ({ files, day, takeOver, onProgress, onWork, signal }: Exports) =>
      call(
        uploads.checkStatistics,
        { params: { round }, body: { day, takeOver: String(takeOver) }, files: partsOf(files), onProgress, onWork },
        signal,
      ),
  })

export function useStatistics(round: string) {
  const renew = useRenew()
  return useMutation({
    mutationFn: ({ files, day, takeOver, seen, onlyOthers, onProgress, onWork, signal }: Exports & Confirmed) =>
      call(
        uploads.takeStatistics,
        {
          params: { round },
          body: { day, takeOver: String(takeOver), seen, onlyOthers: String(onlyOthers) },
          files: partsOf(files),
          onProgress,
          onWork,
        },
        signal,
      ),
    onSuccess: renew,
  })
}

export const reconciliationQuery = (round: string, query: CallOf<typeof contract.reconcileRound>['query']) =>
  queryOptions({
    queryKey: [...basesKey, 'reconciliation', round, query],
    queryFn: ({ signal }) => call(contract.reconcileRound, { params: { round }, query }, signal),
  })

export const effectQuery = (round: string) =>
  queryOptions({
    queryKey: [...basesKey, 'effect', round],
    queryFn: ({ signal }) => call(contract.readBasisEffect, { params: { round } }, signal),
  })

export const ownReconciliationQuery = (id: string) =>
  queryOptions({
    queryKey: [...basesKey, 'own', id],
    queryFn: ({ signal }) => call(contract.reconcileReturn, { params: { id } }, signal),
  })

export function useExplain() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, path, text }: { id: string; path: string; text: string }) =>
      call(contract.explainDifference, { params: { id }, body: { path, text } }),
    onSuccess: () => client.invalidateQueries({ queryKey: basesKey }),
  })
}

export const returnVerificationsQuery = (id: string) =>
  queryOptions({
    queryKey: [...basesKey, 'verifications', 'return', id],
    queryFn: ({ signal }) => call(contract.listReturnVerifications, { params: { id } }, signal),
  })

export const roundVerificationsQuery = (round: string) =>
  queryOptions({
    queryKey: [...basesKey, 'verifications', 'round', round],
    queryFn: ({ signal }) => call(contract.listRoundVerifications, { params: { round } }, signal),
  })

export const verifiableQuery = (id: string) =>
  queryOptions({
    queryKey: [...basesKey, 'verifiable', id],
    queryFn: ({ signal }) => call(contract.listVerifiable, { params: { id } }, signal),
  })

export function useVerify(id: string) {
  const renew = useRenew()
  return useMutation({
    mutationFn: ({ file, seen, ...body }: VerificationRequest & { file: File | null }) =>
      call(contract.verifyValue, {
        params: { id },
        body: { ...body, seen: String(seen) },
        files: file ? { file } : {},
      }),
    onSuccess: renew,
  })
}

export function useWithdrawVerification() {
  const renew = useRenew()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; path: string; reason: string; seen: number }) =>
      call(contract.withdrawVerification, { params: { id }, body }),
    onSuccess: renew,
  })
}

/** Values changed: returns, boards, checks and what is judged live are out of date. */
function useRenew(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries()
  }
}
