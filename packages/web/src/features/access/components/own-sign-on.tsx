import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { signOnQuery, useBeginBinding, useEndBinding } from '../sign-on-api.ts'
import { ENGLISH } from '../sign-on-english.ts'
import { Field } from './field.tsx'

/** Binding one's account to the organisation's own sign-in; nothing where there is none. */
export function OwnSignOn() {
  const say = useText(ENGLISH)
  const { modal } = App.useApp()
  const { data, error, isPending, refetch } = useQuery(signOnQuery)
  const end = useEndBinding()
  const [password, setPassword] = useState('')
  const begin = useBeginBinding()
  if (isPending) return <Loading what={say('正在载入绑定')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const { label, boundAt } = data
  if (label === null) return null
  const askEnd = () =>
    modal.confirm({
      title: say('解除与{label}的绑定？', { label }),
      content: say('解除后，请用账号和密码登录。'),
      okText: say('解除绑定'),
      cancelText: say('取消'),
      onOk: () => end.mutate(),
    })
  return (
    <section className="card stack" style={{ maxWidth: 480 }} aria-labelledby="sign-on">
      <h2 id="sign-on">{label}</h2>
      {boundAt === null ? (
        <form
          className="stack"
          aria-label={label}
          onSubmit={(e) => {
            e.preventDefault()
            if (password !== '') begin.mutate(password, { onError: () => setPassword('') })
          }}
        >
          <p>{say('绑定后，可以用{label}登录本系统，不必再填这里的密码；停用、锁定和第二步验证照常有效。', { label })}</p>
          {begin.isError ? <Failed error={begin.error} title={say('没有绑定成功')} /> : null}
          <Field
            label={say('当前密码')}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <div>
            <Button htmlType="submit" disabled={password === ''} loading={begin.isPending || begin.isSuccess}>
              {say('去{label}确认身份并绑定', { label })}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p className="mark-met">{say('● 已绑定，自 {at}', { at: dateTime(boundAt) })}</p>
          {end.isError ? <Failed error={end.error} title={say('没有解除')} /> : null}
          <div>
            <Button loading={end.isPending} onClick={askEnd}>
              {say('解除绑定')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
