import { switchPost } from '@junheng/core/features/access/contract.ts'
import type { PostSwitch } from '@junheng/core/features/access/schema.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call, rememberCsrfToken } from './call.ts'
import { sessionQuery } from './session.ts'

/** Goes on in another post, or looks at another county of one's city, and opens `to` there. */
export function useSwitchPost(to: '/' | '/evaluation') {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: PostSwitch) => call(switchPost, { body }),
    onSuccess: async (session) => {
      rememberCsrfToken(session.csrfToken)
      // What the other post saw may not stay on the screen of this one.
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, session)
      await navigate({ to, search: {} })
    },
  })
}
