import * as contract from '@junheng/core/features/access/second-factor/contract.ts'
import type { SecondFactorEnd, ShownCode } from '@junheng/core/features/access/second-factor/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { sessionQuery } from '../../shared/session.ts'
import { accountsQuery } from './api.ts'

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => call(contract.readSecondFactor, {}, signal),
})

export function useShowCode(done: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: ShownCode) => call(contract.showCode, { body }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      done()
    },
  })
}

/** The secret is not kept in any cache: closing it forgets it. */
export const useSetUpSecondFactor = () => useMutation({ mutationFn: () => call(contract.setUpSecondFactor, {}), gcTime: 0 })

export const useConfirmSecondFactor = () =>
  useMutation({ mutationFn: (body: ShownCode) => call(contract.confirmSecondFactor, { body }), gcTime: 0 })

/** The session too: where the rules ask for one, the next thing is to set another up. */
export function useEndSecondFactor() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: SecondFactorEnd) => call(contract.endSecondFactor, { body }),
    onSuccess: async (state) => {
      queryClient.setQueryData(secondFactorQuery.queryKey, state)
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
}

export function useResetSecondFactor() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      call(contract.resetSecondFactor, { params: { id }, body: { reason } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
}
