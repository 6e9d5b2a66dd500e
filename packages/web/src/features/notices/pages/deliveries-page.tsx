import '../notices.css'
import { type Deliveries, DeliveryState } from '@junheng/core/features/notices/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { deliveriesQuery, PAGE_SIZE, useRetry } from '../api.ts'
import { ENGLISH } from '../channels-english.ts'
import { DELIVERY_WORDS } from '../components/delivery-state.tsx'
import { DeliveryTable } from '../components/delivery-table.tsx'

/** What leaves the house, for whoever looks after the sending: first what could not be sent. */
export default function DeliveriesPage() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const state = search['state'] === 'all' ? undefined : (DeliveryState.safeParse(search['state']).data ?? 'given_up')
  const { data, error, isPending, refetch } = useQuery(deliveriesQuery(state, Number(search['page'] ?? 1) || 1))
  return (
    <PageFrame name={say('通知发送')}>
      <h1>{say('通知发送')}</h1>
      <p className="dim">{say('邮件和群消息的发送情况。看不到通知的内容。')}</p>
      {data && !data.hasMail ? (
        <p className="notice notice-spare">{say('没有配置邮件服务器，邮件不会发出。启动时用 --smtp 指定。')}</p>
      ) : null}
      {data && !data.hasWebUrl ? (
        <p className="notice notice-spare">{say('没有设置访问地址，邮件和群消息里没有链接。启动时用 --public-url 指定。')}</p>
      ) : null}
      {isPending ? <Loading what={say('正在载入发送情况')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Messages page={data} state={state} /> : null}
    </PageFrame>
  )
}

function Messages({ page, state }: { page: Deliveries; state: DeliveryState | undefined }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const retry = useRetry()
  const all = Object.values(page.counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <div className="row no-print">
        {(Object.keys(DELIVERY_WORDS) as DeliveryState[]).map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={state === each}
            onClick={() => change({ state: each, page: undefined })}
          >
            {say('{word} {n}', { word: say(DELIVERY_WORDS[each].word), n: page.counts[each] })}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          aria-pressed={state === undefined}
          onClick={() => change({ state: 'all', page: undefined })}
        >
          {say('{word} {n}', { word: say('全部'), n: all })}
        </button>
        <span className="row row-end">
          <span role="status" className="small">
            {retry.isSuccess ? say('{n} 条已放回发送队列。', { n: retry.data.count }) : ''}
          </span>
          <Button disabled={page.counts.given_up === 0} loading={retry.isPending} onClick={() => retry.mutate(null)}>
            {say('全部重发')}
          </Button>
        </span>
      </div>
      {retry.error ? <Failed error={retry.error} /> : null}
      {page.items.length > 0 ? (
        <DeliveryTable items={page.items} retry={(id) => retry.mutate([id])} />
      ) : state === 'given_up' ? (
        <Empty title={say('没有未送出的通知')}>
          <p>{say('发送失败多次的通知会列在这里，附原因，可以重发。')}</p>
        </Empty>
      ) : (
        <p className="state">{say('没有符合筛选的记录')}</p>
      )}
      <Pager page={page.page} size={PAGE_SIZE} total={page.total} onPage={(next) => change({ page: String(next) })} />
    </>
  )
}
