import { useText } from '../../../shared/text.ts'
import { Door } from '../components/door.tsx'
import { PasswordForm } from '../components/password-form.tsx'
import { ENGLISH } from '../english.ts'

/** At the door: who came in with a password that somebody else made, or that has expired, makes a new one first. */
export default function NewPasswordPage() {
  const say = useText(ENGLISH)
  return (
    <Door title={say('设置新密码')}>
      {(done) => (
        <>
          <div>
            <h1>{say('设置新密码')}</h1>
            <p className="dim">{say('这个密码是别人给您的，或者已经到期。设置一个只有自己知道的，再继续。')}</p>
          </div>
          <PasswordForm done={done} />
        </>
      )}
    </Door>
  )
}
