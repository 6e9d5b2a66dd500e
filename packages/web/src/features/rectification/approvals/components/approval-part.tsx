import { APPROVAL_STATES, type ApprovalState, type ApprovalStep } from '@junheng/core/features/rectification/approvals/schema.ts'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { date, dateTime } from '../../../../shared/dates.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useChange } from '../api.ts'
import { ENGLISH } from '../approvals-english.ts'

const GLYPHS: Readonly<Record<ApprovalState, string>> = { not_started: '○', in_progress: '◐', done: '●', returned: '■' }

/** One department: what it approves, how it stands, and for whoever may, updating it. */
export function ApprovalPart({ id, step }: { id: string; step: ApprovalStep }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const { unitName, matter, due, state, on, note, isOverdue, changedBy, changedAt, mayChange, version } = step
  return (
    <li className={`is-${state}`}>
      <strong>{unitName}</strong>
      <span>{matter}</span>
      <span>
        <span aria-hidden="true">{GLYPHS[state]}</span> {say(APPROVAL_STATES[state])}
        {on ? <span className="dim"> {on}</span> : null}
      </span>
      {due ? (
        <span className={isOverdue ? 'approval-late' : 'dim small'}>
          {isOverdue ? `■ ${say('逾期')} ` : ''}
          {say('期限')} {due}
        </span>
      ) : null}
      {note ? <span>{note}</span> : null}
      {version > 1 ? (
        <span className="dim small">{say('{by} 于 {at} 更新', { by: changedBy, at: dateTime(changedAt) })}</span>
      ) : null}
      {mayChange && !isOpen ? (
        <div className="no-print">
          <Button size="small" onClick={() => setOpen(true)}>
            {say('更新状态')}
            <span className="sr">：{unitName}</span>
          </Button>
        </div>
      ) : null}
      {isOpen ? <ChangeForm id={id} step={step} onClose={() => setOpen(false)} /> : null}
    </li>
  )
}

function ChangeForm({ id, step, onClose }: { id: string; step: ApprovalStep; onClose: () => void }) {
  const say = useText(ENGLISH)
  const field = useId()
  const today = date(new Date().toISOString())
  const [state, setState] = useState<ApprovalState>(step.state === 'not_started' ? 'in_progress' : step.state)
  const [on, setOn] = useState(today)
  const [note, setNote] = useState(step.note)
  const change = useChange(id, step.position)
  return (
    <div className="approval-fields no-print">
      <div>
        <label htmlFor={`${field}-state`}>{say('状态')}</label>
        <Select
          id={`${field}-state`}
          value={state}
          options={(Object.keys(APPROVAL_STATES) as ApprovalState[]).map((value) => ({
            value,
            label: say(APPROVAL_STATES[value]),
          }))}
          onChange={setState}
          style={{ width: '100%' }}
        />
      </div>
      <div>
        <label htmlFor={`${field}-on`}>{say('日期')}</label>
        <Input id={`${field}-on`} type="date" max={today} value={on} onChange={(e) => setOn(e.target.value)} />
      </div>
      <div>
        <label htmlFor={`${field}-note`}>{say('说明')}</label>
        <Input.TextArea id={`${field}-note`} rows={2} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
      <div className="row">
        <Button
          type="primary"
          size="small"
          disabled={on === ''}
          loading={change.isPending}
          onClick={() => change.mutate({ state, on, note, seen: step.version })}
        >
          {say('保存')}
        </Button>
        <Button size="small" onClick={onClose}>
          {say('取消')}
        </Button>
      </div>
      {change.error ? <Failed error={change.error} /> : null}
    </div>
  )
}
