import type { MatrixCell, MatrixColumn, MatrixRow as Row } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { figure, plain } from '../../../shared/numbers.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { explainKey } from '../../../shared/verdict/explain-address.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../matrix-english.ts'
import { type DrawnColumn, fullGap, shownGap, shownLine, shownValue } from '../matrix-layout.ts'

interface Props {
  row: Row
  /** Place among the rows shown, from 0. */
  index: number
  columns: readonly DrawnColumn[]
  /** The column that is the tab stop, in the one row that has it; -1 elsewhere. */
  stop: number
  /** The column whose explanation is open, in its row. */
  opened: string | null
  onOpen: (explain: string) => void
}

/** One section; every cell can hold the focus, the judged ones open their explanation. */
export const MatrixRow = memo(function MatrixRow({ row, index, columns, stop, opened, onOpen }: Props) {
  const say = useText(ENGLISH)
  const { code, stage } = row
  const place = (i: number) => ({ 'data-col': i + 1, tabIndex: stop === i + 1 ? 0 : -1 })
  return (
    <tr aria-rowindex={index + 2} data-row={index} className={row.mark === 'out' ? 'is-out' : undefined}>
      <th scope="row" aria-colindex={1} title={row.why ?? undefined}>
        <Link to="/schools/$code" params={{ code }} search={judgedSearch} data-col={0} tabIndex={stop === 0 ? 0 : -1}>
          {row.name}
        </Link>
        <span className="dim small nowrap"> {STAGE_NAMES[stage]}</span>
      </th>
      {columns.map((drawn, i) => {
        const { key, kind, at, column } = drawn
        const cell = kind === 'judged' ? row.cells[at] : null
        if (cell && column)
          return (
            <Cell
              key={key}
              cell={cell}
              column={column}
              colIndex={i + 2}
              place={place(i)}
              isOpen={opened === key}
              onOpen={() => onOpen(explainKey({ school: code, stage, indicator: key }))}
            />
          )
        const { explains } = drawn
        // An item of the standard says nothing of a section that is not counted.
        if (explains && !(explains.wholeSchool && row.mark === 'out'))
          return (
            <td
              key={key}
              className={drawn.isNumber ? 'num cell' : 'cell cell-words'}
              aria-colindex={i + 2}
              data-label={column?.zh ?? say('学生')}
            >
              <button
                type="button"
                {...place(i)}
                onClick={() =>
                  onOpen(
                    explainKey({ school: code, stage: explains.wholeSchool ? undefined : stage, indicator: explains.indicator }),
                  )
                }
              >
                {kind === 'students' ? figure(row.students, 0) : textOf(row, drawn)}
              </button>
            </td>
          )
        return (
          <Plain key={key} drawn={drawn} colIndex={i + 2} place={place(i)} label={column?.zh ?? say('结论')}>
            {kind === 'verdict' ? <RowVerdict row={row} /> : textOf(row, drawn)}
          </Plain>
        )
      })}
    </tr>
  )
})

function RowVerdict({ row: { mark, usesSpare, lifts } }: { row: Row }) {
  const say = useText(ENGLISH)
  if (mark === null) return null
  return (
    <span className="nowrap">
      <MarkWord mark={mark} />
      <span className="dim small">{usesSpare ? ` ${say('余项')}` : lifts > 0 ? ` ${say('补 {n} 项', { n: lifts })}` : ''}</span>
    </span>
  )
}

function textOf({ facts }: Row, { kind, at, isNumber, column }: DrawnColumn): string {
  if (kind !== 'fact') return ''
  const value = facts[at]
  if (value == null) return '—'
  // A year is no amount: no thousands.
  return typeof value === 'number' && isNumber && column?.unit !== '年' ? plain(value) : String(value)
}

interface PlaceProps {
  'data-col': number
  tabIndex: number
}

function Plain(props: { drawn: DrawnColumn; colIndex: number; place: PlaceProps; label: string; children: ReactNode }) {
  const say = useText(ENGLISH)
  const { drawn, colIndex, place, label, children } = props
  return (
    <td className={drawn.isNumber ? 'num plain' : 'plain'} aria-colindex={colIndex} data-label={label} {...place}>
      {drawn.kind === 'judged' ? <span className="dim small">{say('不涉及')}</span> : children}
    </td>
  )
}

interface CellProps {
  cell: MatrixCell
  column: MatrixColumn
  colIndex: number
  place: PlaceProps
  isOpen: boolean
  onOpen: () => void
}

/** Value over line, how it stands, and under it what is lacking. */
function Cell({ cell, column, colIndex, place, isOpen, onOpen }: CellProps) {
  const say = useText(ENGLISH)
  const words = useWords()
  const { mark } = cell
  const gap = shownGap(cell)
  const [value, line] = [shownValue(cell, column), shownLine(cell)]
  return (
    <td
      className={`num cell${mark ? ` cell-${mark}` : ''}${isOpen ? ' is-open' : ''}`}
      aria-colindex={colIndex}
      data-label={column.zh}
    >
      {/* The glyph is the style's: thousands of cells pass by while one scrolls, and each element counts. */}
      <button type="button" {...place} aria-label={mark && !gap ? `${value}${line}，${words[mark]}` : undefined} onClick={onOpen}>
        <span className="cell-value">{value}</span>
        <span className="cell-line">{line}</span>
        {gap ? (
          <>
            {mark ? <span className="sr">，{words[mark]} </span> : null}
            <span className="cell-gap" title={fullGap(cell)}>
              {gap}
              {cell.raises ? (
                <>
                  <span aria-hidden="true">▲</span>
                  <span className="sr">，{say('再给该校增加资源会拉大校际差距')}</span>
                </>
              ) : null}
            </span>
          </>
        ) : null}
      </button>
    </td>
  )
}
