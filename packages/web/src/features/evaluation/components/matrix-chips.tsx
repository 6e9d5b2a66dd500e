import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { useText } from '../../../shared/text.ts'
import { type Search, useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../matrix-english.ts'
import { FACT_FILTERS, factAt, filterRows, readCells, VIEW_KEYS, withCell } from '../matrix-view.ts'

/** Filters as chips that stand in the address. Each says how many rows it would leave beside the other filters. */
export function MatrixChips({ matrix }: { matrix: Matrix }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { judgesSections } = matrix.claim
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
      {FACT_FILTERS.map((key) => (
        <FactPicker key={key} matrix={matrix} fact={key} name={say(FACT_NAMES[key])} />
      ))}
      <TagPicker matrix={matrix} name={say('标签')} />
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

const FACT_NAMES = { town: '镇街', type: '办学类型', area: '城乡', owner: '办别' } as const

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

function FactPicker({ matrix, fact, name }: { matrix: Matrix; fact: (typeof FACT_FILTERS)[number]; name: string }) {
  const at = factAt(matrix, fact)
  const values = new Set(matrix.rows.map((row) => row.facts[at]).filter((value) => value !== null && value !== undefined))
  return <Picker matrix={matrix} param={fact} name={name} values={[...values].map(String)} />
}

function TagPicker({ matrix, name }: { matrix: Matrix; name: string }) {
  return <Picker matrix={matrix} param="tag" name={name} values={[...new Set(matrix.rows.flatMap((row) => row.tags))]} />
}

interface PickerProps {
  matrix: Matrix
  param: string
  name: string
  values: readonly string[]
}

/** One of several values; where all rows have the same, there is nothing to pick. */
function Picker({ matrix, param, name, values }: PickerProps) {
  const [search, change] = useUrl()
  const chosen = search[param]
  if (values.length < 2 && !chosen) return null
  const rest: Search = { ...search, [param]: undefined }
  return (
    <Select
      className={`picker${chosen ? ' is-on' : ''}`}
      aria-label={name}
      placeholder={name}
      popupMatchSelectWidth={false}
      allowClear
      value={chosen ?? null}
      onChange={(value: string | undefined) => change({ [param]: value })}
      options={values
        .toSorted(comparePinyin)
        .map((value) => ({ value, label: `${value} ${filterRows(matrix, { ...rest, [param]: value }).length}` }))}
    />
  )
}
