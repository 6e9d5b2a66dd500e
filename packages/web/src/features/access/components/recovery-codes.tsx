import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../second-factor-english.ts'
import '../access.css'

/** Ten codes to keep for the day the telephone is lost; they print as a slip. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const say = useText(ENGLISH)
  const { account } = useSignedIn()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="stack" aria-labelledby="recovery-codes">
      <p className="notice notice-met no-print" role="status">
        ● {say('第二步验证已开启。您在别处的登录都已失效。')}
      </p>
      <h2 id="recovery-codes" ref={heading} tabIndex={-1}>
        {say('账号 {name} 的恢复码', { name: account.name })}
      </h2>
      <p>
        {say('手机遗失或换手机时，用一个恢复码代替验证码登录，每个只能用一次。它们只显示这一次，请打印或抄下，与手机分开放。')}
      </p>
      <ol aria-labelledby="recovery-codes" className="access-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row no-print">
        <Button onClick={() => print()}>{say('打印')}</Button>
        <Button type="primary" onClick={done}>
          {say('已保存好，继续')}
        </Button>
      </div>
    </section>
  )
}
