import { useState } from 'react'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useText } from '../../../shared/text.ts'
import { OwnSecondFactor } from '../components/own-second-factor.tsx'
import { OwnSessions } from '../components/own-sessions.tsx'
import { OwnSignOn } from '../components/own-sign-on.tsx'
import { PasswordForm } from '../components/password-form.tsx'
import { ENGLISH } from '../english.ts'

export default function PasswordPage() {
  const say = useText(ENGLISH)
  const [isDone, setDone] = useState(false)
  return (
    <PageFrame name={say('我的账号')}>
      <h1>{say('我的账号')}</h1>
      {isDone ? (
        <p className="notice notice-met" role="status">
          {say('密码已修改。您在别处的登录都已失效，这里可以继续使用。')}
        </p>
      ) : null}
      <section className="card stack" style={{ maxWidth: 480 }} aria-labelledby="change-password">
        <h2 id="change-password">{say('修改密码')}</h2>
        <PasswordForm done={() => setDone(true)} />
      </section>
      <OwnSecondFactor />
      <OwnSignOn />
      <OwnSessions />
    </PageFrame>
  )
}
