import type { AccessPolicy } from '@junheng/core/features/access/policy.ts'
import { ROLE_NAMES, ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { policyQuery, useSetPolicy } from '../api.ts'
import { ENGLISH } from '../policy-english.ts'
import '../access.css'

export default function PolicyPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(policyQuery)
  return (
    <PageFrame name={say('登录规定')}>
      <h1>{say('密码与登录的规定')}</h1>
      {isPending ? <Loading what={say('正在载入规定')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <PolicyForm standing={data} /> : null}
    </PageFrame>
  )
}

type Key = Exclude<keyof AccessPolicy, 'secondFactorRoles'>

// The bounds are the contract's; a value outside them would be refused.
const FIELDS: readonly { key: Key; label: keyof typeof ENGLISH; unit: keyof typeof ENGLISH; min: number; max: number }[] = [
  { key: 'minLength', label: '密码最短长度', unit: '个字符', min: 8, max: 64 },
  { key: 'kinds', label: '密码至少包含的字符种类', unit: '类', min: 2, max: 4 },
  { key: 'history', label: '不得重复最近用过的密码', unit: '次', min: 0, max: 24 },
  { key: 'expiryDays', label: '密码有效期，0 为不过期', unit: '天', min: 0, max: 365 },
  { key: 'idleMinutes', label: '多久不操作即退出', unit: '分钟', min: 5, max: 120 },
  { key: 'adminIdleMinutes', label: '三员多久不操作即退出', unit: '分钟', min: 5, max: 60 },
  { key: 'longestHours', label: '一次登录最长', unit: '小时', min: 1, max: 24 },
  { key: 'adminLongestHours', label: '三员一次登录最长', unit: '小时', min: 1, max: 12 },
]

function PolicyForm({ standing }: { standing: AccessPolicy }) {
  const say = useText(ENGLISH)
  const [draft, setDraft] = useState(standing)
  const save = useSetPolicy()
  const roles = draft.secondFactorRoles
  const isChanged =
    FIELDS.some(({ key }) => draft[key] !== standing[key]) ||
    ROLES.some((role) => roles.includes(role) !== standing.secondFactorRoles.includes(role))
  const turn = (role: Role, isOn: boolean) =>
    setDraft({ ...draft, secondFactorRoles: ROLES.filter((each) => (each === role ? isOn : roles.includes(each))) })
  return (
    <form
      className="card stack"
      style={{ maxWidth: 560 }}
      onSubmit={(e) => {
        e.preventDefault()
        save.mutate(draft)
      }}
    >
      <p className="dim">{say('对此后设置的密码、此后开始的登录生效。已登录的人不受影响。')}</p>
      {FIELDS.map(({ key, label, unit, min, max }) => (
        <NumberField
          key={key}
          label={say(label)}
          unit={say(unit)}
          min={min}
          max={max}
          value={draft[key]}
          onChange={(value) => setDraft({ ...draft, [key]: value })}
        />
      ))}
      <fieldset className="stack access-roles">
        <legend>{say('登录时须用第二步验证（手机验证码）的角色')}</legend>
        <p className="dim small">
          {say('等保三级要求两种以上的鉴别，至少三员应当开启。还没有开启的人，下次登录输入密码后先去开启。')}
        </p>
        <div className="access-role-list">
          {ROLES.map((role) => (
            <Checkbox key={role} checked={roles.includes(role)} onChange={(e) => turn(role, e.target.checked)}>
              {ROLE_NAMES[role]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {save.isError ? <Failed error={save.error} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>
          {say('保存规定')}
        </Button>
        <span role="status" className="small">
          {save.isSuccess && !isChanged ? say('已保存') : ''}
        </span>
        <span className="row-end">
          <HistoryLink subject="access.policy" name={say('密码与登录的规定')} />
        </span>
      </div>
    </form>
  )
}

interface NumberFieldProps {
  label: string
  unit: string
  min: number
  max: number
  value: number
  onChange: (value: number) => void
}

function NumberField({ label, unit, min, max, value, onChange }: NumberFieldProps) {
  const id = useId()
  return (
    <div className="row">
      <label htmlFor={id} style={{ flex: '1 1 220px' }}>
        {label}
      </label>
      <InputNumber id={id} min={min} max={max} precision={0} value={value} onChange={(v) => onChange(v ?? min)} />
      <span className="dim small" style={{ width: 110 }}>
        {unit} · {min}–{max}
      </span>
    </div>
  )
}
