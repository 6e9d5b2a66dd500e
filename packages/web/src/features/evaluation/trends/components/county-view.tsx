import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { CountyTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../../shared/marks.tsx'
import { cv, plain } from '../../../../shared/numbers.ts'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { shortName } from '../../item-words.ts'
import { lastChange } from '../trend-rows.ts'
import { directionOf, shortYear } from '../trend-words.ts'
import { ENGLISH } from '../trends-english.ts'
import { ChangeWord } from './change-word.tsx'
import { TrendChart } from './trend-chart.tsx'
import { TrendExport } from './trend-export.tsx'

interface Props {
  trend: CountyTrend
  stage: Stage
  view: StandardView
}

/** 差异系数 of one stage over the years: the picture, and the same as a table with the sections that pass and the verdict. */
export function CountyView({ trend, stage, view }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { years } = trend
  const spreads = trend.spreads.filter((each) => each.stage === stage)
  const changes = spreads.map(({ points }) => lastChange(points.map((point) => point?.cv ?? null)))
  const better = changes.filter((each) => directionOf(each, true, 3) === 'better').length
  const worse = changes.filter((each) => directionOf(each, true, 3) === 'worse').length
  const chosen =
    spreads.find(({ indicator }) => indicator === search['indicator']) ?? spreads.toSorted((a, b) => lastCv(b) - lastCv(a))[0]
  const pass = trend.passes.find((each) => each.stage === stage)
  const title =
    better + worse === 0
      ? say('{stage}差异系数：与上一学年相同', { stage: say(STAGE_NAMES[stage]) })
      : say('{stage}差异系数：{better} 项改善，{worse} 项下滑', { stage: say(STAGE_NAMES[stage]), better, worse })
  const limits = chosen?.points.map((point) => point?.limit ?? null) ?? []
  const limit = limits.findLast((each) => each !== null) ?? null
  const picture = {
    years: years.map(shortYear),
    lines: spreads.map(({ indicator, points }) => ({
      code: indicator,
      name: shortName(view, indicator),
      points: points.map((point) => point?.cv ?? null),
      isChosen: indicator === chosen?.indicator,
      isLoud: true,
    })),
    limit: limit === null ? null : { label: say('上限 {n}', { n: plain(limit) }), points: limits },
    axis: say('差异系数'),
    told: (value: number) => cv(value, limit),
  }
  const header = [say('指标'), ...years.map(shortYear), say('上限'), say('变化')]
  const rows = spreads.map(({ indicator, points }, i) => [
    shortName(view, indicator),
    ...points.map((point) => point?.cv ?? null),
    points.findLast((point) => point !== null)?.limit ?? null,
    changes[i] ?? null,
  ])
  const choose = (indicator: string) => change({ indicator })
  return (
    <>
      <div className="row">
        <h1>{title}</h1>
        <TrendExport
          file={`${trend.county.name}-${STAGE_NAMES[stage]}历年差异系数`}
          {...{ title, trend, picture, header, rows }}
        />
      </div>
      <section className="card" aria-labelledby="trend-figure">
        <h2 id="trend-figure">{say('历年{stage}差异系数', { stage: say(STAGE_NAMES[stage]) })}</h2>
        <p className="dim small">{say('粗线为选中的指标，虚线为上限。')}</p>
        <TrendChart picture={picture} message={title} onSelect={choose} />
        <p className="dim small no-print">{say('点选折线或下表的名称，图上就标出它。')}</p>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame" aria-label={title} tabIndex={0}>
        <table className="t t-cards trend-table">
          <thead>
            <tr>
              <th scope="col">{say('指标')}</th>
              {years.map((year) => (
                <th key={year.run} scope="col" className="num">
                  <Link
                    to="/evaluation"
                    search={{ run: year.run, package: year.source.id, standard: trend.standard }}
                    aria-label={`${year.name}，${say('看这一年的评估')}`}
                  >
                    {shortYear(year)}
                  </Link>
                </th>
              ))}
              <th scope="col" className="num">
                {say('上限')}
              </th>
              <th scope="col" className="num">
                {say('变化')}
              </th>
            </tr>
          </thead>
          <tbody>
            {spreads.map(({ indicator, points }, i) => (
              <tr key={indicator} className={indicator === chosen?.indicator ? 'is-selected' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-pressed={indicator === chosen?.indicator}
                    onClick={() => choose(indicator)}
                  >
                    {shortName(view, indicator)}
                  </button>
                </th>
                {points.map((point, y) => (
                  <td key={years[y]!.run} className="num" data-label={shortYear(years[y]!)}>
                    {point?.verdict ? <MarkWord mark={point.verdict} quiet /> : null}{' '}
                    {cv(point?.cv ?? null, point?.limit ?? null)}
                  </td>
                ))}
                <td className="num" data-label={say('上限')}>
                  {plain(points.findLast((point) => point !== null)?.limit ?? null)}
                </td>
                <td className="num" data-label={say('变化')}>
                  <ChangeWord change={changes[i] ?? null} digits={3} isLessBetter />
                </td>
              </tr>
            ))}
            <tr className="trend-sum">
              <th scope="row">{say('达标学段')}</th>
              {(pass?.points ?? years.map(() => null)).map((point, y) => (
                <td key={years[y]!.run} className="num" data-label={shortYear(years[y]!)}>
                  {point && view.key === 'quality_balanced_2017'
                    ? say('达标 {pass} / {all}', { pass: point.pass, all: point.sections })
                    : '—'}
                </td>
              ))}
              <td colSpan={2} />
            </tr>
            <tr className="trend-sum">
              <th scope="row">{say('县级结论')}</th>
              {years.map((year) => (
                <td key={year.run} className="num" data-label={shortYear(year)}>
                  <MarkWord mark={year.verdict} />
                </td>
              ))}
              <td colSpan={2} />
            </tr>
          </tbody>
        </table>
      </section>
    </>
  )
}

/** What a page begins with: the largest coefficient of the newest year. */
const lastCv = ({ points }: CountyTrend['spreads'][number]): number => points.at(-1)?.cv ?? 0
