import type { ItemDetail } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { useEdit } from '../api.ts'
import { draftOf, textOf } from '../item-draft.ts'
import { ENGLISH } from '../item-english.ts'
import { ItemTextFields } from './item-text-fields.tsx'

/** Changing what an item says; what it is about stays, and every change says why. */
export function ItemEdit({ item }: { item: ItemDetail }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const id = useId()
  // What one began with: somebody else's change meanwhile is refused, not overwritten.
  const [begun] = useState(item)
  const [draft, setDraft] = useState(() => draftOf(item))
  const [reason, setReason] = useState('')
  const edit = useEdit(item.no)
  const text = textOf(draft)
  const leave = () => change({ edit: undefined }, 'replace')
  return (
    <form
      className="card stack"
      aria-label={say('修改')}
      onSubmit={(e) => {
        e.preventDefault()
        if (text) edit.mutate({ ...text, seen: begun.version, reason: reason.trim() }, { onSuccess: leave })
      }}
    >
      <h2>{say('修改')}</h2>
      <ItemTextFields draft={draft} onChange={setDraft} />
      <div className="form-column">
        <label htmlFor={id}>{say('修改原因')}</label>
        <Input id={id} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
      </div>
      {edit.error ? <Failed error={edit.error} /> : null}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          loading={edit.isPending}
          disabled={text === null || reason.trim().length < 2 || draft.problem.trim().length < 2}
        >
          {say('保存修改')}
        </Button>
        <Button onClick={leave}>{say('取消')}</Button>
      </div>
    </form>
  )
}
