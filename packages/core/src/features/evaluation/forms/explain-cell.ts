import type { FigureAddress, NoSuchFigure } from '../explain/explain.ts'
import type { Explanation } from '../explanation.ts'
import type { FormCell, FormKey } from './form.ts'
import { formOf, type JudgedCounty } from './forms.ts'

/** Is this the address of a cell only the forms know (`form:I.L19`)? Such cells are explained here, all others by `explain()`. */
export const isFormAddress = ({ indicator }: FigureAddress): boolean => indicator.startsWith('form:')

/** Takes one cell of a form apart, by the address the cell carries. */
export function explainFormCell(judged: JudgedCounty, address: FigureAddress): Explanation | NoSuchFigure {
  const key = /^form:([^.]+)\./.exec(address.indicator)?.[1] as FormKey | undefined
  const known = key && ['I', 'II-1', 'II-2', 'III', 'IV', 'V', 'VI'].includes(key)
  if (!known) return { missing: `没有「${address.indicator}」这张表` }
  const form = formOf(judged, key)
  const cell = form.rows
    .flatMap((row) => row.cells)
    .find(
      ({ explain, workings }) =>
        workings &&
        explain?.indicator === address.indicator &&
        explain.school === address.school &&
        explain.stage === address.stage,
    )
  if (!cell) return { missing: `${form.name}没有「${address.indicator}」这一格` }
  return explanationOf(judged, form.name, cell)
}

function explanationOf({ frame }: JudgedCounty, formName: string, cell: FormCell): Explanation {
  const { title, unit, formula, withNumbers, inputs } = cell.workings!()
  return {
    title,
    indicator: cell.explain!.indicator,
    unit,
    value: cell.value,
    formula,
    withNumbers,
    inputs,
    split: null,
    threshold: null,
    clause: `申报表${formName}`,
    source: '《全国义务教育优质均衡发展县（市、区）申报表》',
    confidence: '单一来源',
    verdict: null,
    toPass: cell.missing.length > 0 ? `补报：${cell.missing.join('、')}` : null,
    notes: frame.standard.key === 'quality_balanced_2017' ? [] : [`按${frame.standard.short}计算`],
  }
}
