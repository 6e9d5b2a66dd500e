import type { Fault } from '@junheng/core/fault.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'
import { useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../hand-in-english.ts'
import { SheetFaults } from './sheet-faults.tsx'

interface Props {
  views: readonly SheetView[]
  faults: readonly Fault[]
}

/** The faulty rows as they stand in the workbook, and beside them what is wrong with the chosen cell. */
export function SheetViews({ views, faults }: Props) {
  const say = useText(ENGLISH)
  const urgent = faults.find((fault) => fault.severity === 'error' && views.some(({ sheet }) => sheet === fault.sheet))
  const [name, setName] = useState(urgent?.sheet ?? views[0]!.sheet)
  const view = views.find(({ sheet }) => sheet === name) ?? views[0]!
  return (
    <section className="card stack" aria-labelledby="sheet-view">
      <div className="row">
        <h2 id="sheet-view">{say('在表里看')}</h2>
        {views.map(({ sheet }) => (
          <button key={sheet} type="button" className="chip" aria-pressed={sheet === view.sheet} onClick={() => setName(sheet)}>
            {sheet} {faults.filter((fault) => fault.sheet === sheet).length}
          </button>
        ))}
      </div>
      <SheetFaults key={view.sheet} view={view} faults={faults.filter((fault) => fault.sheet === view.sheet)} />
    </section>
  )
}
