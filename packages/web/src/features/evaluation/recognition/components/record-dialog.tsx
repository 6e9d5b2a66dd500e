import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'
import { Field } from './field.tsx'

export interface Recorded {
  on: string
  docNo: string | null
  note: string | null
}

/** `must`: the button waits for it; `may`: it may stay empty; `no`: not asked. */
type Asked = 'must' | 'may' | 'no'

interface Props<Given> {
  button: string
  title: string
  isPrimary?: boolean
  isSmall?: boolean
  isReady?: boolean
  on: { label: string; today: string } | null
  docNo: Asked
  note: Asked
  noteLabel?: string
  /** Further fields, above. */
  children?: ReactNode
  given: (recorded: Recorded) => Given
  act: {
    mutate: (given: Given, options: { onSuccess: () => void }) => void
    reset: () => void
    isPending: boolean
    error: unknown
  }
}

/** Something is written down: when it happened, by which document, and what is to be said about it. */
export function RecordDialog<Given>(props: Props<Given>) {
  const { button, title, isPrimary, isSmall, isReady = true, on, docNo, note, noteLabel, children, given, act } = props
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [day, setDay] = useState(on?.today ?? '')
  const [number, setNumber] = useState('')
  const [text, setText] = useState('')
  const close = () => {
    setOpen(false)
    setDay(on?.today ?? '')
    setNumber('')
    setText('')
    act.reset()
  }
  const lacks = (on !== null && day === '') || (docNo === 'must' && !number.trim()) || (note === 'must' && !text.trim())
  const recorded = { on: day, docNo: number.trim() || null, note: text.trim() || null }
  return (
    <>
      <Button type={isPrimary ? 'primary' : 'default'} size={isSmall ? 'small' : 'middle'} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Modal
        open={isOpen}
        title={title}
        okText={say('记录')}
        cancelText={say('取消')}
        okButtonProps={{ disabled: lacks || !isReady, loading: act.isPending }}
        onCancel={close}
        onOk={() => act.mutate(given(recorded), { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          {children}
          {on ? (
            <Field label={on.label}>
              {(id) => (
                <Input
                  id={id}
                  type="date"
                  max={on.today}
                  value={day}
                  style={{ width: 180 }}
                  onChange={(e) => setDay(e.target.value)}
                />
              )}
            </Field>
          ) : null}
          {docNo === 'no' ? null : (
            <Field label={docNo === 'must' ? say('文号') : say('文号（没有可不填）')}>
              {(id) => <Input id={id} maxLength={80} value={number} onChange={(e) => setNumber(e.target.value)} />}
            </Field>
          )}
          {note === 'no' ? null : (
            <Field label={noteLabel ?? (note === 'must' ? say('说明') : say('说明（没有可不填）'))}>
              {(id) => <Input.TextArea id={id} rows={2} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />}
            </Field>
          )}
          {act.error ? <Failed error={act.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
