import '../milestones.css'
import { useQuery } from '@tanstack/react-query'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { today as todayHere } from '../../use-plan-ledger.ts'
import { daysQuery } from '../api.ts'
import { DaysBetween } from '../components/days-between.tsx'
import { ReminderRule } from '../components/reminder-rule.tsx'
import { ENGLISH } from '../milestones-english.ts'
import { dayAfter } from '../months.ts'

const SPANS = { overdue: '已逾期的', month: '30 天内的', quarter: '90 天内的' } as const
type Span = keyof typeof SPANS
const DAYS: Readonly<Record<Span, number>> = { overdue: -1, month: 30, quarter: 90 }

/** 到期事项: what is overdue and what comes next, the longest overdue first. */
export default function DuePage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const span = (Object.keys(SPANS) as Span[]).find((each) => each === search['span']) ?? 'month'
  const mine = search['mine'] === '1'
  const until = dayAfter(todayHere(), DAYS[span])
  const { data } = useQuery(daysQuery({ until, show: 'open', page: 1, size: 1, ...(mine && { mine: 'true' }) }))
  return (
    <PageFrame name={say('到期事项')}>
      <h1>{say('到期事项')}</h1>
      <p className="row">
        <span className="mark mark-unmet">■ {say('已逾期 {n} 项', { n: data?.overdue ?? '–' })}</span>
        <span className="mark mark-spare">◐ {say('30 天内到期 {n} 项', { n: data?.soon ?? '–' })}</span>
      </p>
      <ReminderRule />
      <div className="row no-print">
        {(Object.keys(SPANS) as Span[]).map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={span === each}
            onClick={() => change({ span: each === 'month' ? undefined : each, page: undefined })}
          >
            {say(SPANS[each])}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          aria-pressed={mine}
          onClick={() => change({ mine: mine ? undefined : '1', page: undefined })}
        >
          {say('只看本单位')}
        </button>
      </div>
      <DaysBetween until={until} show={span === 'overdue' ? 'overdue' : 'open'} mine={mine} />
    </PageFrame>
  )
}
