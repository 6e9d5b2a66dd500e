import type { IndicatorTrend } from '@junheng/core/features/evaluation/trends/schema.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { besideLine } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { eventText, shortYear } from '../trend-words.ts'
import { ENGLISH } from '../trends-english.ts'
import { ChangeWord } from './change-word.tsx'

interface Props {
  label: string
  years: IndicatorTrend['years']
  schools: IndicatorTrend['schools']
  digits: number
  chosen: string | undefined
  onChoose: (code: string) => void
}

/** Every line of the picture as a row: its value year by year, how far it went, and what happened to the school. */
export function SchoolTrendTable({ label, years, schools, digits, chosen, onChoose }: Props) {
  const say = useText(ENGLISH)
  const heads = [say('学校'), ...years.map((year) => ({ num: shortYear(year) })), { num: say('变化') }, say('情况')]
  return (
    <PlainTable label={label} heads={heads}>
      {schools.map(({ code, name, points, change, events }) => (
        <tr key={code} className={code === chosen ? 'is-selected' : ''}>
          <th scope="row">
            <button type="button" className="link" aria-pressed={code === chosen} onClick={() => onChoose(code)}>
              {name}
            </button>
          </th>
          {points.map((point, i) => (
            <td key={years[i]!.run} className="num nowrap" data-label={shortYear(years[i]!)}>
              {point === null ? (
                <span className="dim small">{say('未计入')}</span>
              ) : (
                <>
                  {point.mark ? <MarkWord mark={point.mark} quiet /> : null} {besideLine(point.value, point.threshold, digits)}
                </>
              )}
            </td>
          ))}
          <td className="num nowrap" data-label={say('变化')}>
            <ChangeWord change={change} digits={digits} isLessBetter={false} />
          </td>
          <td data-label={say('情况')} className="small">
            {events.map((event) => (
              <span key={`${event.kind} ${event.year}`} className="trend-event">
                {eventText(event, say)}
              </span>
            ))}
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}
