import { lastDayOf } from '@junheng/core/features/rectification/plan-days.ts'
import { statusOf } from '@junheng/core/features/rectification/plan-paper.ts'
import { type LedgerBlock, type LedgerRow, statusSpans } from '@junheng/core/features/rectification/plan-views.ts'
import type { ReactNode } from 'react'
import { yuan } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { Closed, MilestoneTime } from '../adopt/plan-progress.tsx'
import { ENGLISH } from '../plan-english.ts'
import { actionOf, KIND_NAMES } from '../plan-words.ts'
import { Countdown } from './countdown.tsx'

interface Props {
  block: LedgerBlock
  /** The month of the group, where the view is by month: of the deadlines only those of that month count down. */
  month: string | null
  today: string
  isFirst: boolean
}

/** One indicator's rows: what it says once stands merged beside what fails and how that is answered. */
export function LedgerBlockRows({ block, month, today, isFirst }: Props) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const { indicator: i, milestones, rows } = block
  const shared = (name: string, label: string | null, isLate: boolean, content: ReactNode) => (
    <Cell name={name} label={label} rowSpan={rows.length} isLate={isLate}>
      <div className="stays">{content}</div>
    </Cell>
  )
  const spans = statusSpans(rows)
  const isDueHere = i.completion !== null && (month === null || month === i.completion)
  return (
    <tbody data-no={i.no}>
      {rows.map((row, r) => (
        <tr key={row.key}>
          {r === 0 ? (
            <>
              <Cell name="no" rowSpan={rows.length} isStop={isFirst}>
                <div className="stays">{i.no}</div>
              </Cell>
              {shared(
                'indicator',
                null,
                false,
                <button
                  type="button"
                  className="open-indicator"
                  tabIndex={-1}
                  onClick={() => change({ open: String(i.no) })}
                  aria-label={`${say('打开第 {no} 项全文', { no: i.no })} ${i.text}`}
                >
                  <span className="clamp">{i.text}</span>
                </button>,
              )}
            </>
          ) : null}
          {spans[r] ? (
            <Cell name="status" rowSpan={spans[r]}>
              <div className="stays lines-kept">{statusOf(rows.slice(r, r + spans[r]))}</div>
            </Cell>
          ) : null}
          <Cell name="schools" label={say('不达标学校')}>
            <Schools row={row} />
          </Cell>
          <Cell name="measures" label={say('整改措施')}>
            <Measures row={row} />
          </Cell>
          {r === 0 ? (
            <>
              {shared(
                'milestones',
                say('任务目标安排'),
                true,
                milestones.length === 0 ? (
                  <span className="dim">{say('没有写节点')}</span>
                ) : (
                  <ul className="steps">
                    {milestones.map((m) => (
                      <li key={`${m.due} ${m.text}`}>
                        <span className="nowrap num">{m.due ?? m.period ?? say('未写日期')}</span>{' '}
                        <MilestoneTime no={i.no} milestone={m} today={today} />
                        <span className="clamp">{m.text}</span>
                      </li>
                    ))}
                  </ul>
                ),
              )}
              {shared(
                'completion',
                say('完成时间'),
                true,
                <>
                  <span className="nowrap">{i.completion ?? (i.completion_published || say('未写日期'))}</span>{' '}
                  <Closed no={i.no}>{isDueHere ? <Countdown day={lastDayOf(i.completion!)} today={today} /> : null}</Closed>
                </>,
              )}
              {shared('sections', say('责任科室'), true, i.sections.join('、') || <Missing />)}
              {shared('units', say('责任单位'), true, i.units.join('、') || <Missing />)}
              {shared(
                'funds',
                say('资金'),
                true,
                i.funds_cny === null ? <span className="dim">{say('未填')}</span> : yuan(i.funds_cny),
              )}
            </>
          ) : null}
        </tr>
      ))}
    </tbody>
  )
}

function Schools({ row: { entries, kind } }: { row: LedgerRow }) {
  const say = useText(ENGLISH)
  const names = entries.flatMap(({ published }) => published ?? [])
  if (names.length === 0)
    return <span className="dim">{say(kind === 'subject' ? '按学科监测，不列学校' : '未列学校，按学段整改')}</span>
  return (
    <>
      {names.length > 1 ? <span className="dim">{say('{n} 所', { n: names.length })} </span> : null}
      <span className="clamp">{names.join('、')}</span>
    </>
  )
}

function Measures({ row: { measures } }: { row: LedgerRow }) {
  const say = useText(ENGLISH)
  if (measures.length === 0)
    return (
      <span className="mark-unmet">
        <span aria-hidden="true">■ </span>
        {say('没有针对它的措施')}
      </span>
    )
  const kinds = [...new Set(measures.flatMap((measure) => measure.kinds))]
  return (
    <>
      <span className="tags">
        {kinds.map((kind) => (
          <span key={kind} className="tag">
            {KIND_NAMES[kind]}
          </span>
        ))}
      </span>
      <span className="clamp">{measures.map(actionOf).join('；')}</span>
    </>
  )
}

function Missing() {
  const say = useText(ENGLISH)
  return <span className="dim">{say('未写')}</span>
}

interface CellProps {
  name: string
  label?: string | null
  rowSpan?: number
  /** On a phone it stands below what fails. */
  isLate?: boolean
  isStop?: boolean
  children: ReactNode
}

function Cell({ name, label, rowSpan = 1, isLate = false, isStop = false, children }: CellProps) {
  const classes = [`col-${name}`, rowSpan > 1 ? 'is-shared' : '', isLate ? 'is-late' : ''].filter(Boolean).join(' ')
  return (
    <td className={classes} rowSpan={rowSpan} tabIndex={isStop ? 0 : -1} {...(label ? { 'data-label': label } : {})}>
      {children}
    </td>
  )
}
