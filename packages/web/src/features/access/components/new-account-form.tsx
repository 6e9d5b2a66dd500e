import { BRANCH_NAMES, BRANCHES, type Branch } from '@junheng/core/features/access/roles.ts'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { useAddAccount } from '../api.ts'
import type { Issued } from '../issued.ts'
import { Field } from './field.tsx'

/** Who it is for, and of which branch: that never changes. The post comes from the security administrator. */
export function NewAccountForm({ done }: { done: (made: Issued | null) => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [name, setName] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [phone, setPhone] = useState('')
  const [branch, setBranch] = useState<Branch>('business')
  const add = useAddAccount()
  const isReady = name.trim() !== '' && displayName.trim() !== ''
  return (
    <form
      className="card stack"
      style={{ maxWidth: 560 }}
      aria-label={say('新建账号')}
      onSubmit={(e) => {
        e.preventDefault()
        if (isReady) add.mutate({ name, displayName, phone: phone.trim() || null, branch }, { onSuccess: done })
      }}
    >
      <Field label={say('账号')} name="name" autoComplete="off" value={name} onChange={setName} />
      <Field label={say('姓名')} name="displayName" autoComplete="off" value={displayName} onChange={setDisplayName} />
      <Field
        label={say('手机号（可不填）')}
        name="phone"
        autoComplete="off"
        isOptional
        value={phone}
        onChange={setPhone}
        hint={say('只用来防止密码里含有它')}
      />
      <div className="stack" style={{ gap: 4 }}>
        <label htmlFor={id}>{say('类别')}</label>
        <Select
          id={id}
          value={branch}
          onChange={setBranch}
          options={BRANCHES.map((each) => ({ value: each, label: BRANCH_NAMES[each] }))}
        />
        <p className="dim small">{say('按三员分立，一个账号只属于一类，以后不能改。岗位由安全管理员授予。')}</p>
      </div>
      {add.isError ? <Failed error={add.error} title={say('账号没有建立')} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={add.isPending}>
          {say('建立账号')}
        </Button>
        <Button onClick={() => done(null)}>{say('取消')}</Button>
      </div>
    </form>
  )
}
