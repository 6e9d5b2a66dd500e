import { addressOf } from '@junheng/core/endpoint.ts'
import type { OrgChange } from '@junheng/core/features/orgs/changes.ts'
import * as contract from '@junheng/core/features/orgs/contract.ts'
import type { Ending, NewAlias, NewMember, NewOrg, NewTag } from '@junheng/core/features/orgs/detail.ts'
import type { ImportConfirmation, ProposalsConfirmation } from '@junheng/core/features/orgs/import-schema.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'

const KEY = ['orgs'] as const
const on = (asOf: string | undefined) => ({ query: asOf ? { asOf } : {} })

/** The directory on a day, today when none is given. */
export const directoryQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: [...KEY, 'directory', asOf ?? ''],
    queryFn: ({ signal }) => call(contract.readDirectory, on(asOf), signal),
    placeholderData: keepPreviousData,
  })

export const orgQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: [...KEY, 'one', id, asOf ?? ''],
    queryFn: ({ signal }) => call(contract.readOrg, { params: { id }, ...on(asOf) }, signal),
    placeholderData: keepPreviousData,
  })

export const proposalsQuery = queryOptions({
  queryKey: [...KEY, 'proposals'],
  queryFn: ({ signal }) => call(contract.readProposals, {}, signal),
})

export const exportAddress = (asOf: string | undefined): string => addressOf(contract.exportDirectory, {}, asOf ? { asOf } : {})

export const useAddOrg = () => useAction((body: NewOrg) => call(contract.addOrg, { body }))

export const useChangeOrg = (id: string) => useAction((body: OrgChange) => call(contract.changeOrg, { params: { id }, body }))

/** What belongs to an organisation besides its history. */
export type Belonging =
  | { kind: 'alias'; body: NewAlias }
  | { kind: 'end-alias'; alias: string }
  | { kind: 'tag'; body: NewTag }
  | { kind: 'end-tag'; tag: string; body: Ending }
  | { kind: 'member'; body: NewMember }
  | { kind: 'end-member'; member: string; body: Ending }

export const useBelonging = (id: string) =>
  useAction((what: Belonging) => {
    switch (what.kind) {
      case 'alias':
        return call(contract.addAlias, { params: { id }, body: what.body })
      case 'end-alias':
        return call(contract.removeAlias, { params: { id, alias: what.alias } })
      case 'tag':
        return call(contract.addTag, { params: { id }, body: what.body })
      case 'end-tag':
        return call(contract.endTag, { params: { id, tag: what.tag }, body: what.body })
      case 'member':
        return call(contract.addMember, { params: { id }, body: what.body })
      case 'end-member':
        return call(contract.endMember, { params: { id, member: what.member }, body: what.body })
    }
  })

export const useCheckFile = () =>
  useMutation({
    mutationFn: ({ file, on }: { file: File; on: string }) =>
      call(contract.checkDirectoryFile, { body: { on }, files: { file } }),
  })

export const useImportFile = () =>
  useAction(({ file, ...body }: ImportConfirmation & { file: File }) => call(contract.importDirectory, { body, files: { file } }))

export const useAcceptProposals = () => useAction((body: ProposalsConfirmation) => call(contract.acceptProposals, { body }))

/** Whatever was written, all that is shown of the directory is read again. */
function useAction<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }) })
}
