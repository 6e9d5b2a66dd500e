import type { WaitingReturn } from '@junheng/core/features/collection/round/check/review-schema.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useAccept } from '../api.ts'
import { ENGLISH } from '../review-english.ts'
import { AcceptCleanButton } from './accept-clean-button.tsx'
import { GiveBackDialog } from './give-back-dialog.tsx'
import { KeyButton } from './key-button.tsx'

interface Props {
  detail: ReturnDetail
  waiting: readonly WaitingReturn[]
}

/** What can be done with the return now, and the way to the next that waits. A, R, J and K do the same. */
export function ReviewBar({ detail, waiting }: Props) {
  const say = useText(ENGLISH)
  const [isGiving, setGiving] = useState(false)
  const accepting = useAccept(detail.id)
  const mayAccept = detail.mayDo.includes('accept')
  const mayReturn = detail.mayDo.includes('return')
  return (
    <div className="card stack review-bar no-print">
      <div className="row">
        {mayAccept ? (
          <KeyButton letter="A" isFirst isBusy={accepting.isPending} onPress={() => accepting.mutate(detail.revision)}>
            {say('审核通过')}
          </KeyButton>
        ) : null}
        {mayReturn ? (
          <KeyButton letter="R" onPress={() => setGiving(true)}>
            {detail.state === 'accepted' ? say('撤销通过，退回') : say('退回')}
          </KeyButton>
        ) : null}
        <Neighbours detail={detail} waiting={waiting} />
        {mayReturn ? <AcceptCleanButton round={detail.round} waiting={waiting} /> : null}
      </div>
      {accepting.error ? <Failed error={accepting.error} /> : null}
      <GiveBackDialog detail={detail} isOpen={isGiving} onClose={() => setGiving(false)} />
    </div>
  )
}

/** The returns that wait, one after the other; from one that waits no more the next is the first of them. */
function Neighbours({ detail, waiting }: Props) {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const here = waiting.findIndex(({ id }) => id === detail.id)
  const next = waiting[here + 1]
  const previous = here > 0 ? waiting[here - 1] : undefined
  const go = (id: string) => void navigate({ to: '/returns/$id/review', params: { id } })
  return (
    <span className="row row-end">
      {previous ? (
        <KeyButton letter="K" onPress={() => go(previous.id)}>
          {say('上一份')}
        </KeyButton>
      ) : null}
      {next ? (
        <KeyButton letter="J" onPress={() => go(next.id)}>
          {say('下一份')}
        </KeyButton>
      ) : null}
      <span className="dim" role="status">
        {here >= 0
          ? say('待审核第 {i} 份，共 {n} 份', { i: here + 1, n: waiting.length })
          : waiting.length > 0
            ? say('还有 {n} 份待审核', { n: waiting.length })
            : say('没有待审核的填报了')}
      </span>
    </span>
  )
}
