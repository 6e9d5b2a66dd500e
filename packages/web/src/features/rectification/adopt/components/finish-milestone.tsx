import { milestoneWords, progressOf } from '@junheng/core/features/rectification/adopt/progress.ts'
import type { Milestone } from '@junheng/core/features/rectification/plan/plan.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { today } from '../../use-plan-ledger.ts'
import { useFinishMilestone, useProgress } from '../plan-progress.tsx'
import { ENGLISH } from '../progress-english.ts'

/** Registers a milestone of the plan as done in every item that still has it before it. Nothing where none has. */
export function FinishMilestone({ plan, no, milestone }: { plan: string; no: number; milestone: Milestone }) {
  const say = useText(ENGLISH)
  const id = useId()
  const may = useMay('item.manage')
  const far = progressOf(useProgress(no), milestone)
  const [isOpen, setOpen] = useState(false)
  const [on, setOn] = useState(today())
  const [result, setResult] = useState('')
  const finish = useFinishMilestone(plan)
  if (!may || !far || far.done === far.items) return null
  if (!isOpen)
    return (
      <Button size="small" className="no-print" onClick={() => setOpen(true)}>
        {say('登记完成（{n} 条任务）', { n: far.items - far.done })}
      </Button>
    )
  return (
    <div className="adopt-finish">
      <label htmlFor={`${id}-on`}>{say('完成日期')}</label>
      <Input id={`${id}-on`} type="date" value={on} max={today()} onChange={(e) => setOn(e.target.value)} />
      <label htmlFor={`${id}-result`}>{say('完成情况')}</label>
      <Input.TextArea id={`${id}-result`} rows={2} maxLength={1000} value={result} onChange={(e) => setResult(e.target.value)} />
      <div className="row">
        <Button
          type="primary"
          size="small"
          loading={finish.isPending}
          disabled={on === '' || result.trim().length < 2}
          onClick={() =>
            finish.mutate({ no, ...milestoneWords(milestone), on, result: result.trim() }, { onSuccess: () => setOpen(false) })
          }
        >
          {say('登记')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {say('取消')}
        </Button>
      </div>
      {finish.error ? <Failed error={finish.error} /> : null}
    </div>
  )
}
