import type { CallOf } from '@junheng/core/endpoint.ts'
import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import * as contract from '@junheng/core/features/rectification/approvals/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import { comparePinyin } from '../../../shared/pinyin.ts'

const key = ['approvals'] as const

export type Opening = CallOf<typeof contract.openApproval>['body']
export type Change = CallOf<typeof contract.changeApproval>['body']

export const APPROVALS_A_PAGE = 20

/** `item`, `project`: of one item or building alone. */
export const approvalsQuery = (page: string, item: string | undefined, project: string | undefined) =>
  queryOptions({
    queryKey: [...key, page, item, project],
    queryFn: ({ signal }) =>
      call(
        contract.listApprovals,
        { query: { page, size: String(APPROVALS_A_PAGE), ...(item && { item }), ...(project && { project }) } },
        signal,
      ),
  })

/** Bodies that can approve something, by name. */
export const departmentsQuery = queryOptions({
  queryKey: ['orgs', 'departments-to-pick'],
  queryFn: async ({ signal }) =>
    (await call(readDirectory, {}, signal)).orgs
      .filter(({ state, kind }) => state === 'active' && !['school', 'education_community', 'inspection_zone'].includes(kind))
      .map(({ id, facts }) => ({ value: id, label: facts.name }))
      .sort((a, b) => comparePinyin(a.label, b.label)),
  staleTime: 300_000,
})

function useRenewing<Given, Reply>(act: (given: Given) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all([key, ['measures', 'projects']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}

export const useOpen = () => useRenewing((body: Opening) => call(contract.openApproval, { body }))

export const useChange = (id: string, position: number) =>
  useRenewing((body: Change) => call(contract.changeApproval, { params: { id, position: String(position) }, body }))
