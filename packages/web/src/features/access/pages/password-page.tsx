import { passwordTrouble } from '@junheng/core/features/access/rules.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useChangePassword } from '../api.ts'
import { Field } from '../components/field.tsx'
import { ENGLISH } from '../english.ts'

export default function PasswordPage() {
  const say = useText(ENGLISH)
  const { account } = useSignedIn()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useChangePassword()
  const weak = next === '' ? null : passwordTrouble(next, account.name)
  const differs = again !== '' && again !== next ? say('两次填写的新密码不一样。') : null
  const isReady = current !== '' && next !== '' && again === next && weak === null

  return (
    <PageFrame name={say('修改密码')}>
      <h1>{say('修改密码')}</h1>
      {change.isSuccess ? (
        <p className="notice notice-met" role="status">
          {say('密码已修改。您在别处的登录都已失效，这里可以继续使用。')}
        </p>
      ) : null}
      {change.isError ? <Failed error={change.error} /> : null}
      <form
        className="card stack"
        style={{ maxWidth: 440 }}
        onSubmit={(e) => {
          e.preventDefault()
          if (!isReady) return
          const clear = () => {
            for (const set of [setCurrent, setNext, setAgain]) set('')
          }
          change.mutate({ current, next }, { onSuccess: clear })
        }}
      >
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
          hint={say('至少 10 个字符，包含两类以上字符，不含账号')}
          trouble={weak}
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
    </PageFrame>
  )
}
