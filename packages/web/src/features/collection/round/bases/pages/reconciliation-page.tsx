import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Pager } from '../../../../../shared/pager.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { roundQuery } from '../../open/api.ts'
import { reconciliationAddress, reconciliationQuery } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'
import { BasisEffect } from '../components/basis-effect.tsx'
import { ReconciliationFilters } from '../components/reconciliation-filters.tsx'
import { ReconciliationTable } from '../components/reconciliation-table.tsx'
import { useReconciliationUrl } from '../use-reconciliation-url.ts'
import '../bases.css'

/** 对账: every figure under each basis and by its lists, why they differ, and what it does to the verdicts. */
export default function ReconciliationPage() {
  const say = useText(ENGLISH)
  const { round: id } = useParams({ from: '/inside/rounds/$round/reconciliation' })
  const url = useReconciliationUrl()
  const mayExplain = useMay('return.fill')
  const round = useQuery(roundQuery(id))
  const found = useQuery({ ...reconciliationQuery(id, url.query), placeholderData: keepPreviousData })
  const failed = [round, found].find(({ isError }) => isError)
  const counts = found.data?.counts
  return (
    <PageFrame name={say('对账')} context={round.data ? <span>{round.data.name}</span> : null}>
      <div className="row">
        <h1>
          {!counts
            ? say('对账')
            : counts.differs === 0
              ? say('统计、自报、核实和名单没有不一致的数')
              : say('{n} 项不一致，{m} 项还没有说明', { n: counts.differs, m: counts.unexplained })}
        </h1>
        <span className="row row-end no-print">
          <a href="#basis-effect">{say('对结论的影响')}</a>
          <Link to="/rounds/$round/statistics" params={{ round: id }}>
            {say('国家系统数据')}
          </Link>
          <Link to="/rounds/$round/verifications" params={{ round: id }}>
            {say('核实的数')}
          </Link>
          <Link to="/rounds/$round" params={{ round: id }}>
            {say('返回填报进度')}
          </Link>
          {found.data ? (
            <a href={reconciliationAddress(id, url.filter)} download>
              {say('导出 xlsx')}
            </a>
          ) : null}
        </span>
      </div>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !found.data ? <Loading what={say('正在载入对账')} /> : null}
      {found.data ? (
        <section className="card card-flush stack" aria-label={say('对账')}>
          <ReconciliationFilters found={found.data} url={url} />
          {found.data.items.length === 0 ? (
            <Empty title={say('没有符合条件的数。')}>
              {counts?.differs === 0 && counts.agrees === 0 ? <p>{say('还没有统计数可比较：先到“国家系统数据”存入。')}</p> : null}
            </Empty>
          ) : (
            <ReconciliationTable figures={found.data.items} isOfRound mayExplain={mayExplain} />
          )}
          <div className="row row-end">
            <span className="dim small" role="status">
              {say('共 {n} 项', { n: found.data.total })}
            </span>
            <Pager page={url.page} size={found.data.size} total={found.data.total} onPage={url.turn} />
          </div>
        </section>
      ) : null}
      {found.data ? <BasisEffect round={id} /> : null}
    </PageFrame>
  )
}
