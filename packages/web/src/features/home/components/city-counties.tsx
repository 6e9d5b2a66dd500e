import { COUNTY_STATE_NAMES } from '@junheng/core/features/evaluation/recognition/status-life.ts'
import type { CityStanding, CountyStanding } from '@junheng/core/features/home/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { date } from '../../../shared/dates.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useSwitchPost } from '../../../shared/switch-post.ts'
import { useText } from '../../../shared/text.ts'
import { cityQuery } from '../api.ts'
import { ENGLISH } from '../desk-english.ts'

/** The counties of a city as they stand by what was kept of them; each name is the way in. */
export function CityCounties() {
  const say = useText(ENGLISH)
  const { post } = useSignedIn()
  const { data, error, refetch } = useQuery(cityQuery)
  const met = data?.counties.filter(({ run }) => run?.verdict === 'met').length ?? 0
  return (
    <>
      <h1>
        {data && data.counties.length > 0
          ? say('本市 {n} 个区县，{met} 个最近一次评估达标', { n: data.counties.length, met })
          : post.unit}
      </h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入各区县')} /> : null}
      {data?.counties.length === 0 ? (
        <Empty title={say('本市没有区县使用本系统')}>
          <p>{say('请系统管理员建立区县后再看。')}</p>
        </Empty>
      ) : null}
      {data && data.counties.length > 0 ? <Table city={data} /> : null}
    </>
  )
}

function Table({ city }: { city: CityStanding }) {
  const say = useText(ENGLISH)
  const { county, post } = useSignedIn()
  const change = useSwitchPost('/evaluation')
  return (
    <section className="stack">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame" aria-label={say('区县')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">{say('区县')}</th>
              <th scope="col">{say('创建状态')}</th>
              <th scope="col">{say('最近一次评估')}</th>
              <th scope="col" className="num">
                {say('小学达标')}
              </th>
              <th scope="col" className="num">
                {say('初中达标')}
              </th>
              <th scope="col">{say('填报')}</th>
              <th scope="col">{say('未解除预警')}</th>
              <th scope="col" className="num">
                {say('上报到市级')}
              </th>
            </tr>
          </thead>
          <tbody>
            {city.counties.map((each) => (
              <tr key={each.code}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    disabled={change.isPending}
                    aria-label={say('进入{name}', { name: each.name })}
                    onClick={() => change.mutate({ post: post.id, county: each.code })}
                  >
                    {each.name}
                  </button>
                  {each.code === county?.code ? <span className="dim small"> {say('正在看')}</span> : null}
                </th>
                <Cells county={each} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {change.error ? <Failed error={change.error} /> : null}
      <p className="dim small">{say('数字取自各区县最近一次保存的评估，不重新计算；达标数为“达标学段 / 参加评估学段”。')}</p>
    </section>
  )
}

function Cells({ county: { way, run, round, warnings } }: { county: CountyStanding }) {
  const say = useText(ENGLISH)
  const shareOf = (share: { sections: number; pass: number } | null | undefined) =>
    share ? `${share.pass} / ${share.sections}` : '—'
  return (
    <>
      <td data-label={say('创建状态')} className="nowrap">
        {say(COUNTY_STATE_NAMES[way.state])}
        {way.recognisedOn ? <span className="dim small"> {way.recognisedOn.slice(0, 4)}</span> : null}
      </td>
      <td data-label={say('最近一次评估')}>
        {run ? (
          <>
            <MarkWord mark={run.verdict} />{' '}
            <span className="dim small nowrap">
              {date(run.madeAt)} {say(run.kind === 'final' ? '定稿' : '暂算')}
            </span>
          </>
        ) : (
          <span className="dim">{say('还没有保存过评估')}</span>
        )}
      </td>
      <td className="num" data-label={say('小学达标')}>
        {shareOf(run?.primary)}
      </td>
      <td className="num" data-label={say('初中达标')}>
        {shareOf(run?.junior)}
      </td>
      <td data-label={say('填报')}>
        {round ? (
          <>
            {say('已交 {n} / {asked}', { n: round.handedIn, asked: round.asked })}
            {round.late > 0 ? <span className="severity-error"> ■ {say('逾期 {n}', { n: round.late })}</span> : null}
          </>
        ) : (
          <span className="dim">{say('没有进行中的填报')}</span>
        )}
      </td>
      <td data-label={say('未解除预警')}>{say('红 {red} · 橙 {orange} · 其他 {others}', warnings)}</td>
      <td className="num" data-label={say('上报到市级')}>
        {warnings.toCity > 0 ? <b className="mark-unmet">{warnings.toCity}</b> : '0'}
      </td>
    </>
  )
}
