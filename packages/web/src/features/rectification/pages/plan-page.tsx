import '../plan.css'
import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { exportAddress, planQuery } from '../api.ts'
import { FindingsRoom } from '../components/findings-room.tsx'
import { IndicatorDrawer } from '../components/indicator-drawer.tsx'
import { Ledger } from '../components/ledger.tsx'
import { NamesRoom } from '../components/names-room.tsx'
import { PlanFigures, PlanSheet } from '../components/plan-head.tsx'
import { ProjectsTable } from '../components/projects-table.tsx'
import { ENGLISH } from '../plan-english.ts'

// Only who enters the plan in the ledger needs the directory's lists.
const AdoptRoom = lazy(() => import('../adopt/components/adopt-room.tsx'))

export default function PlanPage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(planQuery(id))
  return (
    <PageFrame name={data?.title ?? say('整改方案')} {...(data && { isDemo: data.isDemo })}>
      <p className="small no-print">
        <Link to="/plans">{say('整改方案')}</Link> › {say('方案')}
      </p>
      {isPending ? <Loading what={say('正在载入方案')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Plan detail={data} /> : null}
    </PageFrame>
  )
}

function Plan({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { withdrawn } = detail
  return (
    <>
      <header className="row">
        <h1>{detail.title ?? detail.fileName}</h1>
        <span className="row row-end plan-exports">
          <HistoryLink subject={detail.id} name={detail.title ?? detail.fileName} />
          <span className="dim small">{say('原表导出')}</span>
          <a href={exportAddress(detail.id, 'docx')} aria-label={`${say('原表导出')} docx`}>
            docx
          </a>
          <a href={exportAddress(detail.id, 'xlsx')} aria-label={`${say('原表导出')} xlsx`}>
            xlsx
          </a>
        </span>
      </header>
      {withdrawn ? (
        <p className="notice notice-spare">
          {say('这份方案已由 {by} 于 {at} 撤回：{reason}。可以查看和导出，不再处理。', {
            ...withdrawn,
            at: dateTime(withdrawn.at),
          })}
        </p>
      ) : null}
      <PlanSheet detail={detail} />
      <PlanFigures detail={detail} />
      <Rooms detail={detail} here={search['room'] ?? 'ledger'} />
      {search['room'] === 'findings' ? (
        <FindingsRoom detail={detail} />
      ) : search['room'] === 'names' ? (
        <NamesRoom detail={detail} />
      ) : search['room'] === 'projects' ? (
        <ProjectsTable plan={detail.plan} />
      ) : search['room'] === 'adopt' ? (
        <Suspense fallback={<Loading />}>
          <AdoptRoom detail={detail} />
        </Suspense>
      ) : (
        <Ledger detail={detail} />
      )}
      <IndicatorDrawer detail={detail} />
    </>
  )
}

/** The parts of the plan's room; each remembers nothing of the other's filters. */
function Rooms({ detail: { findings, nameVariants, plan }, here }: { detail: PlanDetail; here: string }) {
  const say = useText(ENGLISH)
  const settled = findings.filter(({ state }) => state !== 'open').length
  const open = nameVariants.filter(({ decision }) => decision === 'open').length
  const rooms = [
    { room: 'ledger', name: say('台账'), note: '' },
    { room: 'findings', name: say('不一致之处'), note: say('已处理 {done}/{all}', { done: settled, all: findings.length }) },
    { room: 'names', name: say('名称确认'), note: open > 0 ? say('待确认 {n}', { n: open }) : String(nameVariants.length) },
    { room: 'projects', name: say('建设项目'), note: String(plan.projects.length) },
    { room: 'adopt', name: say('列入台账'), note: '' },
  ]
  return (
    <nav className="rooms no-print" aria-label={say('方案的各部分')}>
      {rooms.map(({ room, name, note }) => (
        <Link
          key={room}
          to="."
          search={room === 'ledger' ? {} : { room }}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={room === here ? 'page' : undefined}
        >
          {name} <span className="dim small">{note}</span>
        </Link>
      ))}
    </nav>
  )
}
