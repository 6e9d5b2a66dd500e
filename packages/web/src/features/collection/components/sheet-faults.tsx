import type { Fault } from '@junheng/core/fault.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { SeverityWord } from '../../../shared/marks.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../hand-in-english.ts'
import { type FaultyCell, faultyCells } from '../sheet-cells.ts'

const PAGE = 40

/** A sheet's faulty rows, paged, and the chosen faulty cell; every fault is reached by going to the next, by paging, or by choosing it. */
export function SheetFaults({ view, faults }: { view: SheetView; faults: readonly Fault[] }) {
  const say = useText(ENGLISH)
  const cells = useMemo(() => faultyCells(view, faults), [view, faults])
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      cells.findIndex(({ severity }) => severity === 'error'),
    ),
  )
  const [page, setPage] = useState(() => pageOf(cells[at]))
  const frame = useRef<HTMLElement>(null)
  const chosen = cells[at]
  // A sheet is wider than the page: the chosen cell is brought into sight inside its frame, the page itself stays where it is.
  useEffect(() => {
    if (chosen) bringIntoSight(frame.current, chosen.cell)
  }, [chosen])
  const go = (next: number) => {
    setAt(next)
    setPage(pageOf(cells[next]))
  }
  const whole = faults.filter(({ cell }) => cell === null).length
  return (
    <>
      <div className="sheet-beside">
        <div className="stack" style={{ minWidth: 0 }}>
          <section
            className="frame sheet-frame"
            aria-label={say('{sheet}表中有问题的行', { sheet: view.sheet })}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
            tabIndex={0}
            ref={frame}
          >
            <Rows view={view} page={page} cells={cells} chosen={chosen?.cell} onChoose={(cell) => go(cells.indexOf(cell))} />
          </section>
          <Pager page={page} size={PAGE} total={view.rows.length} isSmall onPage={setPage} />
        </div>
        {chosen ? (
          <div className="sheet-told">
            <div className="row">
              <Button size="small" disabled={at === 0} onClick={() => go(at - 1)}>
                {say('上一处')}
              </Button>
              <Button size="small" disabled={at === cells.length - 1} onClick={() => go(at + 1)}>
                {say('下一处')}
              </Button>
              <span className="dim small">{say('第 {i} 处，共 {n} 处', { i: at + 1, n: cells.length })}</span>
            </div>
            <Told sheet={view.sheet} chosen={chosen} />
          </div>
        ) : null}
      </div>
      {whole > 0 ? <p className="dim small">{say('{n} 处只属于整张表，列在下面的清单里', { n: whole })}</p> : null}
    </>
  )
}

const pageOf = (cell: FaultyCell | undefined): number => Math.floor((cell?.at ?? 0) / PAGE) + 1

function bringIntoSight(frame: HTMLElement | null, cell: string): void {
  const found = frame?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)
  if (!frame || !found) return
  const [outer, inner] = [frame.getBoundingClientRect(), found.getBoundingClientRect()]
  frame.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2
  frame.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2
}

interface RowsProps {
  view: SheetView
  page: number
  cells: readonly FaultyCell[]
  chosen: string | undefined
  onChoose: (cell: FaultyCell) => void
}

function Rows({ view: { columns, rows }, page, cells, chosen, onChoose }: RowsProps) {
  const say = useText(ENGLISH)
  const faulty = new Map(cells.map((each) => [each.cell, each]))
  return (
    <table className="sheet">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{say('行号')}</span>
          </th>
          {columns.map(({ letter, header }) => (
            <th key={letter} scope="col">
              {letter}
              <span className="sheet-header">{header}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice((page - 1) * PAGE, page * PAGE).map(({ row, cells: texts }) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {columns.map(({ letter }, i) => {
              const own = faulty.get(`${letter}${row}`)
              if (!own) return <td key={letter}>{texts[i]}</td>
              return (
                <td key={letter} className={`sheet-${own.severity}`} data-cell={own.cell}>
                  <button type="button" aria-pressed={own.cell === chosen} onClick={() => onChoose(own)}>
                    <span aria-hidden="true">{own.severity === 'error' ? '■ ' : '▲ '}</span>
                    {texts[i] || say('（空）')}
                    <span className="sr">{say('，{cell} 有问题', { cell: own.cell })}</span>
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Told({ sheet, chosen }: { sheet: string; chosen: FaultyCell }) {
  const say = useText(ENGLISH)
  return (
    <div className="stack" aria-live="polite">
      <h3>
        {sheet} {chosen.cell}
      </h3>
      {chosen.faults.map((fault) => (
        <div key={`${fault.rule} ${fault.message}`} className="stack" style={{ gap: 4 }}>
          <p>
            <SeverityWord severity={fault.severity} /> {fault.rule}
            {fault.column ? ` · ${fault.column}` : ''}
          </p>
          <p>{fault.message}</p>
          <p>
            <strong>{say('改法：')}</strong>
            {fault.repair}
          </p>
        </div>
      ))}
    </div>
  )
}
