import { addressOf } from '@junheng/core/endpoint.ts'
import {
  annotateWorkbook,
  checkPackage,
  downloadPackage,
  downloadTemplate,
  downloadWorkbook,
  handInPackage,
  listPackages,
  readPackage,
  withdrawPackage,
} from '@junheng/core/features/collection/contract.ts'
import type { TemplateKind, Withdrawal } from '@junheng/core/features/collection/schema.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../shared/call.ts'
import { packagesKey } from '../../shared/packages.ts'
import { saveFile } from '../../shared/save-file.ts'

export const packagesQuery = (page: number) =>
  queryOptions({
    queryKey: [...packagesKey, 'list', page],
    queryFn: ({ signal }) => call(listPackages, { query: { page, size: 20 } }, signal),
  })

export const packageQuery = (id: string) =>
  queryOptions({ queryKey: [...packagesKey, id], queryFn: ({ signal }) => call(readPackage, { params: { id } }, signal) })

export const fileAddress = (id: string): string => addressOf(downloadPackage, { id })

export const workbookAddress = (id: string): string => addressOf(downloadWorkbook, { id })
export const templateAddress = (kind: TemplateKind): string => addressOf(downloadTemplate, { kind })

interface Sending {
  file: File
  onProgress: (share: number) => void
  onWork: Tell
  signal: AbortSignal
}

/** The dry run: everything that is wrong, nothing stored. */
export const useCheck = () =>
  useMutation({
    mutationFn: ({ file, onProgress, onWork, signal }: Sending) =>
      call(checkPackage, { files: { file }, onProgress, onWork }, signal),
  })

/** The workbook once more, its faults marked in it; the browser saves what comes back. */
export const useAnnotated = () =>
  useMutation({
    mutationFn: async (file: File) => {
      const { name, blob } = await callForFile(annotateWorkbook, { files: { file } })
      saveFile(name, blob)
    },
  })

export function useHandIn() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, acceptFaults, onProgress, onWork, signal }: Sending & { acceptFaults: boolean }) =>
      call(handInPackage, { body: { acceptFaults: String(acceptFaults) }, files: { file }, onProgress, onWork }, signal),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: packagesKey }),
  })
}

export function useWithdraw(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Withdrawal) => call(withdrawPackage, { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: packagesKey }),
  })
}
