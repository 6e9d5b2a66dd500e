import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../sign-on-english.ts'

interface Props {
  name: string
  close: () => void
  send: (given: { subject: string; reason: string }) => void
}

/** What the organisation's own sign-in calls the person, and why: written down. */
export function IdentityDialog({ name, close, send }: Props) {
  const say = useText(ENGLISH)
  const ids = { subject: useId(), reason: useId() }
  const [subject, setSubject] = useState('')
  const [reason, setReason] = useState('')
  const isReady = subject.trim() !== '' && reason.trim().length >= 2
  return (
    <Modal
      open
      title={say('绑定“{name}”的统一登录', { name })}
      okText={say('绑定')}
      cancelText={say('取消')}
      okButtonProps={{ disabled: !isReady }}
      onCancel={close}
      onOk={() => {
        send({ subject: subject.trim(), reason: reason.trim() })
        close()
      }}
    >
      <div className="stack">
        <div className="stack" style={{ gap: 4 }}>
          <label htmlFor={ids.subject}>{say('统一登录里的用户标识（sub）')}</label>
          <Input id={ids.subject} value={subject} maxLength={255} onChange={(e) => setSubject(e.target.value)} />
          <p className="dim small">{say('向管理统一登录的人索取，不是姓名也不是邮箱。')}</p>
        </div>
        <div className="stack" style={{ gap: 4 }}>
          <label htmlFor={ids.reason}>{say('原因（记入操作记录）')}</label>
          <Input id={ids.reason} value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />
        </div>
      </div>
    </Modal>
  )
}
