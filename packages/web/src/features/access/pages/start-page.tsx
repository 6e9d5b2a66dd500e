import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import { Beginning, type Begun } from '@junheng/core/features/access/schema.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sessionQuery } from '../../../shared/session.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useWords } from '../../../shared/words.ts'
import { useBegin } from '../api.ts'
import { Field } from '../components/field.tsx'
import { ENGLISH } from '../start-english.ts'

/** Shown on an empty system: the county and the three administrators are made here, once, at the machine itself. */
export default function StartPage() {
  const say = useText(ENGLISH)
  const words = useWords()
  const begin = useBegin()
  useEffect(() => {
    document.title = `${say('首次启用')} · ${words.product}`
  })
  return (
    <main className="door">
      <div className="door-card">{begin.data ? <Slips begun={begin.data} /> : <CountyForm begin={begin} />}</div>
    </main>
  )
}

function CountyForm({ begin }: { begin: ReturnType<typeof useBegin> }) {
  const say = useText(ENGLISH)
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const checked = Beginning.safeParse({ code: code.trim(), name })
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (checked.success) begin.mutate(checked.data)
      }}
    >
      <h1>{say('首次启用')}</h1>
      <p>{say('系统里还没有账号。填写所在区县，系统将建立区县和三员（系统、安全、审计管理员）账号，各给一个一次性密码。')}</p>
      {begin.isError ? <Failed error={begin.error} title={say('没有启用')} /> : null}
      <Field
        label={say('区划代码')}
        name="code"
        autoComplete="off"
        value={code}
        onChange={setCode}
        hint={say('六位，如 120114')}
      />
      <Field label={say('区县名称')} name="name" autoComplete="off" value={name} onChange={setName} />
      <Button type="primary" htmlType="submit" size="large" block disabled={!checked.success} loading={begin.isPending}>
        {say('建立区县和三员账号')}
      </Button>
      <p className="dim small">{say('只是想试用？请停止程序，加 --demo 重新启动。示例数据和真实数据不能放在一起。')}</p>
    </form>
  )
}

/** The three one-time passwords, to be printed or copied now. */
function Slips({ begun }: { begun: Begun }) {
  const say = useText(ENGLISH)
  const router = useRouter()
  const queryClient = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const goOn = () => {
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey })
    router.history.push('/login')
  }
  return (
    <div className="stack">
      <h1 ref={heading} tabIndex={-1} style={{ letterSpacing: 0 }}>
        {say('已建立“{county}”和三员账号', { county: begun.county.name })}
      </h1>
      <p>
        <strong>{say('密码只显示这一次，关闭本页后无法再看到。请打印或抄下，分别交给三个人。')}</strong>
      </p>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{say('角色')}</th>
            <th scope="col">{say('账号')}</th>
            <th scope="col">{say('一次性密码')}</th>
          </tr>
        </thead>
        <tbody>
          {begun.accounts.map(({ name, role, password }) => (
            <tr key={name}>
              <th scope="row">{ROLE_NAMES[role]}</th>
              <td>{name}</td>
              <td style={{ fontFamily: 'monospace', userSelect: 'all', whiteSpace: 'nowrap' }}>{password}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="dim small">
        {say('一个人不能兼任两员。接下来：系统管理员建立账号，安全管理员授予岗位，审计管理员查看操作记录。')}
      </p>
      <div className="row no-print">
        <Button onClick={() => print()}>{say('打印')}</Button>
        <Button type="primary" onClick={goOn}>
          {say('已保存好，去登录')}
        </Button>
      </div>
    </div>
  )
}
