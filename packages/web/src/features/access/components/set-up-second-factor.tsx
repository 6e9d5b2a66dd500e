import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useConfirmSecondFactor, useSetUpSecondFactor } from '../second-factor-api.ts'
import { ENGLISH } from '../second-factor-english.ts'
import { Field } from './field.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

interface Props {
  /** Why one is here; gone once it is on. */
  children: ReactNode
  done: () => void
  cancel?: () => void
}

/** The picture to scan and the secret as text, the first code, then the recovery codes, shown this once. */
export function SetUpSecondFactor({ children, done, cancel }: Props) {
  const say = useText(ENGLISH)
  const begin = useSetUpSecondFactor()
  const confirm = useConfirmSecondFactor()
  const [code, setCode] = useState('')
  const isReady = /^\d{6}$/.test(code.replace(/\s/g, ''))
  if (confirm.data) return <RecoveryCodes codes={confirm.data.codes} done={done} />
  if (!begin.data)
    return (
      <div className="stack">
        {children}
        {begin.isError ? <Failed error={begin.error} title={say('第二步验证没有开启')} /> : null}
        <div>
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
            {say('开启第二步验证')}
          </Button>
        </div>
      </div>
    )
  const { secret, qr } = begin.data
  return (
    <form
      className="stack"
      aria-label={say('开启第二步验证')}
      onSubmit={(e) => {
        e.preventDefault()
        if (isReady) confirm.mutate({ code }, { onError: () => setCode('') })
      }}
    >
      {children}
      <p>{say('在手机上打开验证器程序（微软、谷歌的 Authenticator，或支持 TOTP 的其他程序），扫描这个二维码。')}</p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        alt={say('第二步验证的二维码')}
        width={200}
        height={200}
        style={{ justifySelf: 'center' }}
      />
      <div>
        <p className="dim small">{say('扫不了？手工输入这个密钥（按时间，6 位）：')}</p>
        <p style={{ fontFamily: 'monospace', userSelect: 'all', overflowWrap: 'anywhere' }}>
          {secret.match(/.{1,4}/g)?.join(' ')}
        </p>
      </div>
      {confirm.isError ? <Failed error={confirm.error} title={say('第二步验证没有开启')} /> : null}
      <Field
        label={say('填写程序现在显示的六位数字')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={setCode}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={confirm.isPending}>
          {say('开启')}
        </Button>
        {cancel ? <Button onClick={cancel}>{say('取消')}</Button> : null}
      </div>
    </form>
  )
}
