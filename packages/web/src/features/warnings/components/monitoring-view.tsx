import { useQuery } from '@tanstack/react-query'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { monitoringQuery } from '../api.ts'
import { ENGLISH } from '../monitoring-english.ts'
import { BatchComparison } from './batch-comparison.tsx'
import { BatchTable } from './batch-table.tsx'
import { CalendarCard } from './calendar-card.tsx'

/** 定期监测: when the figures are gone through by themselves, what each time found, and two times held against each other. What is chosen stands in the address. */
export function MonitoringView() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(monitoringQuery)
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading what={say('正在载入定期监测')} />
  const chosen = (search['days'] ?? '').split(' ').filter(Boolean)
  const choose = (day: string, isChosen: boolean) => {
    const next = isChosen ? [...chosen, day] : chosen.filter((each) => each !== day)
    change({ days: next.join(' ') || undefined })
  }
  const [before, after] = chosen.toSorted()
  return (
    <>
      <CalendarCard key={data.calendar?.changedAt ?? 'none'} monitoring={data} />
      <section className="stack" aria-labelledby="batches">
        <h2 id="batches">{say('历次监测')}</h2>
        {data.batches.length === 0 ? (
          <Empty title={say('还没有监测过')}>
            <p>{say('设定日程后，每次监测的结果列在这里，可以选两次来比较。')}</p>
          </Empty>
        ) : (
          <>
            <p className="dim no-print">
              {chosen.length === 1 ? say('再选一次，就可以比较') : chosen.length === 0 ? say('选两次监测来比较') : ' '}
            </p>
            <BatchTable batches={data.batches} chosen={chosen} onChoose={choose} />
          </>
        )}
      </section>
      {before && after ? <BatchComparison before={before} after={after} /> : null}
    </>
  )
}
