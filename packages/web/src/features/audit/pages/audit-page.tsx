import '../audit.css'
import type { AuditPage as LogPage } from '@junheng/core/features/audit/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { auditQuery, filterOf } from '../api.ts'
import { ENGLISH } from '../audit-english.ts'
import { AuditFilters } from '../components/audit-filters.tsx'
import { AuditTable } from '../components/audit-table.tsx'
import { EntryDrawer } from '../components/entry-drawer.tsx'
import { SealingCard } from '../components/sealing-card.tsx'
import { VerificationCard } from '../components/verification-card.tsx'

export default function AuditPage() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data, error, isPending, refetch } = useQuery({ ...auditQuery(search), placeholderData: keepPreviousData })
  return (
    <PageFrame name={say('操作记录')}>
      <h1>{say('操作记录')}</h1>
      <div className="audit-top">
        <SealingCard />
        <VerificationCard />
      </div>
      <AuditFilters />
      {isPending ? <Loading what={say('正在载入操作记录')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Entries page={data} isFiltered={search['no'] !== undefined || Object.keys(filterOf(search)).length > 0} /> : null}
    </PageFrame>
  )
}

function Entries({ page, isFiltered }: { page: LogPage; isFiltered: boolean }) {
  const say = useText(ENGLISH)
  if (page.items.length === 0)
    return isFiltered ? (
      <p className="state">{say('没有符合筛选的记录，请减少筛选条件。')}</p>
    ) : (
      <Empty title={say('还没有操作记录')}>
        <p>{say('登录、提交、撤回等每一步都会记在这里。')}</p>
      </Empty>
    )
  return (
    <>
      <AuditTable items={page.items} />
      <Foot page={page} />
      <EntryDrawer items={page.items} />
    </>
  )
}

function Foot({ page: { total, isMore, older, newer } }: { page: LogPage }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  return (
    <div className="row">
      <span className="dim small" role="status">
        {say(isMore ? '超过 {n} 条' : '共 {n} 条', { n: total })}
      </span>
      <nav className="row row-end no-print" aria-label={say('翻页')}>
        {search['older'] || search['newer'] ? (
          <Button size="small" onClick={() => change({ older: undefined, newer: undefined })}>
            {say('回到最新')}
          </Button>
        ) : null}
        <Button size="small" disabled={!newer} onClick={() => newer && change({ newer, older: undefined })}>
          {say('较新')}
        </Button>
        <Button size="small" disabled={!older} onClick={() => older && change({ older, newer: undefined })}>
          {say('较早')}
        </Button>
      </nav>
    </div>
  )
}
