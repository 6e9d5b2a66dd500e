import { columnText, type ItemColumn, type ItemRow } from '@junheng/core/features/rectification/views/columns.ts'
import { Link } from '@tanstack/react-router'
import { date } from '../../../../shared/dates.ts'
import { besideLine, figure } from '../../../../shared/numbers.ts'
import { useText } from '../../../../shared/text.ts'
import { Countdown } from '../../components/countdown.tsx'
import { ENGLISH } from '../ledger-english.ts'
import { StateWord } from './state-word.tsx'

/** What a column of the ledger says of an item; empty cells say nothing rather than guess. */
export function ItemCell({ row, column, today }: { row: ItemRow; column: ItemColumn; today: string }) {
  const say = useText(ENGLISH)
  switch (column) {
    case 'no':
      return (
        <Link to="/ledger/$no" params={{ no: String(row.no) }} className="item-no">
          № {row.no}
        </Link>
      )
    case 'state':
      return (
        <>
          <StateWord state={row.state} />
          {row.isRebound ? <span className="tag item-rebound">{say('反弹')}</span> : null}
        </>
      )
    case 'value':
      return row.value === null ? null : (
        <>
          <span className="num-strong">{besideLine(row.value, row.threshold)}</span>
          {row.threshold === null ? null : <span className="dim"> / {figure(row.threshold)}</span>}
        </>
      )
    case 'deadline':
      return row.deadline === null ? (
        <span className="dim">{say('未定')}</span>
      ) : (
        <>
          <span className="nowrap">{row.deadline}</span>
          {isStanding(row) ? (
            <>
              <br />
              <Countdown day={row.deadline} today={today} />
            </>
          ) : null}
          {row.isTooEarly ? (
            <span className="item-early">▲ {say('早于最早可证明日 {day}', { day: row.proofFrom ?? '' })}</span>
          ) : null}
        </>
      )
    case 'funds':
      return row.funds.length === 0 ? (
        <span className="dim">{say('未填')}</span>
      ) : (
        <span className="lines-kept">{columnText(row, column, date)}</span>
      )
    case 'school':
      return row.schoolName ?? <span className="dim">{say('全县')}</span>
    default: {
      const text = columnText(row, column, date)
      return text === '' ? null : <span className="lines-kept">{text}</span>
    }
  }
}

const isStanding = ({ state }: ItemRow): boolean => state !== 'closed' && state !== 'merged' && state !== 'dropped'
