import type { SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import type { PlanAction } from '@junheng/core/features/rectification/school-plan/states.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useActOnPlan } from '../api.ts'
import { ACTION_WORDS } from '../plan-words.ts'
import { ENGLISH } from '../school-plan-english.ts'

type Deciding = Exclude<PlanAction, 'save'>

const HINTS = {
  submit: '提交后由教育局审批，审批前可以撤回修改。',
  withdraw: '撤回后可以继续修改，再重新提交。',
  return: '退回时写明要修改什么，学校会收到。',
  approve: '批准后这一版和当时的数据一起保存，不再改动；学校再修改就是下一版。',
} as const satisfies Record<Deciding, string>

/** What the viewer may do now, the step forward first; what the plan does not allow yet says why. */
export function PlanActions({ plan, edit }: { plan: SchoolPlan; edit: () => void }) {
  const say = useText(ENGLISH)
  const [open, setOpen] = useState<Deciding | null>(null)
  const forward = plan.actions.find(({ action, refusal }) => refusal === null && (action === 'submit' || action === 'approve'))
  const primary = forward?.action ?? (plan.state === 'approved' ? null : 'save')
  const ordered = plan.actions.toSorted((a, b) => Number(b.action === primary) - Number(a.action === primary))
  return (
    <section className="card stack no-print" aria-label={say('可以做的事')}>
      <h2>{say('可以做的事')}</h2>
      {ordered.length === 0 ? <p className="dim">{say('现在没有要您做的事。')}</p> : null}
      {ordered.map(({ action, refusal }) =>
        refusal !== null ? (
          <p key={action} className="small">
            <strong>{say('还不能{action}', { action: say(ACTION_WORDS[action]) })}</strong>
            <br />
            {refusal}
          </p>
        ) : (
          <Button
            key={action}
            type={action === primary ? 'primary' : 'default'}
            aria-expanded={action === 'save' ? undefined : open === action}
            onClick={() => (action === 'save' ? edit() : setOpen(action))}
          >
            {say(action === 'save' && plan.state === 'approved' ? '修改成为下一版' : ACTION_WORDS[action])}
          </Button>
        ),
      )}
      {open ? <Decide key={open} plan={plan} action={open} close={() => setOpen(null)} /> : null}
    </section>
  )
}

function Decide({ plan, action, close }: { plan: SchoolPlan; action: Deciding; close: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [remark, setRemark] = useState('')
  const act = useActOnPlan(plan)
  const asks = action === 'return' || action === 'approve'
  return (
    <form
      className="stack plan-decide"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ action, remark }, { onSuccess: close })
      }}
    >
      <p className="small">{say(HINTS[action])}</p>
      {asks ? (
        <>
          <label htmlFor={id}>{action === 'return' ? say('要修改什么') : say('审批意见（可不填）')}</label>
          <Input.TextArea
            id={id}
            autoFocus
            required={action === 'return'}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={1000}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </>
      ) : null}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {say(ACTION_WORDS[action])}
        </Button>
        <Button onClick={close}>{say('取消')}</Button>
      </p>
      {act.error ? <Failed error={act.error} /> : null}
    </form>
  )
}
