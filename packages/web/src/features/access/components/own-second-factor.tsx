import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { secondFactorQuery, useEndSecondFactor } from '../second-factor-api.ts'
import { ENGLISH } from '../second-factor-english.ts'
import { CodeField, isWholeCode } from './code-field.tsx'
import { Field } from './field.tsx'
import { SetUpSecondFactor } from './set-up-second-factor.tsx'

/** One's own second step of signing in: on or off, and how to change that. */
export function OwnSecondFactor() {
  const say = useText(ENGLISH)
  const queryClient = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(secondFactorQuery)
  const [isEnding, setEnding] = useState(false)
  const [round, setRound] = useState(0)
  const again = () => {
    setRound(round + 1)
    void queryClient.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
  }
  return (
    <section className="card stack" style={{ maxWidth: 480 }} aria-labelledby="second-factor">
      <h2 id="second-factor">{say('第二步验证')}</h2>
      {isPending ? <Loading what={say('正在载入第二步验证')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data && data.since === null ? (
        <SetUpSecondFactor key={round} done={again} cancel={again}>
          <p>
            {say('开启后，登录时除了密码，还要填写手机上每 30 秒换一次的六位数字；密码泄露了，别人也登录不了。')}
            {data.isRequired ? <strong> {say('按规定，您的岗位须开启。')}</strong> : null}
          </p>
        </SetUpSecondFactor>
      ) : null}
      {data?.since ? (
        <>
          <p>
            <span className="mark-met">● {say('已开启，自 {at}', { at: dateTime(data.since) })}</span>{' '}
            {say('还有 {n} 个恢复码没有用过。', { n: data.codesLeft })}
          </p>
          {data.codesLeft <= 2 ? (
            <p className="notice notice-spare">{say('恢复码快用完了：请关闭后重新开启，会得到新的。')}</p>
          ) : null}
          {isEnding ? (
            <EndForm done={() => setEnding(false)} />
          ) : (
            <div>
              <Button onClick={() => setEnding(true)}>{say('关闭第二步验证')}</Button>
            </div>
          )}
        </>
      ) : null}
    </section>
  )
}

function EndForm({ done }: { done: () => void }) {
  const say = useText(ENGLISH)
  const router = useRouter()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const end = useEndSecondFactor()
  const isReady = password !== '' && isWholeCode(code)
  // Where the rules ask for one, the door is closed again until there is another.
  const afterwards = async () => {
    done()
    await router.invalidate()
  }
  return (
    <form
      className="stack"
      aria-label={say('关闭第二步验证')}
      onSubmit={(e) => {
        e.preventDefault()
        if (isReady) end.mutate({ password, code }, { onSuccess: afterwards, onError: () => setCode('') })
      }}
    >
      <p className="dim">{say('换手机时先关闭，再用新手机开启。')}</p>
      {end.isError ? <Failed error={end.error} title={say('第二步验证没有关闭')} /> : null}
      <Field
        label={say('当前密码')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <CodeField value={code} onChange={setCode} />
      <div className="row">
        <Button type="primary" danger htmlType="submit" disabled={!isReady} loading={end.isPending}>
          {say('关闭第二步验证')}
        </Button>
        <Button onClick={done}>{say('取消')}</Button>
      </div>
    </form>
  )
}
