import { RETURN_STATE_NAMES, type ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { date, dateTime } from '../../../../../shared/dates.ts'
import { HistoryLink } from '../../../../../shared/history-link.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ReturnBasesLinks } from '../../bases/components/return-links.tsx'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'
import { DueWord } from './due-word.tsx'
import { ResumeDialog } from './resume-dialog.tsx'
import { SaveState } from './save-state.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** Whose return it is, how it stands, by when, and what may be done with it now. */
export function ReturnHead() {
  const say = useText(ENGLISH)
  const { detail, isReadOnly } = useFill()
  const [dialog, setDialog] = useState<'submit' | 'withdraw' | 'resume' | null>(null)
  const { mayDo, state } = detail
  return (
    <header className="fill-head">
      <div className="fill-title">
        <h1>{detail.unitName}</h1>
        <LifeLine state={state} />
      </div>
      <div className="row">
        <span>
          <span className="dim">{say('截止')}</span>{' '}
          <DueWord
            due={detail.due}
            today={date(new Date().toISOString())}
            isWaiting={state === 'draft' || state === 'returned'}
          />
        </span>
        {detail.attested && detail.submittedAt ? (
          <span className="dim">
            {say('{name}（{unit}）{time} 签认', {
              name: detail.attested.name,
              unit: detail.attested.unit,
              time: dateTime(detail.submittedAt),
            })}
          </span>
        ) : null}
        {isReadOnly ? <span className="dim">{say('只读')}</span> : <SaveState />}
        <span className="row row-end no-print">
          <ReturnBasesLinks detail={detail} />
          <HistoryLink subject={detail.id} name={detail.unitName} />
          {mayDo.includes('amend') && state === 'locked' ? (
            <Link to="/returns/$id/amendments" params={{ id: detail.id }}>
              {say('申请修订')}
            </Link>
          ) : null}
          {mayDo.includes('withdraw') ? <Button onClick={() => setDialog('withdraw')}>{say('撤回修改')}</Button> : null}
          {mayDo.includes('resume') ? <Button onClick={() => setDialog('resume')}>{say('续填')}</Button> : null}
          {mayDo.includes('save') || mayDo.includes('submit') ? (
            <Button type="primary" onClick={() => setDialog('submit')}>
              {mayDo.includes('submit') ? say('检查并签认提交') : say('检查并请人签认')}
            </Button>
          ) : null}
        </span>
      </div>
      {dialog === 'submit' ? <SubmitDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'resume' ? <ResumeDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'withdraw' ? <WithdrawDialog onClose={() => setDialog(null)} /> : null}
    </header>
  )
}

const LINE: readonly ReturnState[] = ['draft', 'submitted', 'accepted', 'locked']

/** The life cycle as a line with the present step marked; a return that came back stands at its first step again. */
function LifeLine({ state }: { state: ReturnState }) {
  const at = LINE.indexOf(state === 'returned' ? 'draft' : state)
  return (
    <ol className="fill-life">
      {LINE.map((step, i) => (
        <li key={step} aria-current={i === at ? 'step' : undefined} className={i < at ? 'is-past' : undefined}>
          {i === at ? RETURN_STATE_NAMES[state] : RETURN_STATE_NAMES[step]}
        </li>
      ))}
    </ol>
  )
}
