import type { CallOf } from '@junheng/core/endpoint.ts'
import {
  askAmendment,
  decideAmendment,
  listAmendments,
  listReturnAmendments,
  lockRound,
  readAmendmentEffect,
  readLock,
  withdrawAmendment,
} from '@junheng/core/features/collection/round/lock/contract.ts'
import type { Amendment, AmendmentDecision, LockRequest } from '@junheng/core/features/collection/round/lock/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../../shared/call.ts'
import { packagesKey } from '../../../../shared/packages.ts'

const lockKey = ['round-lock'] as const

export const lockQuery = (round: string) =>
  queryOptions({
    queryKey: [...lockKey, round],
    queryFn: ({ signal }) => call(readLock, { params: { round } }, signal),
  })

export const amendmentsQuery = (round: string) =>
  queryOptions({
    queryKey: [...lockKey, round, 'amendments'],
    queryFn: ({ signal }) => call(listAmendments, { params: { round } }, signal),
  })

export const amendableQuery = (id: string) =>
  queryOptions({
    queryKey: [...lockKey, 'return', id],
    queryFn: ({ signal }) => call(listReturnAmendments, { params: { id } }, signal),
  })

/** What approving would bring, as things stand when one asks. */
export const effectQuery = ({ id: amendment, returnId: id }: Amendment) =>
  queryOptions({
    queryKey: [...lockKey, 'effect', amendment],
    queryFn: ({ signal }) => call(readAmendmentEffect, { params: { id, amendment } }, signal),
    staleTime: 0,
  })

/** After a lock or an amendment: its own pages, the data to judge, and every return are out of date. */
function useRenewing<Given>(act: (given: Given) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => renew(client) })
}

async function renew(client: ReturnType<typeof useQueryClient>): Promise<void> {
  const keys = [lockKey, packagesKey, ['live-rounds'], ['rounds'], ['returns']]
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}

export const useLockRound = (round: string) => useRenewing((body: LockRequest) => call(lockRound, { params: { round }, body }))

export const useAskAmendment = (id: string) =>
  useRenewing((body: CallOf<typeof askAmendment>['body']) => call(askAmendment, { params: { id }, body }))

export const useDecision = ({ id: amendment, returnId: id }: Amendment) =>
  useRenewing((body: AmendmentDecision) => call(decideAmendment, { params: { id, amendment }, body }))

export const useTakeBack = ({ id: amendment, returnId: id }: Amendment) =>
  useRenewing(() => call(withdrawAmendment, { params: { id, amendment } }))
