import type { CallOf } from '@junheng/core/endpoint.ts'
import { listItems } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as contract from '@junheng/core/features/rectification/letters/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const key = ['letters'] as const

export const LETTERS_A_PAGE = 50

export type LetterQuery = CallOf<typeof contract.listLetters>['query']
export type Wish = CallOf<typeof contract.draftLetter>['body']
export type Step = CallOf<typeof contract.stepLetter>['body']

export const lettersQuery = (query: LetterQuery) =>
  queryOptions({ queryKey: [...key, 'list', query], queryFn: ({ signal }) => call(contract.listLetters, { query }, signal) })

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(contract.readLetter, { params: { id } }, signal),
  })

export const draftQuery = (wish: Wish) =>
  queryOptions({
    queryKey: [...key, 'draft', wish],
    queryFn: ({ signal }) => call(contract.draftLetter, { body: wish }, signal),
  })

/** Items that still stand, to choose from. */
export const standingItemsQuery = (text: string) =>
  queryOptions({
    queryKey: ['items', 'for-letters', text],
    queryFn: ({ signal }) =>
      call(listItems, { query: { state: 'standing', size: '30', sort: 'deadline', ...(text && { text }) } }, signal),
  })

export const settingsQuery = queryOptions({
  queryKey: [...key, 'settings'],
  queryFn: ({ signal }) => call(contract.listLetterSettings, {}, signal),
})

function useRenewing<Given, Reply>(act: (given: Given) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: key })
      // A letter is a line in the life of its items.
      void client.invalidateQueries({ queryKey: ['items'] })
    },
  })
}

export const useIssue = () =>
  useRenewing((body: CallOf<typeof contract.issueLetter>['body']) => call(contract.issueLetter, { body }))

export const useStep = (id: string) => useRenewing((body: Step) => call(contract.stepLetter, { params: { id }, body }))

export const useReply = (id: string) =>
  useRenewing(({ text, file }: { text: string; file: File | null }) =>
    call(contract.replyToLetter, { params: { id }, body: { text }, files: file ? { file } : {} }),
  )

export const useSetDays = () =>
  useRenewing(({ kind, ...body }: { kind: 'chase' | 'notice' | 'opinion'; days: number; recheckDays: number | null }) =>
    call(contract.setLetterSetting, { params: { kind }, body }),
  )
