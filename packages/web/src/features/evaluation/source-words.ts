import { BASIS_NAMES } from '@junheng/core/features/collection/round/bases.ts'
import type { EnteredSource, ExplanationInput, Source } from '@junheng/core/features/evaluation/explanation.ts'
import { dateTime } from '../../shared/dates.ts'
import { plain } from '../../shared/numbers.ts'

/** Where an input stands, as people look it up: 澄溪区.xlsx · 学校 · D14. Empty where it was worked out. */
export function sourceOf(source: Source | null): string {
  if (!source) return ''
  if ('person' in source) return enteredBy(source)
  const { row, column } = source
  return `${tableOf(source)} · ${isLetter(column) ? `${column}${row}` : `第 ${row} 行 · ${column}`}`
}

/** 自报 · 林校长 · 2026-09-18 10:20；修订：原为 2800，操场扩建漏报. */
function enteredBy({ basis, person, at, how, was, note }: EnteredSource): string {
  if (basis === 'directory') return person
  const given = `${BASIS_NAMES[basis]} · ${person} · ${dateTime(at)}${HOW_WORDS[how] ? ` · ${HOW_WORDS[how]}` : ''}`
  if (how === 'amended') return `${given}，原为 ${was || '未报'}${note ? `，原因：${note}` : ''}`
  return was ? `${given}（原为 ${was}）` : given
}
const HOW_WORDS: Readonly<Record<string, string>> = {
  uploaded: '上传',
  copied: '沿用上年',
  gathered: '取自国家系统',
  amended: '锁定后修订',
}

/** The row an input stands in, for a list whose inputs share it; with `columnOf` it says as much as `sourceOf`. */
export const rowOf = (source: Cell): string => `${tableOf(source)} · 第 ${source.row} 行`
export const columnOf = ({ column }: Cell): string => (isLetter(column) ? `${column} 列` : column)

export type Cell = Extract<Source, { file: string }>

const tableOf = ({ file, sheet }: Cell): string => (sheet === file ? file : `${file} · ${sheet}`)
const isLetter = (column: string): boolean => /^[A-Z]{1,3}$/.test(column)

/** An input's value with its unit; 未报 where nothing was handed in. */
export const amountOf = ({ value, unit }: ExplanationInput): string =>
  value === null ? '未报' : `${typeof value === 'number' && unit !== '年' ? plain(value) : value} ${unit}`.trim()
