import type { ParallelApproval } from '@junheng/core/features/rectification/approvals/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { approvalsQuery } from '../api.ts'
import { ENGLISH } from '../approvals-english.ts'
import { ApprovalPart } from '../components/approval-part.tsx'
import { OpenForm } from '../components/open-form.tsx'
import '../approvals.css'

/** 并联审批: each thing with its departments side by side. `item`, `project` in the address: of one item or building alone. */
export default function ApprovalsPage() {
  const say = useText(ENGLISH)
  const [{ page = '1', item, project }, change] = useUrl()
  const mayOpen = useMay('item.manage')
  const { data, error, isPending, refetch } = useQuery({
    ...approvalsQuery(page, item, project),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame name={say('并联审批')}>
      <h1>{say('并联审批')}</h1>
      <p className="dim">{say('一件事要几个部门批的，各部门同时办理，状态并排可见；每个部门只更新自己的一项。')}</p>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('没有并联审批')}>
          <p>{say('新增后各部门收到通知，在这里更新办理状态。')}</p>
        </Empty>
      ) : null}
      {data?.items.map((approval) => (
        <Approval key={approval.id} approval={approval} />
      ))}
      {data ? (
        <Pager page={data.page} size={data.size} total={data.total} onPage={(next) => change({ page: String(next) })} />
      ) : null}
      {mayOpen && data ? <OpenForm item={item} project={project} /> : null}
    </PageFrame>
  )
}

function Approval({
  approval: { id, title, item, itemProblem, projectName, steps, done, madeAt, madeBy },
}: {
  approval: ParallelApproval
}) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <strong>{say('已办 {n}/{of}', { n: done, of: steps.length })}</strong>
        {projectName === null ? null : (
          <Link to="/projects" search={{}}>
            {projectName}
          </Link>
        )}
        {item === null ? null : (
          <Link to="/ledger/$no" params={{ no: String(item) }} search={{}}>
            № {item} {itemProblem}
          </Link>
        )}
      </div>
      <ol className="approval-steps">
        {steps.map((step) => (
          <ApprovalPart key={`${step.position} ${step.version}`} id={id} step={step} />
        ))}
      </ol>
      <p className="dim small">{say('{by} 于 {at} 新增', { by: madeBy, at: dateTime(madeAt) })}</p>
    </section>
  )
}
