import type { SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import type { OwnPart } from '@junheng/core/features/rectification/school-plan/written-text.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { CallFailed } from '../../../../shared/call.ts'
import { PaperView } from '../../../../shared/paper/paper-view.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { planQuery, useWritePlan } from '../api.ts'
import { ENGLISH } from '../school-plan-english.ts'
import { isChanged, tidy } from '../written-draft.ts'
import { WrittenFields } from './written-fields.tsx'

/** The plan with the school's parts as fields where they stand; saved as one step. What is not saved is not lost without a question. */
export function PlanEditor({ plan, close }: { plan: SchoolPlan; close: () => void }) {
  const say = useText(ENGLISH)
  const client = useQueryClient()
  const [written, setWritten] = useState(plan.written)
  const [seen, setSeen] = useState(plan.step)
  const write = useWritePlan(plan)
  const dirty = isChanged(plan.written, written)
  const question = say('放弃没有保存的修改？')
  useBlocker({
    shouldBlockFn: () => dirty && !write.isSuccess && !window.confirm(question),
    enableBeforeUnload: () => dirty && !write.isSuccess,
  })
  const save = (upon: number) => write.mutate({ seen: upon, written: tidy(written) }, { onSuccess: close })
  const overwrite = async () => {
    const { step } = await client.fetchQuery({ ...planQuery(plan.school.code, plan.standard), staleTime: 0 })
    setSeen(step)
    save(step)
  }
  const isConflict = write.error instanceof CallFailed && write.error.reply.code === 'record.changed'
  return (
    <form
      className="stack"
      aria-label={say('正在编写')}
      onSubmit={(event) => {
        event.preventDefault()
        save(seen)
      }}
    >
      <PaperView
        paper={plan.paper}
        explain={null}
        own={({ key, title, hint }) => (
          <fieldset className="plan-own is-open">
            <legend className="sr">{title}</legend>
            <p className="small dim">{hint}</p>
            <WrittenFields part={key as OwnPart} items={plan.items} written={written} change={setWritten} />
          </fieldset>
        )}
      />
      <div className="plan-bar row no-print">
        <Button type="primary" htmlType="submit" loading={write.isPending} disabled={!dirty}>
          {say('保存')}
        </Button>
        <Button onClick={() => (!dirty || window.confirm(question)) && close()}>{say('不保存')}</Button>
        <span role="status" className="small">
          {dirty ? say('有未保存的修改') : say('没有修改')}
        </span>
        {isConflict ? (
          <span className="row" role="alert">
            {say('别人刚保存过这份方案。可以用您的内容接着存为新的一步，对方的内容留在历次办理里。')}
            <Button onClick={() => void overwrite()}>{say('用我的内容保存')}</Button>
          </span>
        ) : write.error ? (
          <Failed error={write.error} />
        ) : null}
      </div>
    </form>
  )
}
