import '../notices.css'
import type { Inbox } from '@junheng/core/features/notices/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { countQuery, filterOf, inboxQuery, PAGE_SIZE, useMarkAll, useUndoAll } from '../api.ts'
import { InboxFilters } from '../components/inbox-filters.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { ENGLISH } from '../inbox-english.ts'

/** Everything one was told, whichever post it came to. */
export default function InboxPage() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data, error, isPending, refetch } = useQuery(inboxQuery(search))
  const { data: count } = useQuery(countQuery)
  return (
    <PageFrame name={say('通知')}>
      <div className="row">
        <h1>{say('通知')}</h1>
        <Link to="/inbox/settings" search={{}} className="row-end no-print">
          {say('通知设置')}
        </Link>
      </div>
      <InboxFilters inbox={data} unread={count?.unread ?? data?.unread} />
      {isPending ? <Loading what={say('正在载入通知')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Notices inbox={data} unread={count?.unread ?? data.unread} refetch={() => void refetch()} /> : null}
    </PageFrame>
  )
}

function Notices({ inbox, unread, refetch }: { inbox: Inbox; unread: number; refetch: () => void }) {
  const [, change] = useUrl()
  return (
    <>
      <Tools inbox={inbox} unread={unread} refetch={refetch} />
      {inbox.items.length === 0 ? <Nothing inbox={inbox} /> : <NoticeList items={inbox.items} />}
      <Pager page={inbox.page} size={PAGE_SIZE} total={inbox.total} onPage={(page) => change({ page: String(page) })} />
    </>
  )
}

/** One line at all times: how many there are, what was just done and can be undone, what has come meanwhile. */
function Tools({ inbox, unread, refetch }: { inbox: Inbox; unread: number; refetch: () => void }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const [done, setDone] = useState<{ at: string; count: number } | null>(null)
  const { state: _, ...filter } = filterOf(search)
  const isNarrowed = Object.keys(filter).length > 0
  const mark = useMarkAll()
  const undo = useUndoAll()
  const shownUnread = inbox.items.filter(({ readAt }) => readAt === null).length
  const arrived = unread - inbox.unread
  return (
    <div className="row inbox-tools no-print">
      <span role="status" className="small">
        {done ? say('已将 {n} 条标为已读。', { n: done.count }) : say('共 {n} 条', { n: inbox.total })}
      </span>
      {done ? (
        <button
          type="button"
          className="link small"
          disabled={undo.isPending}
          onClick={() => undo.mutate(done.at, { onSuccess: () => setDone(null) })}
        >
          {say('撤销')}
        </button>
      ) : null}
      {arrived > 0 ? (
        <button type="button" className="link small" onClick={refetch}>
          {say('有 {n} 条新通知', { n: arrived })}
        </button>
      ) : null}
      {mark.error || undo.error ? <Failed error={mark.error ?? undo.error} /> : null}
      <span className="row-end">
        <Button
          size="small"
          disabled={shownUnread === 0}
          loading={mark.isPending}
          onClick={() => mark.mutate(filter, { onSuccess: setDone })}
        >
          {isNarrowed ? say('把这里的都标为已读') : say('全部标为已读')}
        </Button>
      </span>
      <span className="dim small inbox-keys">{say('↑↓ 移动 · 回车打开 · U 标为已读/未读 · / 查找')}</span>
    </div>
  )
}

function Nothing({ inbox }: { inbox: Inbox }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { state, kind, search: text } = filterOf(search)
  if (kind || text)
    return (
      <p className="state">
        {say('没有符合条件的通知，请减少筛选条件。')}{' '}
        <button type="button" className="link" onClick={() => change({ kind: undefined, q: undefined, page: undefined })}>
          {say('清除筛选')}
        </button>
      </p>
    )
  if (inbox.all === 0)
    return (
      <Empty title={say('还没有通知')}>
        <p>{say('填报被退回、催报、审核结果等会出现在这里，也可以发到您的邮箱。')}</p>
        <Link to="/inbox/settings" search={{}}>
          {say('通知设置')}
        </Link>
      </Empty>
    )
  return (
    <Empty title={say('没有未读通知')}>
      <p>{say('需要您处理或知道的事会出现在这里。')}</p>
      {state === 'unread' ? (
        <Button onClick={() => change({ state: 'all', page: undefined })}>{say('查看全部通知')}</Button>
      ) : null}
    </Empty>
  )
}
