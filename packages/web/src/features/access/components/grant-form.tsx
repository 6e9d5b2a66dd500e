import { branchOf, PLACES, ROLE_NAMES, ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { type Account, Grant } from '@junheng/core/features/access/schema.ts'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { useGrantPost } from '../api.ts'
import { Field } from './field.tsx'
import { NO_UNIT, UnitPicker } from './unit-picker.tsx'

interface Props {
  account: Account
  counties: readonly { code: string; name: string }[]
}

/** A new post: the role, and where, chosen from the directory where that knows it. Only roles of the account's own branch are offered. */
export function GrantForm({ account, counties }: Props) {
  const say = useText(ENGLISH)
  const ids = { role: useId(), county: useId(), until: useId() }
  const roles = ROLES.filter((role) => branchOf(role) === account.branch)
  const [role, setRole] = useState<Role>(roles[0] ?? 'coordinator')
  const [county, setCounty] = useState(counties[0]?.code ?? '')
  const [place, setPlace] = useState(NO_UNIT)
  const [schools, setSchools] = useState('')
  const [until, setUntil] = useState('')
  const grant = useGrantPost()
  const kind = PLACES[role]
  const given = {
    installation: [],
    county: [],
    city: [],
    school: place.schoolCode === '' ? [] : [place.schoolCode],
    unit: schools.split(/[\s,，、;；]+/).filter((code) => code !== ''),
  }
  const wanted = {
    role,
    county: kind === 'installation' ? null : kind === 'city' ? `${county.slice(0, 4)}00` : county,
    unit: kind === 'installation' ? '' : place.unit,
    orgId: kind === 'unit' ? place.orgId : null,
    schools: given[kind],
    until: until === '' ? null : until,
  }
  const checked = Grant.safeParse(wanted)
  const clear = () => {
    setPlace(NO_UNIT)
    for (const set of [setSchools, setUntil]) set('')
  }
  const turn = (change: () => void) => {
    change()
    setPlace(NO_UNIT)
  }
  return (
    <form
      className="stack"
      aria-label={say('授予岗位')}
      onSubmit={(e) => {
        e.preventDefault()
        if (checked.success) grant.mutate({ id: account.id, grant: checked.data }, { onSuccess: clear })
      }}
    >
      <div className="stack" style={{ gap: 4 }}>
        <label htmlFor={ids.role}>{say('角色')}</label>
        <Select
          id={ids.role}
          value={role}
          onChange={(next) => turn(() => setRole(next))}
          options={roles.map((each) => ({ value: each, label: ROLE_NAMES[each] }))}
        />
      </div>
      {kind === 'installation' ? null : (
        <>
          <div className="stack" style={{ gap: 4 }}>
            <label htmlFor={ids.county}>{kind === 'city' ? say('区县（取其所在的市）') : say('区县')}</label>
            <Select
              id={ids.county}
              value={county}
              onChange={(next) => turn(() => setCounty(next))}
              options={counties.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))}
            />
          </div>
          <UnitPicker key={`${role} ${county}`} role={role} county={county} value={place} onChange={setPlace} />
        </>
      )}
      {kind === 'unit' ? (
        <Field
          label={say('另外负责的学校（代码，用空格或逗号隔开，可不填）')}
          name="schools"
          autoComplete="off"
          isOptional
          value={schools}
          onChange={setSchools}
        />
      ) : null}
      <div className="stack" style={{ gap: 4 }}>
        <label htmlFor={ids.until}>{say('最后一天（可不填）')}</label>
        <Input id={ids.until} type="date" value={until} onChange={(e) => setUntil(e.target.value)} />
      </div>
      {grant.isError ? <Failed error={grant.error} title={say('岗位没有授予')} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!checked.success} loading={grant.isPending}>
          {say('授予岗位')}
        </Button>
        <span role="status" className="small">
          {grant.isSuccess ? say('已授予') : ''}
        </span>
      </div>
    </form>
  )
}
