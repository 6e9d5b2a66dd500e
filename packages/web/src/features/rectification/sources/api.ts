import { addressOf, type CallOf } from '@junheng/core/endpoint.ts'
import { readRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import * as contract from '@junheng/core/features/rectification/sources/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../../shared/call.ts'
import { linksKey } from '../../../shared/item-links.tsx'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { saveFile } from '../../../shared/save-file.ts'
import { itemsKey } from '../views/api.ts'

const key = ['item-sources'] as const

export type AskedFailures = CallOf<typeof contract.listFailures>['query']

export const failuresQuery = (asked: AskedFailures) =>
  queryOptions({
    queryKey: [...key, 'failures', asked],
    queryFn: ({ signal }) => call(contract.listFailures, { query: asked }, signal),
  })

/** Whose figures a kept judgement is of. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'run', id],
    queryFn: ({ signal }) => call(readRun, { params: { id } }, signal),
  })

export const proposalQuery = (of: CallOf<typeof contract.readProposal>['query']) =>
  queryOptions({
    queryKey: [...key, 'proposal', of],
    queryFn: ({ signal }) => call(contract.readProposal, { query: of }, signal),
  })

export const newProposalQuery = (asked: CallOf<typeof contract.proposeNew>['query']) =>
  queryOptions({
    queryKey: [...key, 'new', asked],
    queryFn: ({ signal }) => call(contract.proposeNew, { query: asked }, signal),
  })

export const useCreateNew = () =>
  useMaking((body: CallOf<typeof contract.createNew>['body']) => call(contract.createNew, { body }))

export const lettersQuery = queryOptions({
  queryKey: [...key, 'letters'],
  queryFn: async ({ signal }) => (await call(contract.listFeedbackLetters, {}, signal)).letters,
})

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'letters', id],
    queryFn: ({ signal }) => call(contract.readFeedbackLetter, { params: { id } }, signal),
  })

/** The schools of the directory as one picks them. */
export const schoolsToPick = queryOptions({
  queryKey: ['orgs', 'schools-to-pick'],
  queryFn: async ({ signal }) =>
    (await call(readDirectory, {}, signal)).orgs
      .flatMap(({ state, facts: { schoolCode, name } }) =>
        schoolCode === null || state !== 'active' ? [] : [{ value: schoolCode, label: name }],
      )
      .sort((a, b) => comparePinyin(a.label, b.label)),
  staleTime: 300_000,
})

/** What is made shows wherever items are, and where they came from. */
function useMaking<Given, Made>(act: (given: Given) => Promise<Made>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [itemsKey, key, linksKey, ['runs']]) void client.invalidateQueries({ queryKey })
    },
  })
}

export const useCreateFromFailures = () =>
  useMaking((body: CallOf<typeof contract.createFromFailures>['body']) => call(contract.createFromFailures, { body }))

export const useCreateFromRecord = () =>
  useMaking((body: CallOf<typeof contract.createFromRecord>['body']) => call(contract.createFromRecord, { body }))

export const useAddFeedbackLetter = () =>
  useMaking((body: CallOf<typeof contract.addFeedbackLetter>['body']) => call(contract.addFeedbackLetter, { body }))

export const useCheckSheet = () => useMutation({ mutationFn: (file: File) => call(contract.checkItemSheet, { files: { file } }) })

export const useImportSheet = () =>
  useMaking(({ file, sha256 }: { file: File; sha256: string }) =>
    call(contract.importItemSheet, { body: { sha256 }, files: { file } }),
  )

export const templateAddress = addressOf(contract.itemTemplate)

export async function saveLetterPaper(id: string, paper: 'plan' | 'report'): Promise<void> {
  const { name, blob } = await callForFile(contract.downloadLetterPaper, { params: { id, paper } })
  saveFile(name, blob)
}
