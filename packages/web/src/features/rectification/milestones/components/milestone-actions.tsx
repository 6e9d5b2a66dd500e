import type { ItemMilestones, Milestone } from '@junheng/core/features/rectification/milestones/schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type Doing, useDoMilestone } from '../api.ts'
import { ENGLISH } from '../milestones-english.ts'

interface Props {
  no: number
  milestone: Milestone
  unit: string
  today: string
  may: ItemMilestones['may']
}

const TITLES = { finish: '报告完成', undo: '撤回完成', change: '修改节点', withdraw: '撤销节点' } as const
const BUTTONS = { finish: '完成', undo: '撤回完成', change: '修改', withdraw: '撤销' } as const

/** What may be done with a milestone now, each behind a dialog that says what it needs. */
export function MilestoneActions({ no, milestone, unit, today, may }: Props) {
  const say = useText(ENGLISH)
  const [open, setOpen] = useState<Doing['kind'] | null>(null)
  if (milestone.withdrawn) return null
  const kinds: Doing['kind'][] = milestone.done
    ? may.report
      ? ['undo']
      : []
    : [...(may.report ? (['finish'] as const) : []), ...(may.manage ? (['change', 'withdraw'] as const) : [])]
  return (
    <span className="row milestone-actions">
      {kinds.map((kind) => (
        <Button key={kind} size="small" onClick={() => setOpen(kind)}>
          {say(BUTTONS[kind])}
          <span className="sr">：{milestone.text}</span>
        </Button>
      ))}
      {open ? <Dialog no={no} milestone={milestone} unit={unit} today={today} kind={open} onClose={() => setOpen(null)} /> : null}
    </span>
  )
}

function Dialog({
  no,
  milestone,
  unit,
  today,
  kind,
  onClose,
}: Omit<Props, 'may'> & { kind: Doing['kind']; onClose: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const act = useDoMilestone({ no, milestone: milestone.no, seen: milestone.version })
  const [day, setDay] = useState(kind === 'finish' ? today : (milestone.due ?? ''))
  const [text, setText] = useState(milestone.text)
  const [promised, setPromised] = useState(milestone.promised === null ? '' : String(milestone.promised))
  const [note, setNote] = useState('')
  const why = note.trim()
  const doing = (): Doing => {
    if (kind === 'finish') return { kind, on: day, result: why }
    if (kind !== 'change') return { kind, reason: why }
    const amount = promised.trim() === '' ? null : Number(promised)
    return { kind, due: day || null, text: text.trim(), promised: amount, published: milestone.published, reason: why }
  }
  const isReady = why.length >= 2 && (kind !== 'change' || text.trim().length >= 2) && (kind !== 'finish' || day !== '')
  return (
    <Modal
      open
      title={say(TITLES[kind])}
      okText={say(BUTTONS[kind])}
      cancelText={say('取消')}
      okButtonProps={{ disabled: !isReady, loading: act.isPending }}
      onCancel={onClose}
      onOk={() => act.mutate(doing(), { onSuccess: onClose })}
    >
      <div className="stack">
        <p>
          {milestone.due ?? say('没有日期')} {milestone.text}
        </p>
        {kind === 'finish' || kind === 'change' ? (
          <div>
            <label htmlFor={`${id}-day`}>{kind === 'finish' ? say('完成日期') : say('日期')}</label>
            <Input
              id={`${id}-day`}
              type="date"
              {...(kind === 'finish' && { max: today })}
              value={day}
              onChange={(e) => setDay(e.target.value)}
            />
          </div>
        ) : null}
        {kind === 'change' ? (
          <>
            <div>
              <label htmlFor={`${id}-text`}>{say('要完成什么')}</label>
              <Input.TextArea id={`${id}-text`} rows={2} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />
            </div>
            <div>
              <label htmlFor={`${id}-promised`}>
                {unit ? say('承诺解决的数量（{unit}，可不填）', { unit }) : say('承诺解决的数量（可不填）')}
              </label>
              <Input
                id={`${id}-promised`}
                type="number"
                min={0}
                step="any"
                value={promised}
                onChange={(e) => setPromised(e.target.value)}
              />
            </div>
          </>
        ) : null}
        <div>
          <label htmlFor={`${id}-note`}>{kind === 'finish' ? say('完成情况') : say('原因（至少两个字）')}</label>
          <Input.TextArea
            id={`${id}-note`}
            rows={2}
            maxLength={kind === 'finish' ? 1000 : 500}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        </div>
        {act.error ? <Failed error={act.error} /> : null}
      </div>
    </Modal>
  )
}
