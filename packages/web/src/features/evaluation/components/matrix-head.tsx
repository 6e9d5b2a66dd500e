import type { Matrix, MatrixColumn, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { memo } from 'react'
import { GLYPHS, type Mark, MarkWord } from '../../../shared/marks.tsx'
import { figure } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../matrix-english.ts'
import type { DrawnColumn } from '../matrix-layout.ts'
import { countMarks, readCells, withCell } from '../matrix-view.ts'

const MARKS = ['unmet', 'spare', 'not_judgeable', 'met'] as const

interface HeadProps {
  code: string
  label: string
  unit?: string
  isNumber?: boolean
  colIndex: number
  /** Asked of a judged column: which marks stand in it. */
  filter?: { column: MatrixColumn; at: number; rows: readonly MatrixRow[] } | undefined
}

/** The heads of all columns. Drawn anew only when these change, not while one scrolls. */
export const Head = memo(function Head({ matrix, columns }: { matrix: Matrix; columns: readonly DrawnColumn[] }) {
  const say = useText(ENGLISH)
  return (
    <thead>
      <tr aria-rowindex={1}>
        <SortHead code="name" label={say('学校')} colIndex={1} />
        {columns.map(({ key, kind, at, column, unit, isNumber }, i) => (
          <SortHead
            key={key}
            code={key}
            colIndex={i + 2}
            isNumber={isNumber}
            label={column?.zh ?? say(kind === 'verdict' ? '结论' : '学生')}
            unit={kind === 'students' ? say('人') : unit}
            filter={kind === 'judged' && column && matrix.claim.judgesSections ? { column, at, rows: matrix.rows } : undefined}
          />
        ))}
      </tr>
    </thead>
  )
})

/** A column's head: name, unit and line; pressing it sorts by the column, pressing again turns the order round. */
function SortHead({ code, label, unit, isNumber = false, colIndex, filter }: HeadProps) {
  const [{ sort }, change] = useUrl()
  const isDown = sort === `-${code}`
  const isUp = sort === code || (code === 'name' && !sort)
  // Names start from A; for figures the weakest comes first.
  const next = isUp ? `-${code}` : code === 'name' ? '' : code
  return (
    <th
      scope="col"
      aria-colindex={colIndex}
      className={isNumber ? 'num' : ''}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}
    >
      <span className="head-row">
        <button type="button" className="sort" onClick={() => change({ sort: next }, 'replace')}>
          {label}
          <span aria-hidden="true">{isUp ? ' ↑' : isDown ? ' ↓' : ''}</span>
        </button>
        {filter ? <MarkFilter {...filter} label={label} /> : null}
      </span>
      {unit ? <span className="head-unit">{unit}</span> : null}
    </th>
  )
}

/** Only the rows that stand so in this column. A native select: it opens above the table on every screen. */
function MarkFilter({ column, at, rows, label }: NonNullable<HeadProps['filter']> & { label: string }) {
  const say = useText(ENGLISH)
  const words = useWords()
  const [search, change] = useUrl()
  const chosen = readCells(search['cells']).find(({ key }) => key === column.key)?.mark ?? ''
  const counts = countMarks(column, at, rows)
  return (
    <span className={`head-filter${chosen ? ' is-on' : ''}`}>
      <span aria-hidden="true">▾</span>
      <select
        aria-label={say('筛选 {name}', { name: label })}
        value={chosen}
        onChange={(e) => change({ cells: withCell(search['cells'], column.key, e.target.value || null) })}
      >
        <option value="">{say('全部')}</option>
        {MARKS.filter((mark) => counts[mark] || mark === chosen).map((mark) => (
          <option key={mark} value={mark}>
            {GLYPHS[mark]} {words[mark]} {counts[mark] ?? 0}
          </option>
        ))}
      </select>
    </span>
  )
}

/** Totals and counts, true to the filter. */
export const Foot = memo(function Foot({
  matrix,
  rows,
  columns,
}: {
  matrix: Matrix
  rows: readonly MatrixRow[]
  columns: readonly DrawnColumn[]
}) {
  const say = useText(ENGLISH)
  const counts = { n: rows.length, s: new Set(rows.map(({ code }) => code)).size, all: matrix.rows.length }
  const total = (key: 'students') => rows.reduce((sum, row) => sum + (row[key] ?? 0), 0)
  return (
    <tr aria-rowindex={rows.length + 2}>
      <th scope="row" aria-colindex={1}>
        {say(rows.length === matrix.rows.length ? '共 {n} 个学段，{s} 校' : '{n} 个学段，{s} 校，共 {all} 个学段', counts)}
      </th>
      {columns.map(({ key, kind, at, column }, i) => (
        <td key={key} aria-colindex={i + 2} className={kind === 'verdict' ? 'small' : 'num small'}>
          {kind === 'verdict' ? <Marks counts={countRows(rows)} /> : null}
          {kind === 'students' ? figure(total('students'), 0) : null}
          {kind === 'judged' && column ? <Marks counts={countMarks(column, at, rows)} /> : null}
        </td>
      ))}
    </tr>
  )
})

function Marks({ counts }: { counts: Readonly<Record<string, number>> }) {
  return MARKS.filter((mark) => counts[mark]).map((mark: Mark) => (
    <span key={mark} className="foot-mark">
      <MarkWord mark={mark} quiet />
      {counts[mark]}{' '}
    </span>
  ))
}

function countRows(rows: readonly MatrixRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { mark } of rows) if (mark) counts[mark] = (counts[mark] ?? 0) + 1
  return counts
}
