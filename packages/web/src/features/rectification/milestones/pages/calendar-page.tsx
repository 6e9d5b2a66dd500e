import '../milestones.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { today as todayHere } from '../../use-plan-ledger.ts'
import { countsQuery } from '../api.ts'
import { DaysBetween } from '../components/days-between.tsx'
import { MonthTable } from '../components/month-table.tsx'
import { ReminderRule } from '../components/reminder-rule.tsx'
import { ENGLISH } from '../milestones-english.ts'
import { lastOf, monthAfter } from '../months.ts'

/** 整改日历: a month of milestones and deadlines, and what is due on the chosen day. */
export default function CalendarPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const asked = search['month']
  const month = asked && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : todayHere().slice(0, 7)
  const day = search['day']?.startsWith(month) ? search['day'] : undefined
  const mine = search['mine'] === '1' ? { mine: true as const } : {}
  const span = { from: `${month}-01`, until: lastOf(month) }
  const counts = useQuery(countsQuery({ ...span, ...(mine.mine && { mine: 'true' }) }))
  const to = (next: string) => change({ month: next, day: undefined, page: undefined })
  return (
    <PageFrame name={say('整改日历')}>
      <h1>{say('整改日历')}</h1>
      <div className="row no-print">
        <Button onClick={() => to(monthAfter(month, -1))}>{say('上一月')}</Button>
        <strong aria-live="polite">
          {say('{year} 年 {month} 月', { year: month.slice(0, 4), month: Number(month.slice(5)) })}
        </strong>
        <Button onClick={() => to(monthAfter(month, 1))}>{say('下一月')}</Button>
        <Button onClick={() => to(todayHere().slice(0, 7))}>{say('本月')}</Button>
        <button
          type="button"
          className="chip"
          aria-pressed={mine.mine === true}
          onClick={() => change({ mine: mine.mine ? undefined : '1', page: undefined })}
        >
          {say('只看本单位')}
        </button>
      </div>
      <ReminderRule />
      {counts.error ? <Failed error={counts.error} retry={() => void counts.refetch()} /> : null}
      <MonthTable
        month={month}
        today={counts.data?.today ?? todayHere()}
        counts={counts.data?.days ?? []}
        chosen={day}
        onChoose={(next) => change({ day: next === day ? undefined : next, page: undefined })}
      />
      <section className="stack" aria-live="polite">
        <div className="row">
          <h2>{day ? say('{day} 到期的事项', { day }) : say('本月到期的事项')}</h2>
          {day ? (
            <Button size="small" className="no-print" onClick={() => change({ day: undefined, page: undefined })}>
              {say('看整个月')}
            </Button>
          ) : null}
        </div>
        <DaysBetween from={day ?? span.from} until={day ?? span.until} show="all" mine={mine.mine === true} />
      </section>
    </PageFrame>
  )
}
