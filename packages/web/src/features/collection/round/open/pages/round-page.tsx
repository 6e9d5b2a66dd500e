import { RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { BoardRow } from '@junheng/core/features/collection/round/open/board-schema.ts'
import type { RoundDetail } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName } from '@junheng/core/features/collection/round/school-year.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { ExportMenu } from '../../../../../shared/export-menu.tsx'
import { HistoryLink } from '../../../../../shared/history-link.tsx'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Pager } from '../../../../../shared/pager.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { type Say, useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { boardQuery, roundQuery } from '../api.ts'
import { boardView, isOverdue, isWaiting } from '../board-view.ts'
import { BoardFilters } from '../components/board-filters.tsx'
import { BoardTable } from '../components/board-table.tsx'
import { CalendarSection } from '../components/calendar-section.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { RemindButton } from '../components/remind-button.tsx'
import { RoundRooms } from '../components/round-rooms.tsx'
import { ENGLISH } from '../open-english.ts'
import '../open.css'

const SIZE = 100

/** One round: how far everybody is, what is due when, and who hands in what. */
export default function RoundPage() {
  const say = useText(ENGLISH)
  const { round: id } = useParams({ from: '/inside/rounds/$round' })
  const round = useQuery(roundQuery(id))
  const board = useQuery(boardQuery(id))
  const failed = [round, board].find(({ isError, data }) => isError && !data)
  return (
    <PageFrame name={round.data?.name ?? say('填报轮次')} context={round.data ? <Context round={round.data} /> : null}>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !(round.data && board.data) ? <Loading what={say('正在载入填报进度')} /> : null}
      {round.data && board.data ? (
        <Board round={round.data} rows={board.data.rows} today={board.data.today} at={board.dataUpdatedAt} />
      ) : null}
    </PageFrame>
  )
}

function Context({ round }: { round: RoundDetail }) {
  const say = useText(ENGLISH)
  return (
    <>
      <span>{schoolYearName(round.schoolYear)}</span>
      <span>{round.name}</span>
      <span>{round.profile?.name ?? say('默认口径')}</span>
      <span>{round.state === 'open' ? say('填报中') : say('已锁定')}</span>
    </>
  )
}

interface Props {
  round: RoundDetail
  rows: readonly BoardRow[]
  today: string
  /** When the board was last asked for. */
  at: number
}

function Board({ round, rows, today, at }: Props) {
  const say = useText(ENGLISH)
  const mayManage = useMay('round.manage')
  const [search, change] = useUrl()
  const view = useMemo(() => boardView(rows, search, today), [rows, search, today])
  const page = Math.min(Number(search['page'] ?? 1), Math.max(1, Math.ceil(view.rows.length / SIZE)))
  const kind = search['kind'] ?? 'school'
  const shown = view.rows.slice((page - 1) * SIZE, page * SIZE)
  const isOpen = round.state === 'open'
  return (
    <>
      <div className="row board-head">
        <h1>{titleOf(say, round, rows, today)}</h1>
        <div className="row no-print">
          {mayManage && isOpen && round.previous ? <CopyButton round={round.id} /> : null}
          {mayManage && isOpen ? <RemindButton round={round.id} rows={view.rows} /> : null}
          <HistoryLink subject={round.id} name={round.name} />
          <ExportMenu
            className="export"
            note={say('导出现在筛选出的 {n} 行。', { n: view.rows.length })}
            ways={[{ label: say('导出 xlsx'), save: () => saveBoard(say, round, view.rows, today) }]}
          />
        </div>
      </div>
      <RoundRooms round={round.id} />
      <CalendarSection round={round} today={today} />
      <section className="stack" aria-labelledby="board-title">
        <h2 id="board-title">{say('填报进度')}</h2>
        <BoardFilters view={view} />
        <BoardTable rows={shown} today={today} ofSchools={kind === 'school'} />
        <div className="row row-end">
          <p className="dim small" role="status">
            {view.rows.length === view.total
              ? say('共 {n} 份', { n: view.total })
              : say('{n} 份，共 {total} 份', { n: view.rows.length, total: view.total })}
            {'　'}
            {say('更新于 {at}', { at: dateTime(new Date(at).toISOString()) })}
          </p>
          <Pager page={page} size={SIZE} total={view.rows.length} onPage={(p) => change({ page: String(p) })} />
        </div>
      </section>
    </>
  )
}

/** The page's message: how many are not in yet, and how many of them are late. */
function titleOf(say: Say<typeof ENGLISH>, round: RoundDetail, rows: readonly BoardRow[], today: string): string {
  if (round.state === 'locked') return say('{name}：已锁定', { name: round.name })
  const asked = rows.filter(({ kind }) => kind !== 'self_check')
  const waiting = asked.filter(isWaiting).length
  const overdue = asked.filter((row) => isOverdue(row, today)).length
  if (waiting === 0) return say('{name}：{n} 份全部交齐', { name: round.name, n: asked.length })
  return overdue > 0
    ? say('还有 {waiting} 份没有交，其中 {overdue} 份已逾期', { waiting, overdue })
    : say('还有 {waiting} 份没有交，共 {n} 份', { waiting, n: asked.length })
}

async function saveBoard(say: Say<typeof ENGLISH>, round: RoundDetail, rows: readonly BoardRow[], today: string): Promise<void> {
  const { saveXlsx } = await import('../../../../../shared/xlsx.ts')
  const header = [
    '单位',
    '代码',
    '状态',
    '截止',
    '已填',
    '应填',
    '错误',
    '提示',
    '未说明的提示',
    '首次打开',
    '最近填写',
    '签认提交',
    '签认人',
    '类型',
    '镇街',
    '隶属',
    '填报单位',
  ]
  const time = (iso: string | null) => (iso === null ? '' : dateTime(iso))
  return saveXlsx(
    `${round.name}-${say('填报进度')}-${today}.xlsx`,
    '填报进度',
    header,
    rows.map((row) => [
      row.name,
      row.key === row.name ? '' : row.key,
      row.openedAt === null && row.state === 'draft' ? '未打开' : RETURN_STATE_NAMES[row.state],
      row.due ?? '',
      row.filled,
      row.asked,
      row.errors,
      row.warnings,
      row.unexplained,
      time(row.openedAt),
      row.openedAt === null ? '' : time(row.changedAt),
      time(row.submittedAt),
      row.attestedBy ?? '',
      row.type ?? '',
      row.town,
      row.authority,
      row.keeper ?? '',
    ]),
  )
}
