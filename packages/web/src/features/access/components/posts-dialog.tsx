import { branchOf, PLACES, ROLE_NAMES, ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { type Account, Grant, type Post } from '@junheng/core/features/access/schema.ts'
import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { useEndPost, useGrantPost } from '../api.ts'
import { postName } from '../post-name.ts'
import { Field } from './field.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  account: Account
  counties: readonly { code: string; name: string }[]
  close: () => void
}

/** The posts an account holds, each to be ended; and a new one. Only roles of the account's own branch are offered. */
export function PostsDialog({ account, counties, close }: Props) {
  const say = useText(ENGLISH)
  const end = useEndPost()
  const [ending, setEnding] = useState<Post | null>(null)
  return (
    <Modal open title={say('“{name}”的岗位', { name: account.displayName })} footer={null} onCancel={close} width={560}>
      <div className="stack">
        {account.posts.length === 0 ? <p className="dim">{say('还没有岗位，暂时不能登录。')}</p> : null}
        <ul className="lines">
          {account.posts.map((post) => (
            <li key={post.id} className="row">
              <span>{postName(post)}</span>
              <Button size="small" className="row-end" onClick={() => setEnding(post)}>
                {say('收回')}
              </Button>
            </li>
          ))}
        </ul>
        {end.isError ? <Failed error={end.error} /> : null}
        <GrantForm account={account} counties={counties} />
      </div>
      {ending ? (
        <ReasonDialog
          title={say('收回岗位“{post}”', { post: postName(ending) })}
          action={say('收回')}
          close={() => setEnding(null)}
          send={(reason) => end.mutate({ id: account.id, post: ending.id, reason })}
        />
      ) : null}
    </Modal>
  )
}

function GrantForm({ account, counties }: Pick<Props, 'account' | 'counties'>) {
  const say = useText(ENGLISH)
  const ids = { role: useId(), county: useId(), until: useId() }
  const roles = ROLES.filter((role) => branchOf(role) === account.branch)
  const [role, setRole] = useState<Role>(roles[0] ?? 'coordinator')
  const [county, setCounty] = useState(counties[0]?.code ?? '')
  const [unit, setUnit] = useState('')
  const [schools, setSchools] = useState('')
  const [until, setUntil] = useState('')
  const grant = useGrantPost()
  const place = PLACES[role]
  const needsSchools = place === 'school' || place === 'unit'
  const wanted = {
    role,
    county: place === 'installation' ? null : place === 'city' ? `${county.slice(0, 4)}00` : county,
    unit: place === 'installation' ? '' : unit,
    orgId: null,
    schools: needsSchools ? schools.split(/[\s,，、;；]+/).filter((code) => code !== '') : [],
    until: until === '' ? null : until,
  }
  const checked = Grant.safeParse(wanted)
  const clear = () => {
    for (const set of [setUnit, setSchools, setUntil]) set('')
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
          onChange={setRole}
          options={roles.map((each) => ({ value: each, label: ROLE_NAMES[each] }))}
        />
      </div>
      {place === 'installation' ? null : (
        <>
          <div className="stack" style={{ gap: 4 }}>
            <label htmlFor={ids.county}>{place === 'city' ? say('区县（取其所在的市）') : say('区县')}</label>
            <Select
              id={ids.county}
              value={county}
              onChange={setCounty}
              options={counties.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))}
            />
          </div>
          <Field
            label={place === 'school' ? say('学校名称') : say('单位名称')}
            name="unit"
            autoComplete="off"
            value={unit}
            onChange={setUnit}
          />
        </>
      )}
      {needsSchools ? (
        <Field
          label={place === 'school' ? say('学校代码') : say('负责的学校（代码，用空格或逗号隔开）')}
          name="schools"
          autoComplete="off"
          isOptional={place !== 'school'}
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
