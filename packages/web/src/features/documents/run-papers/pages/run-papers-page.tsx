import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadResults } from '@junheng/core/features/documents/county-results/contract.ts'
import type { RunDetail } from '@junheng/core/features/evaluation/runs/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { SchoolPagesButton } from '../../../../shared/school-pages-button.tsx'
import { useMay } from '../../../../shared/session.ts'
import { STANDARD_NAMES } from '../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { keptRunQuery } from '../../bulletins/api.ts'
import { RunForms } from '../components/run-forms.tsx'
import { ENGLISH } from '../run-papers-english.ts'

/** What can be drawn up from one kept verdict: forms, school pages, circular, results. All of it from its own data and rules. */
export default function RunPapersPage() {
  const say = useText(ENGLISH)
  const { run = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(keptRunQuery(run))
  return (
    <PageFrame name={say('这次评估的公文')} {...(data && { isDemo: data.isDemo })}>
      <h1>{say('这次评估的公文')}</h1>
      {isPending ? <Loading what={say('正在载入评估')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Papers run={data} /> : null}
    </PageFrame>
  )
}

function Papers({ run }: { run: RunDetail }) {
  const say = useText(ENGLISH)
  const mayIssue = useMay('paper.issue')
  const source = { id: run.source.id }
  const asked = { run: run.id, standard: run.standard.key }
  return (
    <>
      <section className="card stack">
        <h2>{run.name}</h2>
        <p className="row">
          <span>
            {say('县级结论')} <MarkWord mark={run.verdict} />
          </span>
          <span className="dim small">
            {STANDARD_NAMES[run.standard.key]} · {run.source.name} ·{' '}
            {say('保存于 {at}，{by}', { at: dateTime(run.madeAt), by: run.madeBy })}
          </span>
        </p>
        {run.kind === 'provisional' ? (
          <p className="notice">{say('这是暂算的评估，数据还可能变。正式上报请用锁定数据的评估。')}</p>
        ) : null}
        <p className="row">
          <Link to="/runs" search={{}}>
            {say('评估记录')}
          </Link>
          <Link to="/papers/issued" search={{}}>
            {say('已编号的公文')}
          </Link>
        </p>
      </section>
      <RunForms run={run} />
      <Card
        title={say('一校一页')}
        about={say('每所学校一页：指标和缺口、班额、专用教室、各项要求。在学校页可以单独下载一所学校的。')}
      >
        <SchoolPagesButton source={source.id} asked={asked} />
      </Card>
      <Card title={say('监测通报')} about={say('与上一次评估比较，写明总体情况、改善、回落和未达标的学校。')}>
        {mayIssue ? (
          <Link to="/papers/circular" search={{ run: run.id }}>
            {say('起草监测通报')}
          </Link>
        ) : null}
      </Card>
      <Card title={say('县级结果')} about={say('供市级考核、督政激励使用：每县每年一行，附标准、口径和数据的版本。')}>
        <a href={addressOf(downloadResults, { ...source, file: 'results.xlsx' }, asked)} download>
          {say('县级结果（Excel）')}
        </a>
        <a href={addressOf(downloadResults, { ...source, file: 'results.zip' }, asked)} download>
          {say('县级结果（CSV）')}
        </a>
      </Card>
    </>
  )
}

function Card({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <p className="dim small">{about}</p>
      <div className="row">{children}</div>
    </section>
  )
}
