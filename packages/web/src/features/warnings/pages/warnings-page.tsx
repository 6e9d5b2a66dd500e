import { LEVELS } from '@junheng/core/features/warnings/rules.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { LevelWord } from '../../../shared/level-word.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useRefresh, warningsQuery } from '../api.ts'
import '../warnings.css'
import { MonitoringView } from '../components/monitoring-view.tsx'
import { RulesView } from '../components/rules-view.tsx'
import { WarningsTable } from '../components/warnings-table.tsx'
import { ENGLISH } from '../warnings-english.ts'

const STATES = ['standing', 'open', 'acknowledged', 'escalated', 'closed'] as const
const STATE_WORDS = { standing: '未解除', open: '待签收', acknowledged: '已签收', escalated: '已上报', closed: '已解除' } as const

const VIEWS = ['list', 'monitoring', 'rules'] as const
const VIEW_WORDS = { list: '预警', monitoring: '定期监测', rules: '预警规则' } as const

/** 预警: what the figures warn of, the gravest first, and the rules behind it. */
export default function WarningsPage() {
  const say = useText(ENGLISH)
  const [{ view }, change] = useUrl()
  const seesCounty = useMay('evaluation.read')
  const views = seesCounty ? VIEWS : VIEWS.filter((each) => each !== 'monitoring')
  const shown = views.find((each) => each === view) ?? 'list'
  return (
    <PageFrame name={say('预警')}>
      <h1>{say('预警')}</h1>
      <div className="row no-print">
        {views.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={shown === each}
            onClick={() => change({ view: each === 'list' ? undefined : each })}
          >
            {say(VIEW_WORDS[each])}
          </button>
        ))}
      </div>
      {shown === 'rules' ? <RulesView /> : shown === 'monitoring' ? <MonitoringView /> : <Warnings />}
    </PageFrame>
  )
}

function Warnings() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const state = STATES.find((each) => each === search['state']) ?? 'standing'
  const level = LEVELS.find((each) => each === search['level'])
  const { text, school, id } = search
  const { data, error, isPending, refetch } = useQuery({
    ...warningsQuery({
      state,
      page: Number(search['page'] ?? 1),
      size: 50,
      ...(level && { level }),
      ...(text && { text }),
      ...(school && { school }),
      ...(id && { id }),
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Checking at={data?.checkedAt ?? null} isKnown={data !== undefined} />
      <div className="row no-print">
        {LEVELS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={level === each}
            onClick={() => change({ level: level === each ? undefined : each, page: undefined })}
          >
            <LevelWord level={each} /> <span className="num warning-count">{data?.counts[each] ?? ''}</span>
          </button>
        ))}
        <Select
          aria-label={say('状态')}
          popupMatchSelectWidth={false}
          value={state}
          onChange={(next) => change({ state: next === 'standing' ? undefined : next, page: undefined })}
          options={STATES.map((value) => ({ value, label: say(STATE_WORDS[value]) }))}
        />
        <Input.Search
          aria-label={say('在原因里查找')}
          placeholder={say('在原因里查找')}
          defaultValue={text ?? ''}
          onSearch={(next) => change({ text: next.trim() || undefined, page: undefined })}
          style={{ width: 220 }}
        />
      </div>
      {id ? (
        <p>
          {say('只看这一条预警。')}{' '}
          <button type="button" className="link" onClick={() => change({ id: undefined })}>
            {say('看全部预警')}
          </button>
        </p>
      ) : null}
      {isPending ? <Loading what={say('正在载入预警')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('没有预警')}>
          <p>
            {data.checkedAt === null
              ? say('还没有计算过预警。数据提交或填报锁定后，点“按现有数据重新计算”。')
              : say('所选范围内没有预警。')}
          </p>
        </Empty>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <WarningsTable warnings={data.items} />
          <Pager page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
        </>
      ) : null}
    </>
  )
}

/** When the figures were last gone through, and the button that does it. */
function Checking({ at, isKnown }: { at: string | null; isKnown: boolean }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('warning.manage')
  const refreshing = useRefresh()
  return (
    <div className="row warning-checking">
      {mayManage ? (
        <Button className="no-print" loading={refreshing.isPending} onClick={() => refreshing.mutate()}>
          {say('按现有数据重新计算')}
        </Button>
      ) : null}
      <span className="dim warning-checked">
        {isKnown ? (at ? say('上次计算 {at}', { at: dateTime(at) }) : say('还没有计算过')) : ''}
      </span>
      <span role="status">
        {refreshing.data
          ? say('新增 {opened} 条，更新 {changed} 条，解除 {closed} 条，上报 {escalated} 条', {
              opened: refreshing.data.opened,
              changed: refreshing.data.changed,
              closed: refreshing.data.closed,
              escalated: refreshing.data.escalated,
            })
          : ''}
      </span>
      {refreshing.error ? <Failed error={refreshing.error} /> : null}
    </div>
  )
}
