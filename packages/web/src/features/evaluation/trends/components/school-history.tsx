import type { SchoolTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CallFailed } from '../../../../shared/call.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { besideLine, figure } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { findItem, STAGE_NAMES } from '../../../../shared/standards.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { shortName } from '../../item-words.ts'
import { schoolTrendQuery } from '../api.ts'
import { lastChange } from '../trend-rows.ts'
import { eventText, ruleNotes, shortYear } from '../trend-words.ts'
import '../trends.css'
import { ENGLISH } from '../trends-english.ts'
import { ChangeWord } from './change-word.tsx'

interface Props {
  school: string
  view: StandardView
}

/** One school over the school years kept: each indicator year by year, its pupils, its verdict, and what happened to it. */
export function SchoolHistory({ school, view }: Props) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(schoolTrendQuery(view.key, school))
  const isNone = error instanceof CallFailed && error.reply.code === 'record.missing'
  return (
    // A school is one page on paper; its years stay on the screen.
    <section className="card card-flush stack no-print" aria-labelledby="school-history">
      <h2 id="school-history">{say('历年指标')}</h2>
      {isNone ? <p className="dim small trend-words">{say('还没有保存过本校的历年评估。')}</p> : null}
      {error && !isNone ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <History trend={data} view={view} /> : null}
    </section>
  )
}

function History({ trend, view }: { trend: SchoolTrend; view: StandardView }) {
  const say = useText(ENGLISH)
  const seesCounty = useMay('evaluation.read')
  const { years, stages, events } = trend
  return (
    <>
      {years.length < 2 ? (
        <p className="dim small trend-words">{say('历年数据只有一个学年，锁定或导入第二个学年后可以比较。')}</p>
      ) : null}
      {events.length > 0 ? (
        <ul className="lines small trend-words">
          {events.map((event) => (
            <li key={`${event.kind} ${event.year}`}>{eventText(event, say)}</li>
          ))}
        </ul>
      ) : null}
      {stages.map(({ stage, students, pass, indicators }) => (
        <PlainTable
          key={stage}
          label={`${say('历年指标')} ${say(STAGE_NAMES[stage])}`}
          heads={[say(STAGE_NAMES[stage]), ...years.map((year) => ({ num: shortYear(year) })), { num: say('变化') }]}
        >
          {indicators.map(({ code, points }) => (
            <tr key={code}>
              <th scope="row">
                {shortName(view, code)} <span className="dim small">{findItem(view, code)?.unit}</span>
              </th>
              {points.map((point, i) => (
                <td key={years[i]!.run} className="num nowrap" data-label={shortYear(years[i]!)}>
                  {point?.mark ? <MarkWord mark={point.mark} quiet /> : null}{' '}
                  {point === null ? '–' : besideLine(point.value, point.threshold, findItem(view, code)?.decimals ?? 2)}
                </td>
              ))}
              <td className="num nowrap" data-label={say('变化')}>
                <ChangeWord
                  change={lastChange(points.map((point) => point?.value ?? null))}
                  digits={findItem(view, code)?.decimals ?? 2}
                  isLessBetter={false}
                />
              </td>
            </tr>
          ))}
          <tr className="trend-sum">
            <th scope="row">{say('学生')}</th>
            {students.map((n, i) => (
              <td key={years[i]!.run} className="num" data-label={shortYear(years[i]!)}>
                {figure(n, 0)}
              </td>
            ))}
            <td />
          </tr>
          {view.key === 'quality_balanced_2017' ? (
            <tr>
              <th scope="row">{say('结论')}</th>
              {pass.map((passes, i) => (
                <td key={years[i]!.run} className="num" data-label={shortYear(years[i]!)}>
                  {students[i] === null && passes === null ? (
                    '–'
                  ) : (
                    <MarkWord mark={passes === null ? 'not_judgeable' : passes ? 'met' : 'unmet'} />
                  )}
                </td>
              ))}
              <td />
            </tr>
          ) : null}
        </PlainTable>
      ))}
      {ruleNotes(years, say).map((note) => (
        <p key={note} className="dim small trend-words">
          {note}
        </p>
      ))}
      {seesCounty && years.length > 1 ? (
        <p className="small trend-words no-print">
          <Link to="/trends" search={{ view: 'schools', school: trend.code, standard: view.key }}>
            {say('看全县趋势')}
          </Link>
        </p>
      ) : null}
    </>
  )
}
