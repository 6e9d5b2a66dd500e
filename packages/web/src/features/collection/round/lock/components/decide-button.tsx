import type { Amendment } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useDecision } from '../api.ts'
import { ENGLISH } from '../lock-english.ts'
import { EffectOf } from './effect-of.tsx'

/** Approves or refuses an amendment after one more look; a refusal says why. */
export function DecideButton({ amendment, isApproval }: { amendment: Amendment; isApproval: boolean }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const decision = useDecision(amendment)
  const id = useId()
  const { unit } = amendment
  const close = () => {
    setOpen(false)
    setNote('')
    decision.reset()
  }
  const decide = () => decision.mutate({ approve: isApproval, note: note.trim() || null }, { onSuccess: close })
  return (
    <>
      <Button size="small" type={isApproval ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {isApproval ? say('批准') : say('不批准')}
      </Button>
      <Modal
        open={isOpen}
        title={isApproval ? say('批准“{unit}”的修订？', { unit }) : say('不批准“{unit}”的修订？', { unit })}
        okText={isApproval ? say('批准') : say('不批准')}
        cancelText={say('取消')}
        okButtonProps={{ loading: decision.isPending, disabled: !isApproval && note.trim() === '' }}
        onCancel={close}
        onOk={decide}
        destroyOnHidden
      >
        <div className="stack">
          {isApproval ? <p>{say('批准后写入新值，形成新的一版；原来的各版不变。')}</p> : null}
          <ul className="plain">
            {amendment.changes.map(({ basis, path, name, before, after }) => (
              <li key={`${basis} ${path}`}>
                {name} {before || say('未报')} → <strong>{after || say('未报')}</strong>
              </li>
            ))}
          </ul>
          {isApproval ? <EffectOf amendment={amendment} /> : null}
          <div>
            <label htmlFor={id}>{say('意见（不批准时请写明原因）')}</label>
            <Input.TextArea id={id} rows={2} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
          </div>
          {decision.error ? <Failed error={decision.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
