import type { ItemLine } from '@junheng/core/features/rectification/ledger/schema.ts'
import { ITEM_COLUMNS, type ItemColumn, type ItemRow, MORE_COLUMNS } from '@junheng/core/features/rectification/views/columns.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { moreQuery } from '../api.ts'
import { columnsOf, sortOf } from '../item-url.ts'
import { ENGLISH } from '../ledger-english.ts'
import type { Picking } from '../use-picking.ts'
import { ItemCell } from './item-cell.tsx'

interface Props {
  items: readonly ItemLine[]
  today: string
  /** Null where nothing can be done to many. */
  picking: Picking | null
  label: string
  foot?: ReactNode
}

/** Items as rows: one number is in the tab order and the arrow keys go on from there, Enter opens. On a small screen each is a card. */
export function ItemTable({ items, today, picking, label, foot }: Props) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const columns = columnsOf(search)
  const needsMore = columns.some((column) => MORE_COLUMNS.includes(column))
  const { data: more } = useQuery({ ...moreQuery(needsMore ? items.map(({ no }) => no) : []), placeholderData: (kept) => kept })
  const beyond = new Map(more?.items.map((each) => [each.no, each]))
  const isFull = search['full'] === '1'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={`frame items-frame${isFull ? ' is-full' : ''}`} aria-label={label} tabIndex={0}>
      <table className={`t t-cards items${columns.length > FEW ? ' items-many' : ''}`} onKeyDown={walk}>
        <thead>
          <tr>
            {picking ? (
              <th scope="col" className="col-pick">
                <span className="sr">{say('选择')}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <Head key={column} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const row: ItemRow = { ...item, ...(beyond.get(item.no) ?? NOTHING_YET) }
            return (
              <tr key={item.no} className={item.isOverdue ? 'is-late' : undefined}>
                {picking ? (
                  <td className="col-pick">
                    <input
                      type="checkbox"
                      aria-label={say('选择 № {no}', { no: item.no })}
                      checked={picking.has(item.no)}
                      onChange={() => picking.toggle({ no: item.no, seen: item.version })}
                    />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td
                    key={column}
                    className={`col-${column}${NUMBERS.has(column) ? ' num' : ''}`}
                    data-label={say(ITEM_COLUMNS[column])}
                  >
                    <div className="clamp">
                      <ItemCell row={row} column={column} today={today} />
                    </div>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              <td colSpan={columns.length + (picking ? 1 : 0)}>{foot}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}

/** More columns than these do not fit a screen: the table is then wider than its frame. */
const FEW = 7
const NUMBERS: ReadonlySet<ItemColumn> = new Set(['value', 'threshold', 'gap', 'returns', 'reopenings'])
const NOTHING_YET = { basis: '', chief: '', deputy: '', requirement: '', closeStandard: '', measures: [], milestones: [] }
const SORTS: Partial<Record<ItemColumn, 'no' | 'deadline' | 'school' | 'indicator' | 'state' | 'changed'>> = {
  no: 'no',
  deadline: 'deadline',
  school: 'school',
  indicator: 'indicator',
  state: 'state',
  changed: 'changed',
}
const TURNS: ReadonlySet<string> = new Set(['no', 'deadline', 'changed'])

function Head({ column }: { column: ItemColumn }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const by = SORTS[column]
  const sort = sortOf(search)
  const className = `col-${column}${NUMBERS.has(column) ? ' num' : ''}`
  if (!by)
    return (
      <th scope="col" className={className}>
        {say(ITEM_COLUMNS[column])}
      </th>
    )
  const isUp = sort === by
  const isDown = sort === `-${by}`
  const next = isUp && TURNS.has(by) ? `-${by}` : isUp || isDown || by === 'no' ? undefined : by
  return (
    <th scope="col" className={className} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => change({ sort: next, page: undefined }, 'replace')}>
        {say(ITEM_COLUMNS[column])}
        <span aria-hidden="true">{isUp && by !== 'no' ? ' ↑' : isDown ? ' ↓' : ''}</span>
      </button>
    </th>
  )
}

/** Up and down from number to number, Home and End to the first and last. */
function walk(event: React.KeyboardEvent<HTMLTableElement>): void {
  const from = (event.target as Element).closest('tbody tr')
  if (!from || event.target instanceof HTMLInputElement) return
  const rows = [...event.currentTarget.tBodies[0]!.rows]
  const at = rows.indexOf(from as HTMLTableRowElement)
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key]
  const link = to === undefined ? null : rows[to]?.querySelector<HTMLElement>('.item-no')
  if (!link) return
  event.preventDefault()
  link.focus()
  link.scrollIntoView({ block: 'nearest' })
}
