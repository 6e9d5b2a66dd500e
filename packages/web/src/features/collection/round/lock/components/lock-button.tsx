import type { RoundLock } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Button, Checkbox, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useLockRound } from '../api.ts'
import { ENGLISH } from '../lock-english.ts'

const NAMED = 12

/** Locks what is accepted. Whoever is not yet accepted is named, and left out only by saying so and why. */
export function LockButton({ lock }: { lock: RoundLock }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const [leaveOut, setLeaveOut] = useState(false)
  const [reason, setReason] = useState('')
  const locking = useLockRound(lock.round.id)
  const id = useId()
  const { accepted, waiting, editions } = lock
  const edition = (editions[0]?.edition ?? 0) + 1
  const isReady = waiting.length === 0 || (leaveOut && reason.trim() !== '')
  const close = () => {
    setOpen(false)
    setLeaveOut(false)
    setReason('')
    locking.reset()
  }
  return (
    <>
      <Button type="primary" disabled={accepted === 0} onClick={() => setOpen(true)}>
        {say('锁定已通过的填报')}
      </Button>
      <Modal
        open={isOpen}
        title={say('锁定已通过的填报')}
        okText={say('确认锁定')}
        cancelText={say('先不锁定')}
        okButtonProps={{ disabled: !isReady, loading: locking.isPending }}
        onCancel={close}
        onOk={() => locking.mutate({ leaveOut, reason: reason.trim() || null }, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <p>
            {say('锁定后，这 {n} 份填报只能经批准的修订来更改；锁定的数据形成第 {edition} 版，评估、申报表都注明用的是哪一版。', {
              n: accepted,
              edition,
            })}
          </p>
          {waiting.length > 0 ? (
            <div className="notice stack">
              <p>
                {say('还有 {n} 份没有审核通过：', { n: waiting.length })}
                {waiting
                  .slice(0, NAMED)
                  .map(({ name }) => name)
                  .join('、')}
                {waiting.length > NAMED ? '……' : ''}
              </p>
              <Checkbox checked={leaveOut} onChange={(e) => setLeaveOut(e.target.checked)}>
                {say('暂不纳入这些填报，先锁定已通过的')}
              </Checkbox>
              {leaveOut ? (
                <div>
                  <label htmlFor={id}>{say('暂不纳入的原因（写入锁定记录）')}</label>
                  <Input.TextArea id={id} rows={2} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
                  <p className="dim small">{say('暂不纳入的学校仍在名单里，按“未报”计；以后通过了再锁定一次，形成新的一版。')}</p>
                </div>
              ) : null}
            </div>
          ) : null}
          {locking.error ? <Failed error={locking.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
