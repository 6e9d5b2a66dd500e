import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'

interface Props {
  title: string
  action: string
  close: () => void
  send: (reason: string) => void
}

/** Asks once, and for the reason, which is written down. */
export function ReasonDialog({ title, action, close, send }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const [reason, setReason] = useState('')
  const isReady = reason.trim().length >= 2
  return (
    <Modal
      open
      title={title}
      okText={action}
      cancelText={say('取消')}
      okButtonProps={{ disabled: !isReady }}
      onCancel={close}
      onOk={() => {
        send(reason.trim())
        close()
      }}
    >
      <label htmlFor={id}>{say('原因（记入操作记录）')}</label>
      <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} maxLength={200} />
    </Modal>
  )
}
