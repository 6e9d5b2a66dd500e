import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { insideAddress } from '../../../shared/inside-address.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { useSignOut } from '../api.ts'
import { CodeField, isWholeCode } from '../components/code-field.tsx'
import { useShowCode } from '../second-factor-api.ts'
import { ENGLISH } from '../second-factor-english.ts'

/** At the door: the password was right, now the code. */
export default function CodePage() {
  const say = useText(ENGLISH)
  const words = useWords()
  const router = useRouter()
  const [search] = useUrl()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const show = useShowCode(() => router.history.push(insideAddress(search['to'])))
  const leave = useSignOut(() => router.history.push('/login'))
  useEffect(() => {
    document.title = `${say('第二步验证')} · ${words.product}`
  })
  useEffect(() => field.current?.focus(), [])
  const send = () =>
    show.mutate(
      { code },
      {
        onError: () => {
          setCode('')
          field.current?.focus()
        },
      },
    )
  return (
    <main className="door">
      <form
        className="door-card"
        onSubmit={(e) => {
          e.preventDefault()
          if (isWholeCode(code)) send()
        }}
      >
        <div>
          <h1>{say('第二步验证')}</h1>
          <p className="dim">{say('密码正确。请填写手机上验证器程序现在显示的六位数字。')}</p>
        </div>
        {show.isError ? <Failed error={show.error} title={say('没有通过')} /> : null}
        <CodeField value={code} onChange={setCode} inputRef={field} />
        <Button type="primary" htmlType="submit" size="large" block disabled={!isWholeCode(code)} loading={show.isPending}>
          {say('继续')}
        </Button>
        <p className="dim small">{say('手机和恢复码都没有了？请安全管理员或系统管理员解除第二步验证。')}</p>
        <button type="button" className="link small" onClick={() => leave.mutate()}>
          {words.signOut}
        </button>
      </form>
    </main>
  )
}
