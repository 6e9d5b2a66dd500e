import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { ENGLISH } from './english.ts'
import { Failed } from './states.tsx'
import { useText } from './text.ts'

export interface Withdrawing {
  reason: string
  confirmFileName: string
}

interface Props {
  fileName: string
  /** What the destructive button says: 撤回这个数据包. */
  button: string
  /** The write itself: TanStack's mutation. */
  withdraw: {
    mutate: (given: Withdrawing, options: { onSuccess: () => void }) => void
    reset: () => void
    isPending: boolean
    error: unknown
  }
  /** What withdrawing means here. */
  children: ReactNode
}

/** Withdrawing a handed-in file names it, wants a reason and the file's name once more, so that nobody withdraws the wrong one. */
export function WithdrawDialog({ fileName: name, button, withdraw, children }: Props) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fileName, setFileName] = useState('')
  const id = useId()
  const isReady = reason.trim().length >= 2 && fileName === name
  const close = () => {
    setOpen(false)
    setReason('')
    setFileName('')
    withdraw.reset()
  }
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)} aria-label={say('撤回 {name}', { name })}>
        {say('撤回')}
      </Button>
      <Modal
        open={isOpen}
        title={say('撤回“{name}”？', { name })}
        okText={button}
        cancelText={say('不撤回')}
        okButtonProps={{ danger: true, disabled: !isReady, loading: withdraw.isPending }}
        onCancel={close}
        onOk={() => withdraw.mutate({ reason: reason.trim(), confirmFileName: fileName }, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          {children}
          <div>
            <label htmlFor={`${id}-reason`}>{say('撤回原因')}</label>
            <Input.TextArea
              id={`${id}-reason`}
              value={reason}
              maxLength={500}
              rows={2}
              onChange={(e) => setReason(e.target.value)}
            />
          </div>
          <div>
            <label htmlFor={`${id}-name`}>
              {say('再写一遍文件名：')}
              <span className="break">{name}</span>
            </label>
            <Input id={`${id}-name`} value={fileName} onChange={(e) => setFileName(e.target.value)} />
          </div>
          {withdraw.error ? <Failed error={withdraw.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
