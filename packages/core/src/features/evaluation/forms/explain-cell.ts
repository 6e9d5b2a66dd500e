import type { FigureAddress, NoSuchFigure } from '../explain/explain.ts'
import type { Explanation } from '../explanation.ts'
import { FORM_KEYS, type FormCell, type FormKey, type SchoolForm } from './form.ts'
import { formOf, type JudgedCounty } from './forms.ts'
import { schoolFormOf } from './school-form.ts'

/** Is this the address of a cell only the forms know (`form:I.L19`)? Such cells are explained here, all others by `explain()`. */
export const isFormAddress = ({ indicator }: FigureAddress): boolean => indicator.startsWith('form:')

/** Takes one cell of a form apart, by the address the cell carries. `form:school.…` is a cell of a school's own table. */
export function explainFormCell(judged: JudgedCounty, address: FigureAddress): Explanation | NoSuchFigure {
  const key = /^form:([^.]+)\./.exec(address.indicator)?.[1] as FormKey | 'school' | undefined
  if (key === 'school') return explainSchoolCell(judged, address)
  if (!FORM_KEYS.some((known) => known === key)) return { missing: `没有「${address.indicator}」这张表` }
  const form = formOf(judged, key as FormKey)
  return told(
    judged,
    form.name,
    form.rows.flatMap((row) => row.cells),
    address,
  )
}

function explainSchoolCell(judged: JudgedCounty, address: FigureAddress): Explanation | NoSuchFigure {
  const form = address.school === undefined ? null : schoolFormOf(judged, address.school)
  if (!form) return { missing: '没有这所学校的学校自评表' }
  return told(judged, '学校自评表', schoolCells(form), address)
}

/** Every cell of a school's own table. */
export const schoolCells = ({ head, resources, duties, quality }: SchoolForm): FormCell[] => [
  ...Object.values(head),
  ...resources.flatMap((row) => [row.name, ...row.cells]),
  ...[...duties, ...quality].flatMap((row) => row.cells),
]

function told(judged: JudgedCounty, form: string, cells: readonly FormCell[], address: FigureAddress) {
  const cell = cells.find(
    ({ explain, workings }) =>
      workings &&
      explain?.indicator === address.indicator &&
      explain.school === address.school &&
      explain.stage === address.stage,
  )
  return cell ? explanationOf(judged, form, cell) : { missing: `${form}没有「${address.indicator}」这一格` }
}

function explanationOf({ frame }: JudgedCounty, form: string, cell: FormCell): Explanation {
  const { rule, ...workings } = cell.workings!()
  return {
    ...workings,
    indicator: cell.explain!.indicator,
    value: cell.value,
    split: null,
    threshold: null,
    clause: form === '学校自评表' ? form : `申报表${form}`,
    source: form === '学校自评表' ? '市级自评通知附件《学校自评表》' : '《全国义务教育优质均衡发展县（市、区）申报表》',
    confidence: '单一来源',
    verdict: null,
    toPass: cell.missing.length > 0 ? `补报：${cell.missing.join('、')}` : null,
    notes: frame.standard.key === 'quality_balanced_2017' ? [] : [`按${frame.standard.short}计算`],
    ...rule,
  }
}
