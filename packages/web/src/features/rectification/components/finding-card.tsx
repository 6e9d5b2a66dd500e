import type { FindingAction } from '@junheng/core/features/rectification/finding-states.ts'
import { findingActions } from '@junheng/core/features/rectification/finding-states.ts'
import type { PlanDetail, PlanFinding } from '@junheng/core/features/rectification/schema.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useReviewFinding } from '../api.ts'
import { ENGLISH } from '../plan-english.ts'
import { CODE_NAMES, whereWords } from '../plan-words.ts'
import { FindingState } from './finding-state.tsx'
import { NamePair } from './name-pair.tsx'

interface Props {
  detail: PlanDetail
  finding: PlanFinding
  isHere: boolean
  mayReview: boolean
  onToggle: () => void
  onSettled: () => void
}

/** One disagreement: a line of its own, and opened, everything about it with what can be done now. */
export function FindingCard({ detail, finding: f, isHere, mayReview, onToggle, onSettled }: Props) {
  const id = useId()
  return (
    <li className={`finding finding-${f.state} is-${f.severity}${isHere ? ' is-here' : ''}`} data-finding={f.key}>
      <button type="button" className="finding-head" aria-expanded={isHere} aria-controls={id} onClick={onToggle}>
        <FindingState state={f.state} />
        <SeverityWord severity={f.severity} />
        <span className="finding-where nowrap">{whereWords(f.where)}</span>
        <span className="dim">{CODE_NAMES[f.code]}</span>
        <span className="finding-text">{f.text}</span>
      </button>
      <div id={id} hidden={!isHere}>
        {isHere ? <Body detail={detail} finding={f} mayReview={mayReview} onSettled={onSettled} /> : null}
      </div>
    </li>
  )
}

function Body({ detail, finding: f, mayReview, onSettled }: Omit<Props, 'isHere' | 'onToggle'>) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const no = /^ind (\d+)/.exec(f.where)?.[1]
  const variants = detail.nameVariants.filter((v) =>
    f.pairs.some((pair) => pair.published === v.published && pair.canonical === v.canonical),
  )
  return (
    <div className="finding-body">
      <p className="row">
        {f.names?.length ? (
          <span>
            <span className="dim">{say('涉及')}：</span>
            {f.names.join('、')}
          </span>
        ) : null}
        {no ? (
          <button type="button" className="link" onClick={() => change({ open: no })}>
            {say('看第 {no} 项', { no })}
          </button>
        ) : null}
      </p>
      {variants.length > 0 ? (
        <div>
          <p className="dim small">{say('这一处由名称的确认决定：')}</p>
          {variants.map((v) => (
            <NamePair key={`${v.kind}-${v.published}-${v.canonical}`} planId={detail.id} variant={v} mayReview={mayReview} />
          ))}
        </div>
      ) : mayReview ? (
        <Decide planId={detail.id} finding={f} onSettled={onSettled} />
      ) : (
        <p className="dim">{say(detail.withdrawn ? '方案已撤回，不再处理。' : '您的角色可以查看，不能处理。')}</p>
      )}
      {f.history.length > 0 ? (
        <section aria-label={say('处理记录')}>
          <h3>{say('处理记录')}</h3>
          <ol className="lines">
            {f.history.map((h, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows at its end
              <li key={i}>
                {h.state === 'open' ? say('重新打开') : <FindingState state={h.state} />} {h.note}{' '}
                <span className="dim small">{say('由 {by} 于 {at}', { by: h.by, at: dateTime(h.at) })}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  )
}

const ACTION_NAMES = { resolve: '已更正', keep: '按原文保留', reopen: '重新打开' } as const satisfies Record<
  FindingAction,
  string
>

function Decide({ planId, finding: f, onSettled }: { planId: string; finding: PlanFinding; onSettled: () => void }) {
  const say = useText(ENGLISH)
  const review = useReviewFinding(planId)
  const [note, setNote] = useState('')
  const [isShort, setShort] = useState(false)
  const id = useId()
  const act = (action: FindingAction) => {
    const needsNote = action === 'resolve' && note.trim().length < 2
    setShort(needsNote)
    if (needsNote) return document.getElementById(id)?.focus()
    review.mutate(
      { finding: f.key, action, note: note.trim(), seen: f.history.length },
      {
        onSuccess: () => {
          setNote('')
          if (action !== 'reopen') onSettled()
        },
      },
    )
  }
  return (
    <div className="stack" style={{ gap: 6 }}>
      {f.state === 'open' ? (
        <div>
          <label htmlFor={id}>{say('怎样更正的，或为什么保留')}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={note}
            status={isShort ? 'error' : ''}
            aria-describedby={`${id}-help`}
            aria-invalid={isShort}
            placeholder={say('记为已更正时必填，例如：已请示，名单以附件为准。')}
            onChange={(e) => setNote(e.target.value)}
          />
          <p id={`${id}-help`} className="small mark-unmet" role="alert">
            {isShort ? `■ ${say('先写明怎样更正的（至少两个字），再记为已更正。')}` : ''}
          </p>
        </div>
      ) : null}
      {review.isError ? <Failed error={review.error} /> : null}
      <p className="row">
        {findingActions(f.state).map((action, i) => (
          <Button
            key={action}
            type={i === 0 && action !== 'reopen' ? 'primary' : 'default'}
            disabled={review.isPending}
            onClick={() => act(action)}
          >
            {say(ACTION_NAMES[action])}
          </Button>
        ))}
      </p>
    </div>
  )
}
