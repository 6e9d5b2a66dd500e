import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { insideAddress } from '../../../shared/inside-address.ts'
import { rememberedLeaveAt, sessionQuery } from '../../../shared/session.ts'
import { Failed } from '../../../shared/states.tsx'
import { switchLanguage, useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { useSignIn } from '../api.ts'
import { Field } from '../components/field.tsx'
import { SignOnButton } from '../components/sign-on-button.tsx'
import { ENGLISH } from '../english.ts'

export default function SignInPage() {
  const [search] = useUrl()
  const words = useWords()
  const say = useText(ENGLISH)
  const router = useRouter()
  const queryClient = useQueryClient()
  const session = useQuery({ ...sessionQuery, refetchOnMount: 'always' })
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const target = insideAddress(search['to'])

  const enter = useSignIn(() => {
    router.history.push(target)
  })
  useEffect(() => {
    document.title = '登录 · 均衡'
    first.current?.focus()
  }, [])
  // Somebody already signed in who opens this address is taken on; by what the server says now, for who just left is still remembered here.
  const isInside = session.isSuccess && session.isFetchedAfterMount && session.data.signedIn
  useEffect(() => {
    if (isInside && !enter.isPending) router.history.replace(target)
  }, [isInside, enter.isPending, router, target])

  const send = () => {
    if (account.trim() === '') return first.current?.focus()
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey })
    enter.mutate(
      { account: account.trim(), password },
      {
        onError: () => {
          setPassword('')
          second.current?.focus()
        },
      },
    )
  }
  return (
    <main className="door">
      <form
        className="door-card"
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        <div>
          <h1>{words.product}</h1>
          <p className="dim">{words.subtitle}</p>
        </div>
        {search['why'] === 'ended' && !enter.isError ? (
          <p className="notice" role="status">
            {say('太久没有操作，登录已失效。请重新登录，之后会回到刚才的页面。')}
          </p>
        ) : null}
        {enter.isError ? <Failed error={enter.error} title={say('没有登录成功')} /> : null}
        <Field
          label={say('账号')}
          name="account"
          autoComplete="username"
          value={account}
          onChange={setAccount}
          inputRef={first}
        />
        <Field
          label={say('密码')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          inputRef={second}
          onChange={setPassword}
        />
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          {say('登录')}
        </Button>
        {session.data && !session.data.signedIn && session.data.signOn !== null ? (
          <SignOnButton label={session.data.signOn} leaveAt={rememberedLeaveAt()} />
        ) : null}
        <button type="button" className="link small" onClick={switchLanguage}>
          {words.language}
        </button>
        {session.data && !session.data.signedIn && session.data.isEmpty ? (
          <p className="notice">
            {say('系统里还没有账号。')} <a href="/start">{say('首次启用')}</a>
          </p>
        ) : null}
        {session.data?.demo ? (
          <p className="dim small">{say('本系统正以示例数据运行。账号和密码显示在启动它的命令行窗口里。')}</p>
        ) : null}
      </form>
    </main>
  )
}
