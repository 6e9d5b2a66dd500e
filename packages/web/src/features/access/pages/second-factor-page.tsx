import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { insideAddress } from '../../../shared/inside-address.ts'
import { sessionQuery } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { useSignOut } from '../api.ts'
import { SetUpSecondFactor } from '../components/set-up-second-factor.tsx'
import { ENGLISH } from '../second-factor-english.ts'

/** At the door: whoever must have a second factor and has none sets it up first. */
export default function SecondFactorPage() {
  const say = useText(ENGLISH)
  const words = useWords()
  const router = useRouter()
  const queryClient = useQueryClient()
  const [search] = useUrl()
  const leave = useSignOut(() => router.history.push('/login'))
  useEffect(() => {
    document.title = `${say('第二步验证')} · ${words.product}`
  })
  const goOn = async () => {
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    router.history.push(insideAddress(search['to']))
  }
  return (
    <main className="door">
      <div className="door-card">
        <h1 className="no-print">{say('第二步验证')}</h1>
        <SetUpSecondFactor done={() => void goOn()}>
          <p className="dim">{say('按规定，这个账号登录时除了密码，还要手机上的验证码。请现在开启，再继续。')}</p>
        </SetUpSecondFactor>
        <button type="button" className="link small no-print" onClick={() => leave.mutate()}>
          {words.signOut}
        </button>
      </div>
    </main>
  )
}
