import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { yuan } from '../../../shared/numbers.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { exportAddress, planQuery } from '../api.ts'
import { DisagreementList } from '../components/disagreement-list.tsx'
import { IndicatorCard } from '../components/indicator-card.tsx'
import { NameVariants } from '../components/name-variants.tsx'
import { ProjectsTable } from '../components/projects-table.tsx'

export default function PlanPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(planQuery(id))
  return (
    <PageFrame name={data?.title ?? '整改方案'} {...(data && { isDemo: data.isDemo })}>
      <p className="small">
        <Link to="/plans">整改方案</Link> › 方案
      </p>
      {isPending ? <Loading what="正在载入方案" /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Plan detail={data} /> : null}
    </PageFrame>
  )
}

function Plan({ detail }: { detail: PlanDetail }) {
  const { plan, nameVariants } = detail
  return (
    <>
      <header className="row">
        <h1>{detail.title ?? detail.fileName}</h1>
        <span className="row row-end">
          <a href={exportAddress(detail.id, 'docx')}>导出 docx</a>
          <a href={exportAddress(detail.id, 'xlsx')}>导出 xlsx</a>
        </span>
      </header>
      <PlanFigures detail={detail} />
      <PlanFacts detail={detail} />
      <DisagreementList disagreements={plan.disagreements} />
      {nameVariants.length > 0 ? <NameVariants id={detail.id} variants={nameVariants} /> : null}
      <section className="stack" aria-labelledby="indicators">
        <h2 id="indicators">指标 {plan.indicators.length} 项</h2>
        {plan.indicators.map((indicator) => (
          <IndicatorCard key={indicator.no} indicator={indicator} />
        ))}
      </section>
      {plan.projects.length > 0 ? <ProjectsTable plan={plan} /> : null}
    </>
  )
}

function PlanFigures({ detail: { plan, measures, publishedSchools, distinctSchoolsDecided: schools } }: { detail: PlanDetail }) {
  return (
    <ul className="figures">
      <li>
        <span className="dim">涉及学校</span>
        <b>{schools.total}</b>
        <span className="dim">
          小学 {schools.primary}，初中 {schools.junior}
          {publishedSchools === null ? '' : `；文件公布 ${publishedSchools}`}
        </span>
      </li>
      <li>
        <span className="dim">指标</span>
        <b>{plan.indicators.length}</b>
        <span className="dim">项</span>
      </li>
      <li>
        <span className="dim">措施</span>
        <b>{measures}</b>
        <span className="dim">条</span>
      </li>
      <li>
        <span className="dim">节点</span>
        <b>{plan.indicators.reduce((n, i) => n + i.milestones.length, 0)}</b>
        <span className="dim">个</span>
      </li>
      <li>
        <span className="dim">资金</span>
        <b>{yuan(plan.fundsCny)}</b>
        <span className="dim">各项合计，未填的不算</span>
      </li>
    </ul>
  )
}

function PlanFacts({ detail }: { detail: PlanDetail }) {
  const { document: d } = detail.plan
  const facts: [string, string | null][] = [
    ['附件标题', d.annex_title],
    ['发文字号', d.number],
    ['发文机关', d.issuer],
    ['审议', d.approval],
    ['成文日期', d.issued],
    ['发布日期', d.published],
    ['公开方式', d.disclosure],
    ['依据', d.basis],
    ['文件', [detail.fileName, detail.bodyFileName].filter(Boolean).join('；')],
    ['读入', `${dateTime(detail.handedInAt)} · ${detail.handedInBy}`],
  ]
  return (
    <section className="card" aria-label="文件信息">
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="facts-pair">
              <dt>{name}</dt>
              <dd className="break">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
