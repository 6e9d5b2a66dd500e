import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../milestones-english.ts'
import { weeksOf } from '../months.ts'

interface Count {
  day: string
  ahead: number
  overdue: number
  done: number
}

interface Props {
  /** `YYYY-MM`. */
  month: string
  today: string
  counts: readonly Count[]
  chosen: string | undefined
  onChoose: (day: string) => void
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** A month as a table, Monday first; each day with something due is a button. */
export function MonthTable({ month, today, counts, chosen, onChoose }: Props) {
  const say = useText(ENGLISH)
  const byDay = new Map(counts.map((count) => [count.day, count]))
  return (
    <table className="month">
      <thead>
        <tr>
          {WEEKDAYS.map((word) => (
            <th key={word} scope="col">
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const count = byDay.get(day)
              return (
                <td key={day} className={day.startsWith(month) ? undefined : 'month-other'}>
                  <Day day={day} isToday={day === today} count={count} isChosen={day === chosen} onChoose={onChoose} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  day: string
  isToday: boolean
  count: Count | undefined
  isChosen: boolean
  onChoose: (day: string) => void
}

function Day({ day, isToday, count, isChosen, onChoose }: DayProps) {
  const say = useText(ENGLISH)
  const number = (
    <span className="month-no">
      {Number(day.slice(8))}
      {isToday ? <span className="month-today"> {say('今天')}</span> : null}
    </span>
  )
  if (!count) return <span className="month-day">{number}</span>
  const open = count.ahead + count.overdue
  const label = say('{day}：{n} 项到期，其中逾期 {late} 项', { day, n: open + count.done, late: count.overdue })
  return (
    <button type="button" className="month-day" aria-pressed={isChosen} onClick={() => onChoose(day)}>
      <span className="sr">{label}</span>
      <span className="month-marks" aria-hidden="true">
        {number}
        {count.overdue > 0 ? <span className="mark mark-unmet">■ {count.overdue}</span> : null}
        {count.ahead > 0 ? <span className="mark mark-spare">◐ {count.ahead}</span> : null}
        {count.done > 0 ? <span className="mark mark-met">● {count.done}</span> : null}
      </span>
    </button>
  )
}
