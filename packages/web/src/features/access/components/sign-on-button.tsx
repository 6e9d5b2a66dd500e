import { Button } from 'antd'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useBeginSignOn } from '../sign-on-api.ts'
import { ENGLISH } from '../sign-on-english.ts'

interface Props {
  label: string
  /** Where one signs out of it too, after a session that came from it. */
  leaveAt: string | null
}

/** The other way in: through the organisation's own sign-in. */
export function SignOnButton({ label, leaveAt }: Props) {
  const say = useText(ENGLISH)
  const begin = useBeginSignOn()
  return (
    <>
      {leaveAt ? (
        <p className="notice" role="status">
          <span>
            {say('您已退出本系统，但还登录着{label}。', { label })} <a href={leaveAt}>{say('一并退出{label}', { label })}</a>
          </span>
        </p>
      ) : null}
      {begin.isError ? <Failed error={begin.error} title={say('没有登录成功')} /> : null}
      <Button size="large" block loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {say('用{label}进入', { label })}
      </Button>
    </>
  )
}
