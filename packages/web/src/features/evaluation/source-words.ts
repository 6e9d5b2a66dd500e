import type { ExplanationInput, Source } from '@junheng/core/features/evaluation/explanation.ts'
import { dateTime } from '../../shared/dates.ts'
import { plain } from '../../shared/numbers.ts'

/** Where an input stands, as people look it up: 澄溪区.xlsx · 学校 · D14. Empty where it was worked out. */
export function sourceOf(source: Source | null): string {
  if (!source) return ''
  if ('person' in source) return `${source.person} 于 ${dateTime(source.at)} 填报`
  const { file, sheet, row, column } = source
  const place = /^[A-Z]{1,3}$/.test(column) ? `${column}${row}` : `第 ${row} 行 · ${column}`
  return [file, sheet === file ? '' : sheet, place].filter(Boolean).join(' · ')
}

/** An input's value with its unit; 未报 where nothing was handed in. */
export const amountOf = ({ value, unit }: ExplanationInput): string =>
  value === null ? '未报' : `${typeof value === 'number' ? plain(value) : value} ${unit}`.trim()
