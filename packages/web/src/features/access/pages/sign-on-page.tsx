import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useWords } from '../../../shared/words.ts'
import { useFinishSignOn } from '../sign-on-api.ts'
import { ENGLISH } from '../sign-on-english.ts'

/** Where the organisation's own sign-in sends the browser back to. What it carries is taken once, and leaves the address at once. */
export default function SignOnPage() {
  const say = useText(ENGLISH)
  const words = useWords()
  const router = useRouter()
  const finish = useFinishSignOn()
  const isBegun = useRef(false)
  useEffect(() => {
    document.title = `${say('正在回到系统')} · ${words.product}`
  })
  useEffect(() => {
    if (isBegun.current) return
    isBegun.current = true
    finish.mutate(location.search || '?', {
      onSuccess: ({ purpose }) => router.history.replace(purpose === 'bind' ? '/me' : '/'),
    })
    history.replaceState(history.state, '', location.pathname)
  }, [finish, router])
  return (
    <main className="door">
      <div className="door-card">
        {finish.isError ? (
          <>
            <h1 style={{ letterSpacing: 0 }}>{say('统一登录没有完成')}</h1>
            <Failed error={finish.error} title={say('没有登录成功')} />
            <p>
              <a href="/login">{say('回到登录页')}</a>
            </p>
          </>
        ) : (
          <Loading what={say('正在回到系统')} />
        )}
      </div>
    </main>
  )
}
