import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useWithdrawPlan } from '../api.ts'
import { ENGLISH } from '../plans-english.ts'

/** Taking a plan back names the file, wants a reason and the file's name once more. */
export function WithdrawPlanButton({ plan }: { plan: Pick<PlanSummary, 'id' | 'fileName'> }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fileName, setFileName] = useState('')
  const withdraw = useWithdrawPlan(plan.id)
  const id = useId()
  const name = plan.fileName
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
        okText={say('撤回这份方案')}
        cancelText={say('不撤回')}
        okButtonProps={{
          danger: true,
          disabled: reason.trim().length < 2 || fileName !== name,
          loading: withdraw.isPending,
        }}
        onCancel={close}
        onOk={() => withdraw.mutate({ reason: reason.trim(), confirmFileName: fileName }, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <p>{say('撤回后不能再处理其中的不一致和名称，原文件、读出的内容和处理记录仍然保留；同一份文件可以重新读入。')}</p>
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
          {withdraw.isError ? <Failed error={withdraw.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
