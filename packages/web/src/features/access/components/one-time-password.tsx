import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import type { Issued } from '../issued.ts'

/** The password of an account just made or reset; it is said here and nowhere again. Prints as a slip to hand over. */
export function OneTimePassword({ issued: { account, password }, done }: { issued: Issued; done: () => void }) {
  const say = useText(ENGLISH)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card stack" aria-labelledby="one-time-password" style={{ maxWidth: 560 }}>
      <h2 id="one-time-password" ref={heading} tabIndex={-1}>
        {say('“{name}”的一次性密码', { name: account.name })}
      </h2>
      <p style={{ fontSize: 20, fontFamily: 'monospace', userSelect: 'all' }}>{password}</p>
      <p className="dim">
        {say('只显示这一次。请当面交给 {person}，首次登录时须换成自己的密码。', { person: account.displayName })}
      </p>
      <div className="row no-print">
        <Button onClick={() => print()}>{say('打印')}</Button>
        <Button type="primary" onClick={done}>
          {say('已交付，收起')}
        </Button>
      </div>
    </section>
  )
}
