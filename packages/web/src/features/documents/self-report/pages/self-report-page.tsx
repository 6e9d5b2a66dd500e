import { addressOf } from '@junheng/core/endpoint.ts'
import { numberedHeadings } from '@junheng/core/features/documents/official-text.ts'
import { downloadSelfReport, type SelfReport } from '@junheng/core/features/documents/self-report/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PaperView } from '../../../../shared/paper/paper-view.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { keptRunsQuery } from '../../bulletins/api.ts'
import { reportQuery, useGenerate } from '../api.ts'
import { OwnTextBlock } from '../components/own-text.tsx'
import { ChangeList, ReportVersions } from '../components/report-versions.tsx'
import { ENGLISH } from '../self-report-english.ts'
import '../self-report.css'

/** 自评报告: outline, preview with its texts edited in place, generating, versions and what changed. */
export default function SelfReportPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const runs = useQuery(keptRunsQuery)
  const fitting = runs.data?.items.filter(({ standard }) => standard.key === 'quality_balanced_2017') ?? []
  // What is handed in comes from locked data, and of these from the newest year.
  const day = ({ statisticsDay, judgedOn }: (typeof fitting)[number]) => statisticsDay ?? judgedOn
  const finals = fitting.filter(({ kind }) => kind === 'final').toSorted((a, b) => day(b).localeCompare(day(a)))
  const run = search['run'] ?? (finals[0] ?? fitting[0])?.id
  const report = useQuery({ ...reportQuery(run ?? ''), enabled: run !== undefined })
  return (
    <PageFrame name={say('自评报告')} {...(report.data && { isDemo: report.data.run.isDemo })}>
      <h1>{say('自评报告')}</h1>
      {runs.error ? <Failed error={runs.error} retry={() => void runs.refetch()} /> : null}
      {runs.data && run === undefined ? (
        <Empty title={say('还没有保存过的评估')}>
          <p>{say('报告按一次保存的评估编写。请先在“评估记录”里评估并保存一次。')}</p>
          <Link to="/runs" search={{}}>
            {say('去评估记录')}
          </Link>
        </Empty>
      ) : null}
      {run === undefined ? null : (
        <p className="row no-print">
          <span>{say('按哪次评估编写')}</span>
          <Select
            aria-label={say('按哪次评估编写')}
            className="report-run"
            popupMatchSelectWidth={false}
            value={run}
            onChange={(id: string) => change({ run: id })}
            options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {report.data ? <Generate run={run} /> : null}
        </p>
      )}
      {run !== undefined && report.isPending ? <Loading what={say('正在编排报告')} /> : null}
      {report.error ? <Failed error={report.error} retry={() => void report.refetch()} /> : null}
      {report.data ? <Report report={report.data} /> : null}
    </PageFrame>
  )
}

function Generate({ run }: { run: string }) {
  const say = useText(ENGLISH)
  const may = useMay('paper.issue')
  const generate = useGenerate()
  if (!may) return null
  return (
    <>
      <Button type="primary" loading={generate.isPending} onClick={() => generate.mutate(run)}>
        {say('生成并存档')}
      </Button>
      <span role="status" className="row">
        {generate.data ? (
          <>
            {say('第 {n} 版已生成。', { n: generate.data.number })}
            <a href={addressOf(downloadSelfReport, { id: generate.data.id })} download>
              {say('下载这一版')}
            </a>
          </>
        ) : null}
      </span>
      {generate.error ? <Failed error={generate.error} /> : null}
    </>
  )
}

function Report({ report: { run, year, paper, texts, blanks, last, changes } }: { report: SelfReport }) {
  const say = useText(ENGLISH)
  const explain = { package: run.source.id, run: run.id, standard: run.standard.key }
  return (
    <div className="report">
      <Outline paper={paper} />
      <div className="stack report-middle">
        {run.kind === 'provisional' ? (
          <p className="notice">{say('这次评估用的是未锁定的数据，报告里会写明是过程数据。')}</p>
        ) : null}
        <p className="small dim no-print">{say('数字可以点开看依据；加底线的数字与上一版不同。')}</p>
        <PaperView
          paper={paper}
          explain={explain}
          changes={new Map(changes.map((change) => [change.key, change]))}
          own={({ key, title, hint }) => {
            const text = texts.find((one) => one.key === key)
            return text ? <OwnTextBlock key={`${key} ${year}`} title={title} hint={hint} text={text} year={year} /> : null
          }}
        />
      </div>
      <div className="stack report-side no-print">
        <section className="card stack">
          <h2>{say('与上一版不同的数字（{n}）', { n: changes.length })}</h2>
          {last === null ? <p className="dim">{say('还没有生成过，没有可比的上一版。')}</p> : null}
          {last && changes.length === 0 ? (
            <p className="dim">{say('与第 {n} 版相比没有不同的数字。', { n: last.number })}</p>
          ) : null}
          <ChangeList changes={changes} />
        </section>
        <ReportVersions />
        <section className="card stack">
          <h2>{say('留空的数据（{n}）', { n: blanks.length })}</h2>
          {blanks.length === 0 ? <p className="dim">{say('没有留空的数据。')}</p> : null}
          <ul className="report-changes small">
            {blanks.map(({ key, label, missing }) => (
              <li key={key}>
                {label}
                <span className="dim">{missing.length > 0 ? `：${missing.join('；')}` : ''}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

function Outline({ paper: { blocks, annexes } }: Pick<SelfReport, 'paper'>) {
  const say = useText(ENGLISH)
  const headings = numberedHeadings(blocks)
  return (
    <nav className="report-outline no-print" aria-label={say('提纲')}>
      <h2>{say('提纲')}</h2>
      <ul>
        {blocks.map((block, i) =>
          block.kind === 'heading' ? (
            <li key={headings.get(i)} className={`is-level-${block.level}`}>
              <a href={`#text-${i}`}>{headings.get(i)}</a>
            </li>
          ) : null,
        )}
        {annexes.map(({ title }, i) => (
          <li key={title}>
            <a href={`#annex-${i + 1}`}>
              附件{annexes.length > 1 ? i + 1 : ''}：{title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
