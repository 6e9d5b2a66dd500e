import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { CallFailed } from '../../../shared/call.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import type { useAddProfile } from '../api.ts'
import type { Draft } from '../draft.ts'
import { ENGLISH } from '../try-english.ts'

/** Stores what is tried out under a name. `add` is the form's, so that its faults stand at their fields. */
export function SaveProfile({ draft, add }: { draft: Draft; add: ReturnType<typeof useAddProfile> }) {
  const say = useText(ENGLISH)
  const [name, setName] = useState('')
  const id = useId()
  const nameFault = faultsOf(add.error).get('name')
  return (
    <form
      className="card stack no-print"
      aria-label={say('存为口径方案')}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ name, settings: draft })
      }}
    >
      <label htmlFor={id}>{say('口径方案的名称')}</label>
      <div className="row">
        <Input
          id={id}
          className="profile-name"
          value={name}
          maxLength={60}
          placeholder={say('如：示例市 2026 年口径')}
          status={nameFault ? 'error' : ''}
          aria-invalid={Boolean(nameFault)}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" type="primary" loading={add.isPending}>
          {say('存为口径方案')}
        </Button>
      </div>
      {nameFault ? <p className="small mark-unmet">{nameFault}</p> : null}
      {add.isError ? <Failed error={add.error} title={say('口径有问题')} /> : null}
      {add.isSuccess ? (
        <p className="notice notice-met" role="status">
          {say('已存为“{name}”。', { name: add.data.name })}
          <Link to="/standards" search={{ view: 'profiles' }}>
            {say('去采用')}
          </Link>
        </p>
      ) : null}
    </form>
  )
}

/** What the server found wrong with a profile, by the setting it is about. */
export function faultsOf(error: unknown): Map<string, string> {
  const fields = error instanceof CallFailed ? (error.reply.fields ?? []) : []
  return new Map(fields.map(({ path, message }) => [path, message]))
}
