import { EXPORT_PARTS, gatherExports, gatherWorkbook } from '@junheng/core/features/collection/national/contract.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { useMutation } from '@tanstack/react-query'
import { call, callForFile } from '../../shared/call.ts'
import { saveFile } from '../../shared/save-file.ts'

export type Base = 'current' | 'none'
const PARTS = Object.keys(EXPORT_PARTS) as (keyof typeof EXPORT_PARTS)[]

/** As many exports as go in one call. */
export const MOST_FILES = PARTS.length

interface Gathering {
  files: readonly File[]
  base: Base
}

const partsOf = (files: readonly File[]) => Object.fromEntries(files.map((file, i) => [PARTS[i]!, file]))

/** What the exports are and what they say; nothing is stored. */
export const useGather = () =>
  useMutation({
    mutationFn: ({
      files,
      base,
      ...more
    }: Gathering & { onProgress: (share: number) => void; onWork: Tell; signal: AbortSignal }) =>
      call(
        gatherExports,
        { body: { base }, files: partsOf(files), onProgress: more.onProgress, onWork: more.onWork },
        more.signal,
      ),
  })

/** The filled workbook; the browser saves it. */
export const useGatheredWorkbook = () =>
  useMutation({
    mutationFn: async ({ files, base }: Gathering) => {
      const { name, blob } = await callForFile(gatherWorkbook, { body: { base }, files: partsOf(files) })
      saveFile(name, blob)
    },
  })
