import { useQuery } from '@tanstack/react-query'
import { Pager } from '../../../../shared/pager.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { daysQuery } from '../api.ts'
import { ENGLISH } from '../milestones-english.ts'
import { DaysTable } from './days-table.tsx'

interface Props {
  from?: string
  until: string
  show: 'open' | 'overdue' | 'all'
  mine: boolean
}

/** What is due between two days, paged by the address. */
export function DaysBetween({ from, until, show, mine }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const page = Number(search['page'] ?? 1)
  const { data, error, isPending, refetch } = useQuery(
    daysQuery({ ...(from && { from }), until, show, page, size: 50, ...(mine && { mine: 'true' }) }),
  )
  if (isPending) return <Loading what={say('正在载入到期事项')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('没有到期的事项')}>
        <p>{say('所选范围内没有节点或完成时限')}</p>
      </Empty>
    )
  return (
    <>
      <DaysTable days={data.items} today={data.today} />
      <Pager page={data.page} size={data.size} total={data.total} onPage={(next) => change({ page: String(next) })} />
    </>
  )
}
