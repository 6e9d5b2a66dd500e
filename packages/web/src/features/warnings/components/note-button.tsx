import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../warnings-english.ts'

interface Props {
  action: string
  title: string
  /** What the note is for. */
  label: string
  /** What it is about, shown in the dialog and to screen readers. */
  cause: string
  isPrimary?: boolean
  act: {
    mutate: (note: string, options: { onSuccess: () => void }) => void
    reset: () => void
    isPending: boolean
    error: unknown
  }
}

/** An action that wants a sentence, which stays in the warning's life. */
export function NoteButton({ action, title, label, cause, isPrimary = false, act }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const close = () => {
    setOpen(false)
    setNote('')
    act.reset()
  }
  return (
    <>
      <Button size="small" type={isPrimary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {action}
        <span className="sr">：{cause}</span>
      </Button>
      <Modal
        open={isOpen}
        title={title}
        okText={action}
        cancelText={say('取消')}
        okButtonProps={{ disabled: note.trim().length < 2, loading: act.isPending }}
        onCancel={close}
        onOk={() => act.mutate(note.trim(), { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <p>{cause}</p>
          <div>
            <label htmlFor={id}>{label}</label>
            <Input.TextArea id={id} rows={2} maxLength={500} value={note} onChange={(e) => setNote(e.target.value)} />
          </div>
          {act.error ? <Failed error={act.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
