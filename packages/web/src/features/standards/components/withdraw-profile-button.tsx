import type { LocalProfile } from '@junheng/core/features/standards/profile-schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useWithdrawProfile } from '../api.ts'
import { ENGLISH } from '../profiles-english.ts'

/** Withdrawing wants the profile's name once more. */
export function WithdrawProfileButton({ profile: { id, name } }: { profile: LocalProfile }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [confirmName, setConfirmName] = useState('')
  const withdraw = useWithdrawProfile(id)
  const field = useId()
  const close = () => {
    setOpen(false)
    setConfirmName('')
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
        okText={say('撤回这份口径')}
        cancelText={say('不撤回')}
        okButtonProps={{ danger: true, disabled: confirmName !== name, loading: withdraw.isPending }}
        onCancel={close}
        onOk={() => withdraw.mutate(confirmName, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <p>{say('撤回后不再列在可选的口径里；按它作过的判定仍可查阅。')}</p>
          <div>
            <label htmlFor={field}>
              {say('再写一遍名称：')}
              <span className="break">{name}</span>
            </label>
            <Input id={field} value={confirmName} onChange={(e) => setConfirmName(e.target.value)} />
          </div>
          {withdraw.isError ? <Failed error={withdraw.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
