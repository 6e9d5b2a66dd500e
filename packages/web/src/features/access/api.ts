import {
  addAccount,
  begin,
  changePassword,
  disableAccount,
  endOwnSession,
  endPost,
  endSessions,
  grantPost,
  listAccounts,
  listOwnSessions,
  listUnits,
  readPolicy,
  resetPassword,
  setPolicy,
  signIn,
  signOut,
  unlockAccount,
} from '@junheng/core/features/access/contract.ts'
import type { AccessPolicy } from '@junheng/core/features/access/policy.ts'
import type { Account, Beginning, Grant, NewAccount, PasswordChange, SignIn } from '@junheng/core/features/access/schema.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, rememberCsrfToken } from '../../shared/call.ts'
import { rememberLeaveAt, sessionQuery } from '../../shared/session.ts'

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

/** Also when the server cannot be reached nothing of this person stays on the screen. */
export function useSignOut(done: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: (left) => {
      rememberCsrfToken('')
      queryClient.clear()
      rememberLeaveAt(left?.leaveAt ?? null)
      done()
    },
  })
}

export const policyQuery = queryOptions({
  queryKey: ['access-policy'],
  queryFn: ({ signal }) => call(readPolicy, {}, signal),
})

export function useSetPolicy() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: AccessPolicy) => call(setPolicy, { body }),
    onSuccess: (policy) => queryClient.setQueryData(policyQuery.queryKey, policy),
  })
}

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => call(listOwnSessions, {}, signal),
})

export function useEndOwnSession() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(endOwnSession, { params: { id } }),
    onSuccess: (sessions) => queryClient.setQueryData(ownSessionsQuery.queryKey, sessions),
  })
}

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

/** A mutation that leaves the list of accounts to be read anew. */
function useChangeOfAccounts<Given, Made>(mutationFn: (given: Given) => Promise<Made>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  })
}

export const useAddAccount = () => useChangeOfAccounts((body: NewAccount) => call(addAccount, { body }))

export const useResetPassword = () => useChangeOfAccounts((id: string) => call(resetPassword, { params: { id } }))

export const useDisableAccount = () =>
  useChangeOfAccounts(({ id, ...body }: { id: string; disabled: boolean; reason: string }) =>
    call(disableAccount, { params: { id }, body }),
  )

/** What stands in a county's directory today. */
export const unitsQuery = (county: string) =>
  queryOptions({
    queryKey: ['units', county],
    queryFn: ({ signal }) => call(listUnits, { query: { county } }, signal),
  })

export const useGrantPost = () =>
  useChangeOfAccounts(({ id, grant }: { id: string; grant: Grant }) => call(grantPost, { params: { id }, body: grant }))

export const useEndPost = () =>
  useChangeOfAccounts(({ id, post, reason }: { id: string; post: string; reason: string }) =>
    call(endPost, { params: { id, post }, body: { reason } }),
  )

export const useBegin = () => useMutation({ mutationFn: (body: Beginning) => call(begin, { body }) })
