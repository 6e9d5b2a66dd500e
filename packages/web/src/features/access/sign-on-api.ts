import * as contract from '@junheng/core/features/access/single-sign-on/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, rememberCsrfToken } from '../../shared/call.ts'
import { sessionQuery } from '../../shared/session.ts'
import { accountsQuery } from './api.ts'

export const signOnQuery = queryOptions({
  queryKey: ['sign-on'],
  queryFn: ({ signal }) => call(contract.readSignOn, {}, signal),
})

/** The browser leaves for the organisation's own sign-in, which sends it back to `sign-on-page.tsx`. */
const leaveFor = ({ address }: { address: string }) => location.assign(address)

export const useBeginSignOn = () => useMutation({ mutationFn: () => call(contract.beginSignOn, {}), onSuccess: leaveFor })

export const useBeginBinding = () =>
  useMutation({ mutationFn: (password: string) => call(contract.beginBinding, { body: { password } }), onSuccess: leaveFor })

export function useFinishSignOn() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (query: string) => call(contract.finishSignOn, { body: { query } }),
    onSuccess: ({ session }) => {
      rememberCsrfToken(session.csrfToken)
      // Nothing the person before saw may stay.
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
    },
  })
}

export function useEndBinding() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(contract.endBinding, {}),
    onSuccess: (state) => queryClient.setQueryData(signOnQuery.queryKey, state),
  })
}

export function useSetIdentity() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; subject: string | null; reason: string }) =>
      call(contract.setIdentity, { params: { id }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
}
