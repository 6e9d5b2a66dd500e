import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useAddRemark } from '../api.ts'
import { ENGLISH } from '../review-english.ts'

interface Props {
  returnId: string
  /** Null: about the whole return. */
  path: string | null
  name: string
  onDone: () => void
}

/** Asks about one value; the unit sees it at the value once the return is given back. */
export function RemarkForm({ returnId, path, name, onDone }: Props) {
  const say = useText(ENGLISH)
  const [text, setText] = useState('')
  const adding = useAddRemark(returnId)
  const id = useId()
  return (
    <form
      className="review-form"
      onSubmit={(e) => {
        e.preventDefault()
        if (text.trim().length >= 2) adding.mutate({ path, text: text.trim() }, { onSuccess: onDone })
      }}
      onKeyDown={(e) => e.key === 'Escape' && onDone()}
    >
      <label htmlFor={id}>{say('对“{name}”的疑问', { name })}</label>
      <Input.TextArea id={id} rows={2} maxLength={1000} autoFocus value={text} onChange={(e) => setText(e.target.value)} />
      <div className="row">
        <Button size="small" type="primary" htmlType="submit" loading={adding.isPending} disabled={text.trim().length < 2}>
          {say('记下疑问')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消')}
        </Button>
      </div>
      {adding.error ? <Failed error={adding.error} /> : null}
    </form>
  )
}
