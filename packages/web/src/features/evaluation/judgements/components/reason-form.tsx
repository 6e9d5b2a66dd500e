import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../county-items-english.ts'

interface Props {
  label: string
  action: string
  act: { mutate: (reason: string) => void; isPending: boolean; error: unknown }
  onCancel: () => void
}

/** An action that wants a reason, asked for on the spot. */
export function ReasonForm({ label, action, act, onCancel }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <div className="stack county-reason">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} rows={2} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
      {act.error ? <Failed error={act.error} /> : null}
      <div className="row">
        <Button
          type="primary"
          disabled={reason.trim().length < 2}
          loading={act.isPending}
          onClick={() => act.mutate(reason.trim())}
        >
          {action}
        </Button>
        <Button onClick={onCancel}>{say('取消')}</Button>
      </div>
    </div>
  )
}
