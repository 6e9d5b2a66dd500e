import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { type ReactNode, useMemo } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../matrix-english.ts'
import { filterRows, readCells, traitsIn, VIEW_KEYS, withCell } from '../matrix-view.ts'
import { TraitPickers } from './trait-pickers.tsx'

/** Filters as chips that stand in the address. Each says how many rows it would leave beside the other filters. */
export function MatrixChips({ matrix }: { matrix: Matrix }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { judgesSections } = matrix.claim
  const traits = useMemo(() => matrix.rows.map(traitsIn(matrix)), [matrix])
  const filtered = VIEW_KEYS.some((key) => key !== 'sort' && key !== 'cols' && search[key])
  const chip = (param: string, value: string, label: ReactNode) => (
    <Chip key={`${param}-${value}`} matrix={matrix} param={param} value={value}>
      {label}
    </Chip>
  )
  return (
    <>
      {chip('stage', 'primary', say('小学'))}
      {chip('stage', 'junior', say('初中'))}
      <TraitPickers of={traits} countOf={(wanted) => filterRows(matrix, wanted).length} />
      {judgesSections ? (
        <>
          {chip('verdict', 'unmet', <MarkWord mark="unmet" />)}
          {chip('verdict', 'not_judgeable', <MarkWord mark="not_judgeable" />)}
          {chip('verdict', 'met', <MarkWord mark="met" />)}
          {chip('short', '1', say('恰差一项'))}
          {chip('spare', '1', say('余项已用'))}
          {chip('lift', '1', say('须补'))}
          {chip('unknown', '1', say('有无法判定'))}
        </>
      ) : null}
      <ColumnChips matrix={matrix} />
      {filtered ? (
        <button
          type="button"
          className="link small"
          onClick={() =>
            change(Object.fromEntries(VIEW_KEYS.map((key) => [key, key === 'sort' || key === 'cols' ? search[key] : undefined])))
          }
        >
          {say('清除筛选')}
        </button>
      ) : null}
    </>
  )
}

interface ChipProps {
  matrix: Matrix
  param: string
  value: string
  children: ReactNode
}

function Chip({ matrix, param, value, children }: ChipProps) {
  const [search, change] = useUrl()
  const isOn = search[param] === value
  const count = filterRows(matrix, { ...search, [param]: value }).length
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={() => change({ [param]: isOn ? undefined : value })}>
      {children} <span className="chip-count">{count}</span>
      {isOn ? <span aria-hidden="true">✕</span> : null}
    </button>
  )
}

/** One column's verdict asked for in the table's head. */
function ColumnChips({ matrix }: { matrix: Matrix }) {
  const [search, change] = useUrl()
  const words = useWords()
  return readCells(search['cells']).map(({ key, mark }) => (
    <button
      key={key}
      type="button"
      className="chip"
      aria-pressed="true"
      onClick={() => change({ cells: withCell(search['cells'], key, null) })}
    >
      {matrix.judged.find((column) => column.key === key)?.zh ?? key} {words[mark as keyof typeof words] ?? mark}
      <span aria-hidden="true">✕</span>
    </button>
  ))
}
