import type { CountyTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { readStandardKey, STAGE_NAMES, STANDARD_NAMES, standardsQuery } from '../../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { shortName } from '../../item-words.ts'
import { trendQuery } from '../api.ts'
import { CountyView } from '../components/county-view.tsx'
import { SchoolsView } from '../components/schools-view.tsx'
import '../trends.css'
import { ruleNotes } from '../trend-words.ts'
import { ENGLISH } from '../trends-english.ts'

/** 历年趋势: the county's coefficients, or one indicator school by school, over the school years it has kept final runs of. */
export default function TrendsPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const standard = readStandardKey(search['standard'])
  const { data, error, refetch } = useQuery(trendQuery(standard))
  const context = (
    <Select
      size="small"
      aria-label={say('标准')}
      popupMatchSelectWidth={false}
      value={standard}
      onChange={(next) => change({ standard: next, indicator: undefined })}
      options={Object.entries(STANDARD_NAMES).map(([value, label]) => ({ value, label }))}
    />
  )
  return (
    <PageFrame name={say('历年趋势')} context={context}>
      {data && data.years.length > 1 ? null : <h1>{say('历年趋势')}</h1>}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入历年评估')} /> : null}
      {data && data.years.length < 2 ? (
        <Empty title={say('还没有可以比较的学年')}>
          <p>{say('锁定一轮填报，或导入往年数据后，系统自动保存一次正式评估；有两个学年就能看出趋势。')}</p>
          {data.years[0] ? (
            <p>{say('只有 {year} 一个学年有正式评估，再有一个学年就能比较。', { year: data.years[0].name })}</p>
          ) : null}
          <Link to="/rounds" search={{}}>
            {say('去填报轮次')}
          </Link>
        </Empty>
      ) : null}
      {data && data.years.length > 1 ? <Trend trend={data} /> : null}
    </PageFrame>
  )
}

function Trend({ trend }: { trend: CountyTrend }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { data: standards } = useQuery(standardsQuery)
  const view = standards?.standards.find(({ key }) => key === trend.standard)
  if (!view) return <Loading />
  const stages = (['primary', 'junior'] as const).filter((stage) => trend.spreads.some((each) => each.stage === stage))
  const stage = stages.find((each) => each === search['stage']) ?? stages[0] ?? 'primary'
  const isSchools = search['view'] === 'schools'
  const codes = [...new Set(trend.spreads.filter((each) => each.stage === stage).map(({ indicator }) => indicator))]
  const chosen = codes.find((code) => code === search['indicator']) ?? codes[0]
  const notes = ruleNotes(trend.years, say)
  return (
    <>
      <div className="row no-print">
        <fieldset className="chips" aria-label={say('看什么')}>
          <button type="button" className="chip" aria-pressed={!isSchools} onClick={() => change({ view: undefined })}>
            {say('全县差异系数')}
          </button>
          <button
            type="button"
            className="chip"
            aria-pressed={isSchools}
            onClick={() => change({ view: 'schools', indicator: chosen === 'composite' ? undefined : chosen })}
          >
            {say('各校指标')}
          </button>
        </fieldset>
        <fieldset className="chips" aria-label={say('学段')}>
          {stages.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={each === stage}
              onClick={() => change({ stage: each, school: undefined })}
            >
              {say(STAGE_NAMES[each])}
            </button>
          ))}
        </fieldset>
        {isSchools ? (
          <Select
            aria-label={say('指标')}
            popupMatchSelectWidth={false}
            value={chosen ?? null}
            onChange={(indicator) => change({ indicator: indicator ?? undefined })}
            options={codes.filter((code) => code !== 'composite').map((code) => ({ value: code, label: shortName(view, code) }))}
          />
        ) : null}
      </div>
      {isSchools ? <SchoolsView {...{ trend, stage, view }} /> : <CountyView {...{ trend, stage, view }} />}
      {notes.map((note) => (
        <p key={note} className="notice notice-spare">
          {note}
        </p>
      ))}
      <section className="card small" aria-labelledby="trend-method">
        <h2 id="trend-method">{say('怎么比的')}</h2>
        <ul className="bullets lines">
          <li>
            {say(
              '每个学年取本县锁定数据的最新一版、按采用的口径的正式评估；往年导入的数据也在内。变化是最近两个有数的学年之差。',
            )}
          </li>
          <li>{say('差异系数变小为改善；生均值变大为改善。改善、下滑只比数值，不等于结论改变。')}</li>
        </ul>
      </section>
    </>
  )
}
