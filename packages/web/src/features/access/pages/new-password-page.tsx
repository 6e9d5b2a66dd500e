import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { insideAddress } from '../../../shared/inside-address.ts'
import { sessionQuery } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { useSignOut } from '../api.ts'
import { PasswordForm } from '../components/password-form.tsx'
import { ENGLISH } from '../english.ts'

/** At the door: who came in with a password that somebody else made, or that has expired, makes a new one first. */
export default function NewPasswordPage() {
  const say = useText(ENGLISH)
  const words = useWords()
  const router = useRouter()
  const queryClient = useQueryClient()
  const [search] = useUrl()
  const leave = useSignOut(() => router.history.push('/login'))
  useEffect(() => {
    document.title = `${say('设置新密码')} · ${words.product}`
  })
  const goOn = async () => {
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    router.history.push(insideAddress(search['to']))
  }
  return (
    <main className="door">
      <div className="door-card">
        <div>
          <h1>{say('设置新密码')}</h1>
          <p className="dim">{say('这个密码是别人给您的，或者已经到期。设置一个只有自己知道的，再继续。')}</p>
        </div>
        <PasswordForm done={() => void goOn()} />
        <button type="button" className="link small" onClick={() => leave.mutate()}>
          {words.signOut}
        </button>
      </div>
    </main>
  )
}
