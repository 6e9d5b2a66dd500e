import type { BulkSlips } from '@junheng/core/features/access/bulk/schema.ts'
import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import { App, Button, Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../bulk-english.ts'
import '../access.css'

/** One slip a person, with lines to cut along; shown this once. Leaving asks first. */
export function Slips({ slips, done }: { slips: BulkSlips['slips']; done: () => void }) {
  const say = useText(ENGLISH)
  const words = useWords()
  const { modal } = App.useApp()
  const id = useId()
  const [address, setAddress] = useState(location.origin)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    const warn = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  const save = async () => {
    const { saveXlsx } = await import('../../../shared/xlsx.ts')
    const header = ['账号', '姓名', '角色', '单位', '区县', '网址', '一次性密码']
    const rows = slips.map((slip) => [
      slip.name,
      slip.displayName,
      ROLE_NAMES[slip.role],
      slip.unit,
      slip.county.name,
      address,
      slip.password,
    ])
    await saveXlsx('账号密码条.xlsx', '密码条', header, rows)
  }
  const putAway = () =>
    modal.confirm({
      title: say('收起密码条'),
      content: say('收起后再也看不到这些密码。确认已打印或下载？'),
      okText: say('收起密码条'),
      cancelText: say('取消'),
      onOk: done,
    })
  return (
    <>
      <div className="stack no-print">
        <h1 ref={heading} tabIndex={-1}>
          {say('已建立 {n} 个账号', { n: slips.length })}
        </h1>
        <p className="notice notice-spare">
          {say(
            '密码只显示这一次，系统里没有保存。请现在打印，或下载后自行保管，分发后销毁。离开本页就再也看不到，只能逐个重置。',
          )}
        </p>
        <div className="row">
          <label htmlFor={id}>{say('印在密码条上的网址')}</label>
          <Input id={id} value={address} style={{ flex: '0 1 320px' }} onChange={(e) => setAddress(e.target.value)} />
        </div>
        <div className="row">
          <Button type="primary" onClick={() => print()}>
            {say('打印密码条')}
          </Button>
          <Button onClick={() => void save()}>{say('下载 Excel')}</Button>
          <Button onClick={putAway}>{say('已打印或下载，收起')}</Button>
        </div>
      </div>
      <ul className="slips" aria-label={say('密码条')}>
        {slips.map((slip) => (
          <li key={slip.name} className="slip">
            <p className="slip-title">
              {words.product} · {slip.county.name}
            </p>
            <dl className="facts">
              <dt>{say('姓名')}</dt>
              <dd>{slip.displayName}</dd>
              <dt>{say('单位')}</dt>
              <dd>
                {slip.unit} · {ROLE_NAMES[slip.role]}
              </dd>
              <dt>{say('网址')}</dt>
              <dd style={{ overflowWrap: 'anywhere' }}>{address}</dd>
              <dt>{say('账号')}</dt>
              <dd className="slip-secret">{slip.name}</dd>
              <dt>{say('一次性密码')}</dt>
              <dd className="slip-secret">{slip.password}</dd>
            </dl>
            <p className="small dim">{say('首次登录须换成自己的密码。请勿转借账号。')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
