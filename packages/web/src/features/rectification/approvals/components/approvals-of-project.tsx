import '../approvals.css'
import type { ParallelApproval } from '@junheng/core/features/rectification/approvals/schema.ts'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../../../shared/session.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../approvals-english.ts'
import { ApprovalPart } from './approval-part.tsx'

/** The parallel approvals of a building, each department with its state; and the way to add one. */
export function ApprovalsOfProject({ project, approvals }: { project: string; approvals: readonly ParallelApproval[] }) {
  const say = useText(ENGLISH)
  const mayOpen = useMay('item.manage')
  return (
    <div className="measure-none">
      {approvals.length > 0 ? <h3>{say('并联审批 {n} 件', { n: approvals.length })}</h3> : null}
      {approvals.map(({ id, title, steps, done }) => (
        <div key={id}>
          <p>
            {title} <strong>{say('已办 {n}/{of}', { n: done, of: steps.length })}</strong>
          </p>
          <ol className="approval-steps">
            {steps.map((step) => (
              <ApprovalPart key={`${step.position} ${step.version}`} id={id} step={step} />
            ))}
          </ol>
        </div>
      ))}
      {mayOpen ? (
        <p className="small no-print">
          <Link to="/rectification/approvals" search={{ project }}>
            {say('为这个项目新增并联审批')}
          </Link>
        </p>
      ) : null}
    </div>
  )
}
