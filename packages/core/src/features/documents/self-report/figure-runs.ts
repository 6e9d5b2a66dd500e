import { isFormAddress } from '../../evaluation/forms/explain-cell.ts'
import type { Form, FormCell } from '../../evaluation/forms/form.ts'
import { BLANK, type FigureAddress, type Run } from '../paper.ts'

/** What is counted over the whole county and has no explanation of its own: it leads to the matrix, which lists what was counted. */
export const counted = (key: string, label: string, value: number): Run => ({
  text: String(value),
  figure: { key, label, value, explain: null, page: 'matrix', missing: [] },
})

/** The one number of a form's cell; a blank where it cannot be given. @param label what it is, in Chinese */
export function cellRun(form: Form, row: string, column: string, label: string): Run {
  const cell = form.rows.find(({ key }) => key === row)?.cells.find((one) => one.column === column)
  if (!cell) throw new Error(`no cell ${row} ${column} in ${form.name}`)
  return runOfCell(cell, `${form.key}.${row}.${column}`, label)
}

export function runOfCell(cell: FormCell, key: string, label: string): Run {
  const { text, value, missing } = cell
  const blank = text === ''
  return {
    text: blank ? BLANK : text,
    figure: { key, label, value: blank ? null : value, explain: addressOf(cell), missing: blank ? [...missing] : [] },
  }
}

const NUMBER = /\d+(?:\.\d+)?%?|_{2,}/g

/**
 * A sentence of a form with every number in it a figure. A number is known by the words before it, so that a school that joins the sentence does
 * not rename the others.
 */
export function sentenceRuns(cell: FormCell, key: string, label: string): Run[] {
  const explain = addressOf(cell)
  const met = new Map<string, number>()
  const runs: Run[] = []
  let at = 0
  for (const found of cell.text.matchAll(NUMBER)) {
    const before = cell.text.slice(0, found.index)
    const words = (before.split(/[；;。]/).at(-1) ?? '').replace(/[\d.]+/g, '').trim()
    const times = (met.get(words) ?? 0) + 1
    met.set(words, times)
    if (found.index > at) runs.push({ text: cell.text.slice(at, found.index) })
    const isBlank = found[0].startsWith('_')
    runs.push({
      text: isBlank ? BLANK : found[0],
      figure: {
        key: `${key}.${words}${times > 1 ? `#${times}` : ''}`,
        label: words === '' ? label : `${label}：${words}`,
        value: isBlank ? null : Number.parseFloat(found[0]),
        explain,
        missing: isBlank ? [...cell.missing] : [],
      },
    })
    at = found.index + found[0].length
  }
  if (at < cell.text.length) runs.push({ text: cell.text.slice(at) })
  return runs
}

/** Only what can be taken apart is offered: a form's own address needs workings behind it. */
export function addressOf({ explain, workings }: FormCell): FigureAddress | null {
  if (!explain || (isFormAddress(explain) && !workings)) return null
  const { indicator, school, stage } = explain
  return { indicator, ...(school !== undefined && { school }), ...(stage !== undefined && { stage }) }
}
