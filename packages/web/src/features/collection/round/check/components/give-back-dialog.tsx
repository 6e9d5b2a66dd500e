import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useGiveBack } from '../api.ts'
import { ENGLISH } from '../review-english.ts'

interface Props {
  detail: ReturnDetail
  isOpen: boolean
  onClose: () => void
}

/** Gives a return back with everything asked about it; without anything asked, a reason is needed. */
export function GiveBackDialog({ detail, isOpen, onClose }: Props) {
  const say = useText(ENGLISH)
  const [note, setNote] = useState('')
  const giving = useGiveBack(detail.id)
  const id = useId()
  const open = detail.remarks.filter(({ settled }) => settled === null)
  const close = () => {
    setNote('')
    giving.reset()
    onClose()
  }
  return (
    <Modal
      open={isOpen}
      title={say('退回“{unit}”的填报', { unit: detail.unitName })}
      okText={say('退回')}
      cancelText={say('先不退回')}
      okButtonProps={{ danger: true, disabled: open.length === 0 && note.trim() === '', loading: giving.isPending }}
      onOk={() => giving.mutate({ revision: detail.revision, note: note.trim() || null }, { onSuccess: close })}
      onCancel={close}
      destroyOnHidden
    >
      <div className="stack">
        {open.length > 0 ? (
          <div>
            <p>{say('连同 {n} 条没有办结的疑问一起退回：', { n: open.length })}</p>
            <ul className="bullets">
              {open.map((remark) => (
                <li key={remark.id}>{remark.text}</li>
              ))}
            </ul>
          </div>
        ) : (
          <p>{say('没有对单项数据提出疑问，请写明退回的原因。')}</p>
        )}
        <div>
          <label htmlFor={id}>{open.length > 0 ? say('补充说明（可不写）') : say('退回原因')}</label>
          <Input.TextArea id={id} rows={3} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
        </div>
        {giving.error ? <Failed error={giving.error} /> : null}
      </div>
    </Modal>
  )
}
