import type { FigureAddress } from '../explain/explain.ts'
import type { Verdict } from '../result.ts'
import type { FormCell, FormColumn, FormFigure, FormGap, FormRow, Workings } from './form.ts'

/** What a number not reported leaves in a sentence, to be written in by hand if need be. */
export const BLANK = '____'
/** What the form prints where a column has no meaning for a row. */
export const NONE = '——'

/** A number and what it lacks; the value is in the printed unit. */
export interface Figure {
  value: number | null
  missing: readonly string[]
  workings?: () => Workings
}

/** 四舍五入 to the form's precision, for display only: 1.005 to two places is 1.01 whatever binary makes of it. */
export function shownTo(value: number, decimals: number): string {
  const scaled = Math.round(Math.abs(Number((value * 10 ** decimals).toPrecision(15))))
  const text = (scaled / 10 ** decimals).toFixed(decimals)
  return value < 0 && scaled > 0 ? `-${text}` : text
}

/** A cell of one number. */
export function numberCell(column: string, figure: Figure, decimals: number, explain: FigureAddress | null): FormCell {
  const { value, missing, workings } = figure
  return {
    column,
    text: value === null ? '' : shownTo(value, decimals),
    value,
    decimals,
    explain,
    missing: value === null ? missing : [],
    ...(workings && { workings }),
  }
}

export function textCell(
  column: string,
  text: string,
  explain: FigureAddress | null = null,
  missing: readonly string[] = [],
): FormCell {
  return { column, text, value: null, decimals: null, explain, missing }
}

/** A cell of words that only the forms know, with how it came about. */
export const toldCell = (column: string, text: string, explain: FigureAddress, workings: () => Workings): FormCell => ({
  ...textCell(column, text, explain),
  workings,
})

const YES_NO: Record<Verdict, string> = { met: '是', unmet: '否', not_judgeable: '' }

/** 是否达标: 是, 否, or blank with what is missing. */
export function verdictCell(
  column: string,
  verdict: Verdict | null,
  explain: FigureAddress | null,
  why: readonly string[],
): FormCell {
  return textCell(column, verdict === null ? NONE : YES_NO[verdict], explain, verdict === 'not_judgeable' ? why : [])
}

/** One number of a sentence; `explain` says where it comes from. */
export function figure(label: string, found: Figure, decimals: number, unit: string, explain: FigureAddress): FormFigure {
  return { label, value: found.value, decimals, unit, explain, missing: found.value === null ? found.missing : [] }
}

export interface Sentence {
  text: string
  figures: readonly FormFigure[]
}

/** A sentence of the form with its numbers filled in, each followed by its unit: say`教师${teachers}，完成率${rate}`. */
export function say(words: TemplateStringsArray, ...parts: readonly (FormFigure | string)[]): Sentence {
  let text = words[0]!
  parts.forEach((part, i) => {
    text += `${typeof part === 'string' ? part : filledIn(part)}${words[i + 1]!}`
  })
  return { text, figures: parts.filter((part) => typeof part !== 'string') }
}

const filledIn = ({ value, decimals, unit }: FormFigure): string => `${value === null ? BLANK : shownTo(value, decimals)}${unit}`

export function sentenceCell(column: string, { text, figures }: Sentence, explain: FigureAddress): FormCell {
  const missing = [...new Set(figures.flatMap((f) => f.missing))]
  return { column, text, value: null, decimals: null, explain, missing, figures }
}

/** The blank cells of these rows, named by their first cells and the column's heading. */
export function gapsOf(columns: readonly FormColumn[], rows: readonly FormRow[], name: (row: FormRow) => string): FormGap[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      if (cell.missing.length === 0) return []
      const column = columns.find((c) => c.key === cell.column)!
      const where = [name(row), column.code, column.zh].filter(Boolean).join(' ')
      return [{ where, row: row.key, column: cell.column, missing: cell.missing }]
    }),
  )
}

/** part ÷ whole as a percentage; lacking what either lacks; `nobody` where there is nobody to count. */
export function percentOf(part: Figure, whole: Figure, nobody = '总数为 0，没有比例'): Figure {
  const missing = lackedBy(part, whole)
  if (part.value === null || whole.value === null) return { value: null, missing }
  return whole.value === 0 ? { value: null, missing: [nobody] } : { value: (part.value / whole.value) * 100, missing: [] }
}

/** What those of them that have no value wait for. */
const lackedBy = (...figures: readonly Figure[]): string[] => [
  ...new Set(figures.flatMap((f) => (f.value === null ? f.missing : []))),
]

export function plus(a: Figure, b: Figure): Figure {
  const missing = lackedBy(a, b)
  return { value: a.value === null || b.value === null ? null : a.value + b.value, missing }
}

export const column = (
  key: string,
  zh: string,
  width: number,
  options: Partial<Pick<FormColumn, 'code' | 'groups' | 'align'>> = {},
): FormColumn => ({ key, zh, width, code: null, groups: [], align: 'center', ...options })
