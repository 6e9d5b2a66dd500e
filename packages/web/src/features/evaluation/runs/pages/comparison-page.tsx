import type { RunComparison, RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { MarkWord } from '../../../../shared/marks.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { STANDARD_NAMES, standardsQuery } from '../../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type Search, useUrl } from '../../../../shared/url.ts'
import { sortedItems } from '../../../../shared/verdict/difference/difference-words.ts'
import { ItemFlips } from '../../../../shared/verdict/difference/item-flips.tsx'
import { SectionFlips } from '../../../../shared/verdict/difference/section-flips.tsx'
import { SpreadFlips } from '../../../../shared/verdict/difference/spread-flips.tsx'
import { comparisonQuery } from '../api.ts'
import { dataOf, profileOf, shareOf } from '../components/runs-table.tsx'
import { SchoolChanges } from '../components/school-changes.tsx'
import { directionsOf } from '../directions.ts'
import { ENGLISH } from '../runs-english.ts'
import '../runs.css'

/** Two kept judgements held against each other: what improved, what fell back, and what became of the schools. */
export default function ComparisonPage() {
  const say = useText(ENGLISH)
  const [{ before, after }, change] = useUrl()
  const { data, error, refetch } = useQuery({
    ...comparisonQuery(before ?? '', after ?? ''),
    enabled: before !== undefined && after !== undefined,
  })
  return (
    <PageFrame name={say('评估比较')}>
      <div className="row">
        <h1>{say('评估比较')}</h1>
        {before && after ? (
          <Button size="small" onClick={() => change({ before: after, after: before })}>
            {say('交换前后')}
          </Button>
        ) : null}
      </div>
      {!before || !after ? (
        <Empty title={say('请先选两次评估')}>
          <p>{say('在评估记录里选两次评估，再点比较。')}</p>
          <Link to="/runs" search={{}}>
            {say('去评估记录')}
          </Link>
        </Empty>
      ) : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {before && after && !data && !error ? <Loading what={say('正在比较')} /> : null}
      {data ? <Comparison found={data} /> : null}
    </PageFrame>
  )
}

function Comparison({ found }: { found: RunComparison }) {
  const say = useText(ENGLISH)
  const { before, after, difference, schools } = found
  return (
    <>
      <div className="run-sides">
        <Side run={before} name={say('前')} />
        <Side run={after} name={say('后')} />
      </div>
      {difference ? (
        <Turned found={{ ...found, difference }} />
      ) : (
        <p className="notice">{say('两次评估依据的标准不同，条款和指标不能一一对应，只比较结论和学校。')}</p>
      )}
      {schools.length > 0 ? <SchoolChanges changes={schools} /> : null}
    </>
  )
}

function Side({ run, name }: { run: RunSummary; name: string }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-label={name}>
      <p className="dim">{name}</p>
      <h2>{run.name}</h2>
      <p>
        {say('县级结论')}：<MarkWord mark={run.verdict} />
      </p>
      <p>
        {say('小学')} {shareOf(run, 'primary')}　{say('初中')} {shareOf(run, 'junior')}
      </p>
      <p className="dim small">
        {[
          say('数据 {file}', { file: dataOf(run, say) }),
          say('标准 {standard}', { standard: STANDARD_NAMES[run.standard.key] }),
          say('口径 {profile}', { profile: profileOf(run, say) }),
          run.statisticsDay ? say('统计时点 {day}', { day: run.statisticsDay }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  )
}

function Turned({ found }: { found: RunComparison & { difference: NonNullable<RunComparison['difference']> } }) {
  const say = useText(ENGLISH)
  const { data: standards } = useQuery(standardsQuery)
  const { difference: d, before, after } = found
  const standard = standards?.standards.find(({ key }) => key === after.standard.key)
  if (!standard) return <Loading />
  const { turned, carried, reworded } = sortedItems(d.items)
  const { better, worse, other } = directionsOf(d)
  const search = { before: searchOf(before), after: searchOf(after) }
  return (
    <>
      <section className="card stack" aria-live="polite">
        <h2 className="row">
          <span className="mark-met">▲ {say('改善 {n}', { n: better })}</span>
          <span className="mark-unmet">▼ {say('回落 {n}', { n: worse })}</span>
          {other > 0 ? <span className="mark-not_judgeable">○ {say('无法判定转为可判定或相反 {n}', { n: other })}</span> : null}
        </h2>
        {d.sections.length + d.spreads.length + d.items.length === 0 ? (
          <p>{say('没有学段、差异系数或条款的结论改变。')}</p>
        ) : null}
        {d.moved > 0 ? <p className="dim small">{say('另有 {n} 个数变了，但没有改变结论。', { n: d.moved })}</p> : null}
      </section>
      {d.sections.length > 0 ? <SectionFlips flips={d.sections} standard={standard} search={search} /> : null}
      {d.spreads.length > 0 ? <SpreadFlips flips={d.spreads} standard={standard} search={search} /> : null}
      {d.items.length > 0 ? (
        <ItemFlips flips={[...turned, ...carried]} reworded={reworded} standard={standard} search={search} />
      ) : null}
    </>
  )
}

/** The address of the pages over a run's own data and rules. */
const searchOf = ({ source, standard, profile }: RunSummary): Search => ({
  package: source.id,
  basis: source.basis === null || source.basis === 'effective' ? undefined : source.basis,
  standard: standard.key,
  profile: profile.id ?? undefined,
})
