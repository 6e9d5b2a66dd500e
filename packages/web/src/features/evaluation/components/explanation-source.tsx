import type { EnteredSource, Source } from '@junheng/core/features/evaluation/explanation.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { rowQuery } from '../api.ts'
import { ENGLISH } from '../explanation-english.ts'
import { type Cell, sourceOf } from '../source-words.ts'

/** Where an input stands; whoever may see the package can have the row itself opened below. */
export function ExplanationSource({ source, packageId }: { source: Source; packageId: string }) {
  const say = useText(ENGLISH)
  const mayLook = useMay('collection.read')
  const [isOpen, setOpen] = useState(false)
  const words = sourceOf(source)
  if ('person' in source) return <Entered source={source} />
  if (!mayLook) return <span className="dim small inputs-source">{words}</span>
  return (
    <>
      <button type="button" className="dim small inputs-source" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words}
        <span className="sr">，{say('看这一行')}</span>
      </button>
      {isOpen ? <Row source={source} packageId={packageId} /> : null}
    </>
  )
}

/** Who gave a value of a data round, with the way to everything it ever was. */
function Entered({ source }: { source: EnteredSource }) {
  const say = useText(ENGLISH)
  const mayReview = useMay('round.read')
  return (
    <span className="dim small inputs-source">
      {sourceOf(source)}
      {source.value ? (
        <>
          {' '}
          <Link
            className="no-print"
            to={mayReview ? '/returns/$id/review' : '/returns/$id'}
            params={{ id: source.value.returnId }}
            search={{ value: source.value.path }}
          >
            {say('历次修改')}
          </Link>
        </>
      ) : null}
    </span>
  )
}

/** The row as it was handed in, with the cell in question marked and in view. */
function Row({ source: { sheet, row, column }, packageId }: { source: Cell; packageId: string }) {
  const say = useText(ENGLISH)
  const { data, error, isPending } = useQuery(rowQuery(packageId, sheet, row))
  const cell = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    if (data) cell.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [data])
  if (isPending) return <Loading what={say('正在取这一行')} />
  if (error) return <Failed error={error} />
  const at = data.columns.findIndex(({ letter, header }) => header === column || letter === column)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame inputs-row" aria-label={say('{sheet} 第 {row} 行', { sheet, row })} tabIndex={0}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{say('行号')}</span>
            </th>
            {data.columns.map(({ letter, header }) => (
              <th key={letter} scope="col">
                {letter}
                <span className="sheet-header">{header}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((found) => (
            <tr key={found.row}>
              <th scope="row">{found.row}</th>
              {data.columns.map(({ letter }, i) => (
                <td key={letter} ref={i === at ? cell : undefined} className={i === at ? 'sheet-here' : undefined}>
                  {found.cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
