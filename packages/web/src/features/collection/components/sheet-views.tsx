import type { Fault } from '@junheng/core/fault.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'
import { useState } from 'react'
import { SeverityWord } from '../../../shared/marks.tsx'

interface Props {
  views: readonly SheetView[]
  faults: readonly Fault[]
}

/** The faulty rows as they stand in the workbook, and beside them what is wrong with the chosen cell. */
export function SheetViews({ views, faults }: Props) {
  const urgent = faults.find((fault) => fault.severity === 'error' && views.some(({ sheet }) => sheet === fault.sheet))
  const [name, setName] = useState(urgent?.sheet ?? views[0]!.sheet)
  const view = views.find(({ sheet }) => sheet === name) ?? views[0]!
  return (
    <section className="card stack" aria-labelledby="sheet-view">
      <div className="row">
        <h2 id="sheet-view">在表里看</h2>
        {views.map(({ sheet }) => (
          <button key={sheet} type="button" className="chip" aria-pressed={sheet === view.sheet} onClick={() => setName(sheet)}>
            {sheet} {faults.filter((fault) => fault.sheet === sheet).length}
          </button>
        ))}
      </div>
      <Sheet key={view.sheet} view={view} faults={faults.filter((fault) => fault.sheet === view.sheet)} />
    </section>
  )
}

function Sheet({ view: { sheet, columns, rows }, faults }: { view: SheetView; faults: readonly Fault[] }) {
  const inCell = (cell: string) => faults.filter((fault) => fault.cell === cell)
  const first = rows.flatMap(({ row }) => columns.map(({ letter }) => `${letter}${row}`)).find((cell) => inCell(cell).length > 0)
  const [chosen, choose] = useState(first)
  return (
    <div className="sheet-beside">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame sheet-frame" aria-label={`${sheet}表中有问题的行`} tabIndex={0}>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">行号</span>
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
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map(({ letter }, i) => {
                  const cell = `${letter}${row}`
                  const own = inCell(cell)
                  if (own.length === 0) return <td key={letter}>{cells[i]}</td>
                  const severity = own.some((fault) => fault.severity === 'error') ? 'error' : 'warn'
                  return (
                    <td key={letter} className={`sheet-${severity}`}>
                      <button type="button" aria-pressed={cell === chosen} onClick={() => choose(cell)}>
                        <span aria-hidden="true">{severity === 'error' ? '■ ' : '▲ '}</span>
                        {cells[i] || '（空）'}
                        <span className="sr">，{cell} 有问题</span>
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {chosen ? (
        <div className="sheet-told" aria-live="polite">
          <h3>
            {sheet} {chosen}
          </h3>
          {inCell(chosen).map((fault) => (
            <div key={`${fault.rule} ${fault.message}`} className="stack" style={{ gap: 4 }}>
              <p>
                <SeverityWord severity={fault.severity} /> {fault.rule}
                {fault.column ? ` · ${fault.column}` : ''}
              </p>
              <p>{fault.message}</p>
              <p>
                <strong>改法：</strong>
                {fault.repair}
              </p>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
