import { readSession } from '@junheng/core/features/access/contract.ts'
import type { Permission } from '@junheng/core/features/access/rules.ts'
import type { Session, SignedIn } from '@junheng/core/features/access/schema.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call, rememberCsrfToken } from './call.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const session = await call(readSession, {}, signal)
    rememberCsrfToken(session.signedIn ? session.csrfToken : '')
    return session
  },
  staleTime: 60_000,
})

/** Who sits at the screen. Only for pages behind the sign-in, where the router has already made sure of a session. */
export function useSignedIn(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data.signedIn) throw new Error('a page behind the sign-in was shown without a session')
  return data
}

export function useMay(permission: Permission): boolean {
  return useSignedIn().permissions.includes(permission)
}

let leaveAt: string | null = null
/** Where one signs out of the organisation's own sign-in too, after signing out here; forgotten with the page. */
export const rememberLeaveAt = (address: string | null): void => {
  leaveAt = address
}
export const rememberedLeaveAt = (): string | null => leaveAt
