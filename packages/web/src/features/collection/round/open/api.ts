import type { CallOf } from '@junheng/core/endpoint.ts'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import type { CalendarChange, CopiesConfirmed, KeeperChange } from '@junheng/core/features/collection/round/open/board-schema.ts'
import {
  changeCalendar,
  changeKeeper,
  confirmCopies,
  copyPrevious,
  importRound,
  listRounds,
  listUnits,
  openRound,
  proposeRound,
  readBoard,
  readRound,
  readSelfCheck,
  remindLate,
} from '@junheng/core/features/collection/round/open/contract.ts'
import type { ValueChange } from '@junheng/core/features/collection/round/schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../../shared/call.ts'
import { packagesKey } from '../../../../shared/packages.ts'

const roundsKey = ['rounds'] as const

export const roundsQuery = queryOptions({
  queryKey: [...roundsKey, 'list'],
  queryFn: ({ signal }) => call(listRounds, {}, signal),
})

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: [...roundsKey, id],
    queryFn: ({ signal }) => call(readRound, { params: { id } }, signal),
  })

/** Asked again every half minute while somebody looks. */
export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: [...roundsKey, id, 'board'],
    queryFn: ({ signal }) => call(readBoard, { params: { id } }, signal),
    refetchInterval: 30_000,
  })

export const unitsQuery = (id: string) =>
  queryOptions({
    queryKey: [...roundsKey, id, 'units'],
    queryFn: ({ signal }) => call(listUnits, { params: { id } }, signal),
    staleTime: 300_000,
  })

export const proposalQuery = (schoolYear: number | undefined, standard: StandardKey) =>
  queryOptions({
    queryKey: [...roundsKey, 'proposal', schoolYear ?? null, standard],
    queryFn: ({ signal }) =>
      call(proposeRound, { query: schoolYear === undefined ? { standard } : { schoolYear, standard } }, signal),
    placeholderData: keepPreviousData,
  })

/** After a write everything about rounds and returns is asked for anew. */
function useRenewing<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  const keys = [roundsKey, ['returns'], ['live-rounds'], packagesKey]
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}

export const useOpenRound = () => useRenewing((body: CallOf<typeof openRound>['body']) => call(openRound, { body }))

export const useChangeCalendar = (id: string) =>
  useRenewing((body: CalendarChange) => call(changeCalendar, { params: { id }, body }))

export const useChangeKeeper = (id: string) =>
  useRenewing(({ returnId, ...body }: KeeperChange & { returnId: string }) =>
    call(changeKeeper, { params: { id, return: returnId }, body }),
  )

/** Only asks whom it would tell until it is confirmed. */
export const useRemind = (id: string) =>
  useMutation({ mutationFn: (body: CallOf<typeof remindLate>['body']) => call(remindLate, { params: { id }, body }) })

export interface PastFile {
  file: File | null
  package: string | undefined
  schoolYear: number | undefined
  standard: StandardKey
  confirm: boolean
}

export const useImportRound = () =>
  useRenewing(({ file, confirm, schoolYear, ...rest }: PastFile) =>
    call(importRound, {
      body: {
        standard: rest.standard,
        confirm: String(confirm),
        ...(rest.package !== undefined && { package: rest.package }),
        ...(schoolYear !== undefined && { schoolYear: String(schoolYear) }),
      },
      files: file ? { file } : {},
    }),
  )

/** Only counts until it is confirmed. */
export const useCopyPrevious = (id: string) =>
  useRenewing((body: CallOf<typeof copyPrevious>['body']) => call(copyPrevious, { params: { id }, body }))

export const useConfirmCopies = (id: string) =>
  useRenewing((body: CopiesConfirmed) => call(confirmCopies, { params: { id }, body }))

export const selfCheckQuery = (id: string) =>
  queryOptions({
    queryKey: [...roundsKey, 'self-check', id],
    queryFn: ({ signal }) => call(readSelfCheck, { params: { id } }, signal),
  })

/** Answers what was kept and what stood in the way; the return is asked for anew, its sheet stays. */
export function useSaveSelf(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (changes: ValueChange[]) => call(saveValues, { params: { id }, body: { changes } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['returns'] }),
  })
}
