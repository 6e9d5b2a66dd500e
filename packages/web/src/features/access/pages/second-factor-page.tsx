import { useText } from '../../../shared/text.ts'
import { Door } from '../components/door.tsx'
import { SetUpSecondFactor } from '../components/set-up-second-factor.tsx'
import { ENGLISH } from '../second-factor-english.ts'

/** At the door: whoever must have a second factor and has none sets it up first. */
export default function SecondFactorPage() {
  const say = useText(ENGLISH)
  return (
    <Door title={say('第二步验证')}>
      {(done) => (
        <>
          <h1 className="no-print">{say('第二步验证')}</h1>
          <SetUpSecondFactor done={done}>
            <p className="dim">{say('按规定，这个账号登录时除了密码，还要手机上的验证码。请现在开启，再继续。')}</p>
          </SetUpSecondFactor>
        </>
      )}
    </Door>
  )
}
