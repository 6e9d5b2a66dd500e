import { changePassword, endSessions, listAccounts, signIn, unlockAccount } from '@junheng/core/features/access/contract.ts'
import type { Account, PasswordChange, SignIn } from '@junheng/core/features/access/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, rememberCsrfToken } from '../../shared/call.ts'
import { sessionQuery } from '../../shared/session.ts'

export function useSignIn(done: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: SignIn) => call(signIn, { body }),
    onSuccess: (session) => {
      rememberCsrfToken(session.csrfToken)
      // Nothing the person before saw may stay.
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      done()
    },
  })
}

export const useChangePassword = () => useMutation({ mutationFn: (body: PasswordChange) => call(changePassword, { body }) })

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call(listAccounts, {}, signal),
})

/** Unlocking and ending sessions answer the account as it is afterwards, which replaces the row. */
export function useAccountAction() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: 'unlock' | 'end-sessions' }): Promise<Account> =>
      action === 'unlock' ? call(unlockAccount, { params: { id } }) : call(endSessions, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
}
