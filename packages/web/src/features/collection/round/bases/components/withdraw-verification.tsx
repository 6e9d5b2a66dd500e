import type { Verification } from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useWithdrawVerification } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'

/** Takes a verified value back, with the reason. */
export function WithdrawVerification({ verification: { returnId, path, what, where, version } }: { verification: Verification }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawVerification()
  const id = useId()
  const name = `${where} ${what}`.trim()
  const close = () => {
    setOpen(false)
    setReason('')
    withdraw.reset()
  }
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)}>
        {say('撤回')}
        <span className="sr"> {name}</span>
      </Button>
      <Modal
        open={isOpen}
        title={say('撤回“{what}”的核实？', { what: name })}
        okText={say('撤回核实')}
        cancelText={say('不撤回')}
        okButtonProps={{ danger: true, disabled: reason.trim().length < 2, loading: withdraw.isPending }}
        onCancel={close}
        onOk={() => withdraw.mutate({ id: returnId, path, reason: reason.trim(), seen: version }, { onSuccess: close })}
      >
        <div className="stack">
          <p>{say('撤回后按自报数评估；核实过的数和原因留在历史里。')}</p>
          <label htmlFor={id}>{say('撤回原因（必填，写入操作记录）')}</label>
          <Input.TextArea id={id} rows={2} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
          {withdraw.error ? <Failed error={withdraw.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
