import '../../plan.css'
import '../views.css'
import '../timeline.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { timelineQuery } from '../api.ts'
import { ItemFilters } from '../components/item-filters.tsx'
import { TimelineTable } from '../components/timeline-table.tsx'
import { filterOf } from '../item-url.ts'
import { ENGLISH } from '../progress-english.ts'

const ZOOMS = [1, 2, 4, 8] as const
const STATES = { standing: '在办', overdue: '逾期', closed: '已销号', all: '全部' } as const

/** 整改时间图: items as bars to their deadlines, milestones on them, and the buildings they wait for. */
export default function TimelinePage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const filter = filterOf(search)
  const zoom = ZOOMS.find((each) => String(each) === search['zoom']) ?? 1
  const turn = (to: number | undefined) => change({ zoom: to === 1 || to === undefined ? undefined : String(to) }, 'replace')
  const { data, error, isPending, refetch } = useQuery({
    ...timelineQuery({ ...filter, page: Math.max(1, Number(search['page']) || 1), size: 40 }),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame name={say('整改时间图')}>
      <h1 className="heading-waits">
        {data && data.total > 0 ? say('整改时间图：{n} 条，按完成时间排列', { n: data.total }) : say('整改时间图')}
      </h1>
      <div className="ledger-tools no-print">
        <fieldset className="segments" aria-label={say('状态')}>
          {(Object.keys(STATES) as (keyof typeof STATES)[]).map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={filter.state === each}
              onClick={() => change({ state: each === 'standing' ? undefined : each, page: undefined })}
            >
              {say(STATES[each])}
            </button>
          ))}
        </fieldset>
        <fieldset className="segments row-end" aria-label={say('时间图的宽度')}>
          <button type="button" className="chip" disabled={zoom === 1} onClick={() => turn(ZOOMS[ZOOMS.indexOf(zoom) - 1])}>
            {say('缩小')}
          </button>
          <button type="button" className="chip" disabled={zoom === 8} onClick={() => turn(ZOOMS[ZOOMS.indexOf(zoom) + 1])}>
            {say('放大')}
          </button>
        </fieldset>
      </div>
      <ItemFilters />
      {isPending ? <Loading what={say('正在画时间图')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('没有符合筛选的整改任务')}>
          <p>{say('列入台账的任务在这里按完成时间排开。')}</p>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? (
        <>
          <TimelineTable timeline={data} zoom={zoom} />
          <Pager page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
          <p className="dim small">
            <span className="legend">◆ {say('节点')}</span>
            <span className="legend">◇ {say('已完成的节点')}</span>
            <span className="legend item-late">▲ {say('逾期')}</span>
            {say('竖线是今天；虚线从建设项目的预计验收日连到等它的任务。')}
          </p>
        </>
      ) : null}
    </PageFrame>
  )
}
