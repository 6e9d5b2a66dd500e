import type { PlanEntry } from '@junheng/core/features/rectification/plan-entries.ts'
import type { LedgerGroup, PlanSort, PlanView } from '@junheng/core/features/rectification/plan-views.ts'
import { Fragment, useRef } from 'react'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { layOut, step } from '../grid-steps.ts'
import { ENGLISH } from '../plan-english.ts'
import { LedgerBlockRows } from './ledger-block.tsx'
import { LedgerFoot } from './ledger-foot.tsx'

interface Props {
  groups: readonly LedgerGroup[]
  shown: readonly PlanEntry[]
  total: number
  view: PlanView
  sort: PlanSort
  today: string
  isFull: boolean
}

const COLUMNS = [
  { key: 'no', name: '序号', width: 40, sort: 'no' },
  { key: 'indicator', name: '指标', width: 114, sort: null },
  { key: 'status', name: '不达标情况', width: 84, sort: null },
  { key: 'schools', name: '不达标学校', width: 128, sort: 'schools' },
  { key: 'measures', name: '整改措施', width: 186, sort: null },
  { key: 'milestones', name: '任务目标安排', width: 166, sort: null },
  { key: 'completion', name: '完成时间', width: 94, sort: 'completion' },
  { key: 'sections', name: '责任科室', width: 72, sort: null },
  { key: 'units', name: '责任单位', width: 84, sort: null },
  { key: 'funds', name: '资金', width: 66, sort: 'funds' },
] as const

const NOTHING = {
  unit: '文中未写责任单位',
  section: '文中未写责任科室',
  month: '未写到月份的',
  school: '不列学校的事项',
  indicator: '指标',
} as const

/** The ten published columns as a grid: one cell is in the tab order, the arrow keys go on from there, Enter opens the indicator in full. */
export function LedgerTable({ groups, shown, total, view, sort, today, isFull }: Props) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (e: React.KeyboardEvent) => {
    if (!table.current) return
    const no = (e.target as Element).closest('tbody')?.dataset['no']
    if (e.key === 'Enter' && no && !(e.target instanceof HTMLButtonElement)) {
      // The same press must not go on to the button that has the focus once the drawer is open.
      e.preventDefault()
      change({ open: no })
    } else if (move(e.nativeEvent, table.current)) e.preventDefault()
  }
  return (
    <>
      <p className="sr" id="ledger-keys">
        {say('用方向键在各格之间移动，按 Enter 打开这项指标的全文，按斜线键搜索。')}
      </p>
      <section className={`frame ledger-frame${isFull ? ' is-full' : ''}`} aria-label={say('整改台账')}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked with the arrow keys is a grid */}
        <table ref={table} role="grid" className="t ledger" aria-describedby="ledger-keys" onKeyDown={onKeyDown}>
          <colgroup>
            {COLUMNS.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {COLUMNS.map(({ key, name, sort: by }) => (
                <Head key={key} className={`col-${key}`} name={say(name)} by={by} sort={sort} />
              ))}
            </tr>
          </thead>
          {groups.map((group, g) => (
            <Fragment key={group.name}>
              {view === 'indicator' ? null : (
                <tbody className="ledger-group">
                  <tr>
                    <th colSpan={COLUMNS.length} scope="rowgroup">
                      {group.name ? (
                        <button
                          type="button"
                          className="open-indicator"
                          title={say('只看{name}', { name: group.name })}
                          onClick={() => change({ [view]: group.name })}
                        >
                          {group.name}
                        </button>
                      ) : (
                        say(NOTHING[view])
                      )}
                      <span className="dim small">
                        {say('{n} 项指标，{m} 处事项', { n: group.blocks.length, m: group.entries.length })}
                      </span>
                    </th>
                  </tr>
                </tbody>
              )}
              {group.blocks.map((block, b) => (
                <LedgerBlockRows
                  key={block.indicator.no}
                  block={block}
                  month={view === 'month' ? group.name : null}
                  today={today}
                  isFirst={g === 0 && b === 0}
                />
              ))}
            </Fragment>
          ))}
          <LedgerFoot shown={shown} total={total} columns={COLUMNS.length} />
        </table>
      </section>
    </>
  )
}

function Head({ className, name, by, sort }: { className: string; name: string; by: PlanSort | null; sort: PlanSort }) {
  const [, change] = useUrl()
  if (by === null)
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    )
  const isUp = sort === by
  const isDown = sort === `-${by}`
  const next = isUp ? `-${by}` : by === 'no' ? undefined : by
  return (
    <th scope="col" className={className} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => change({ sort: next }, 'replace')}>
        {name}
        <span aria-hidden="true">{isUp && by !== 'no' ? ' ↑' : isDown ? ' ↓' : ''}</span>
      </button>
    </th>
  )
}

/** Moves the focus, and the tab stop with it. Answers whether it moved. */
function move(event: KeyboardEvent, table: HTMLTableElement): boolean {
  const rows = [...table.tBodies].filter((body) => body.dataset['no']).flatMap((body) => [...body.rows])
  const cells = rows.flatMap((row) => [...row.cells])
  const from = cells.findIndex((cell) => cell.contains(event.target as Node))
  if (from < 0) return false
  const to = step(layOut(rows.map((row) => [...row.cells])), from, event.key, event.ctrlKey)
  const cell = to === null ? undefined : cells[to]
  if (!cell) return false
  for (const stop of table.querySelectorAll<HTMLElement>('tbody [tabindex="0"]')) stop.tabIndex = -1
  cell.tabIndex = 0
  cell.focus()
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return true
}
