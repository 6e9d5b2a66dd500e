import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { insideAddress } from '../../../shared/inside-address.ts'
import { sessionQuery } from '../../../shared/session.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { useSignOut } from '../api.ts'

/**
 * What stands between signing in and the rooms: something to do first, or leave again.
 *
 * @param children is told what to call when that is done: the page that was asked for comes
 */
export function Door({ title, children }: { title: string; children: (done: () => void) => ReactNode }) {
  const words = useWords()
  const router = useRouter()
  const queryClient = useQueryClient()
  const [search] = useUrl()
  const leave = useSignOut(() => router.history.push('/login'))
  useEffect(() => {
    document.title = `${title} · ${words.product}`
  })
  const goOn = async () => {
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    router.history.push(insideAddress(search['to']))
  }
  return (
    <main className="door">
      <div className="door-card">
        {children(() => void goOn())}
        <button type="button" className="link small no-print" onClick={() => leave.mutate()}>
          {words.signOut}
        </button>
      </div>
    </main>
  )
}
