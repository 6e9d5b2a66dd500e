import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useWithdraw } from '../api.ts'
import { ENGLISH } from '../english.ts'

/** Withdrawing names the file, wants a reason and the file's name once more. */
export function WithdrawButton({ pack }: { pack: PackageSummary }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fileName, setFileName] = useState('')
  const withdraw = useWithdraw(pack.id)
  const id = useId()
  const isReady = reason.trim().length >= 2 && fileName === pack.fileName
  const close = () => {
    setOpen(false)
    setReason('')
    setFileName('')
    withdraw.reset()
  }
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)} aria-label={say('撤回 {file}', { file: pack.fileName })}>
        {say('撤回')}
      </Button>
      <Modal
        open={isOpen}
        title={say('撤回“{file}”？', { file: pack.fileName })}
        okText={say('撤回这个数据包')}
        cancelText={say('不撤回')}
        okButtonProps={{ danger: true, disabled: !isReady, loading: withdraw.isPending }}
        onCancel={close}
        onOk={() => withdraw.mutate({ reason: reason.trim(), confirmFileName: fileName }, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <p>{say('撤回后它不再是本县的数据，监测评估改用上一次提交的数据包。原文件和记录仍然保留。')}</p>
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
              <span className="break">{pack.fileName}</span>
            </label>
            <Input id={`${id}-name`} value={fileName} onChange={(e) => setFileName(e.target.value)} />
          </div>
          {withdraw.isError ? <Failed error={withdraw.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
