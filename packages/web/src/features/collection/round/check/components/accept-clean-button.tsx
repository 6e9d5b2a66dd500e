import type { WaitingReturn } from '@junheng/core/features/collection/round/check/review-schema.ts'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useAcceptClean } from '../api.ts'
import { ENGLISH } from '../review-english.ts'

interface Props {
  round: string
  waiting: readonly WaitingReturn[]
}

/** Accepts at once whatever has nothing to look at; each is named first. */
export function AcceptCleanButton({ round, waiting }: Props) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const accepting = useAcceptClean(round)
  const clean = waiting.filter(({ isClean }) => isClean)
  const close = () => {
    setOpen(false)
    accepting.reset()
  }
  if (clean.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('通过没有问题的 {n} 份', { n: clean.length })}</Button>
      <Modal
        open={isOpen}
        title={say('通过没有问题的 {n} 份', { n: clean.length })}
        okText={say('全部通过')}
        cancelText={say('先不通过')}
        okButtonProps={{ loading: accepting.isPending }}
        onOk={() =>
          accepting.mutate(
            clean.map(({ id, revision }) => ({ id, revision })),
            { onSuccess: close },
          )
        }
        onCancel={close}
      >
        <div className="stack">
          <p>{say('这些填报没有错误、没有警告、没有说明，也没有疑问：')}</p>
          <ul className="bullets review-clean">
            {clean.map(({ id, unitName }) => (
              <li key={id}>{unitName}</li>
            ))}
          </ul>
          {accepting.error ? <Failed error={accepting.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
