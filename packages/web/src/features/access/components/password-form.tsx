import { passwordTroubles } from '@junheng/core/features/access/policy.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSignedIn } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { policyQuery, useChangePassword } from '../api.ts'
import { ENGLISH } from '../english.ts'
import { Field } from './field.tsx'

/** The present password and the new one twice; what the policy says against it stands at the field while one types. */
export function PasswordForm({ done }: { done: () => void }) {
  const say = useText(ENGLISH)
  const { account } = useSignedIn()
  const policy = useQuery(policyQuery)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useChangePassword()
  if (policy.isPending) return <Loading what={say('正在载入密码规定')} />
  if (policy.error) return <Failed error={policy.error} retry={() => void policy.refetch()} />
  const { minLength, kinds, history } = policy.data
  // The telephone number is known to the server alone; it says so where the password contains it.
  const owner = { account: account.name, displayName: account.displayName, phone: null }
  const weak = next === '' ? [] : passwordTroubles(next, owner, policy.data)
  const differs = again !== '' && again !== next ? say('两次填写的新密码不一样。') : null
  const isReady = current !== '' && next !== '' && again === next && weak.length === 0
  const clear = () => {
    for (const set of [setCurrent, setNext, setAgain]) set('')
    done()
  }
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (isReady) change.mutate({ current, next }, { onSuccess: clear })
      }}
    >
      {change.isError ? <Failed error={change.error} title={say('密码没有修改')} /> : null}
      <Field
        label={say('当前密码')}
        name="current"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <Field
        label={say('新密码')}
        name="next"
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        hint={[
          say('至少 {minLength} 个字符，包含 {kinds} 类以上字符，不含账号、姓名和手机号', { minLength, kinds }),
          history > 0 ? say('不与最近 {history} 次用过的相同', { history }) : '',
        ]
          .filter(Boolean)
          .join('；')}
        trouble={weak.length === 0 ? null : weak.join('')}
      />
      <Field
        label={say('再填一次新密码')}
        name="again"
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        trouble={differs}
      />
      <Button type="primary" htmlType="submit" disabled={!isReady} loading={change.isPending}>
        {say('修改密码')}
      </Button>
    </form>
  )
}
