import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import type { CountyForms, FormCellView, FormView, Paper } from '@junheng/core/features/evaluation/form-schema.ts'
import { explainFormCell, isFormAddress } from '@junheng/core/features/evaluation/forms/explain-cell.ts'
import type { Form, FormCell } from '@junheng/core/features/evaluation/forms/form.ts'
import { formsOf, type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Figure } from '../../background/jobs.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'
import { type EvaluateOptions, givenProfile, profileFor } from './evaluate-input.ts'
import { countyFile } from './forms/county-files.ts'
import { headOf } from './forms/form-head.ts'

export interface FormsOptions extends Omit<EvaluateOptions, 'brief'> {
  /** Needed where the data holds several counties. */
  county?: string | undefined
}

/** One county of handed-in data, judged for everything that is printed of it. @throws Problem figure.missing */
export async function judgeForForms(bytes: Uint8Array, options: FormsOptions): Promise<JudgedCounty> {
  const standard = readStandard(options.standard)
  const { counties } = await readCountyInput(bytes, standard.catalogue)
  const { profile } = givenProfile(standard, options)
  const found = counties.filter((county) => options.county === undefined || county.code === options.county)
  const [county, another] = found
  if (!county) throw new Problem('figure.missing', { reason: '数据中没有这个县' })
  if (another) throw new Problem('figure.missing', { reason: `数据包含 ${found.length} 个县，请指明县代码` })
  return judgedCounty(county, standard, profileFor(county, profile, options.today))
}

/** 申报表 表Ⅰ—表Ⅵ of one county, as a page draws it. */
export async function formsOfInput(bytes: Uint8Array, options: FormsOptions): Promise<CountyForms> {
  const judged = await judgeForForms(bytes, options)
  const { code, name } = judged.frame.county
  return { county: { code, name }, forms: formsOf(judged).map(viewOf), schools: judged.frame.schoolRows.length }
}

/** The bytes of one of the papers of a county. @throws Problem figure.missing */
export async function paperOfInput(bytes: Uint8Array, paper: Paper, options: FormsOptions): Promise<Uint8Array> {
  const judged = await judgeForForms(bytes, options)
  return countyFile(judged, paper)
}

/** Takes apart a cell that only the forms know. @throws Problem figure.missing */
export async function explainFormInput(bytes: Uint8Array, figure: Figure): Promise<Explanation> {
  const judged = await judgeForForms(bytes, figure)
  const result = explainFormCell(judged, figure)
  if ('missing' in result) throw new Problem('figure.missing', { reason: result.missing })
  return result
}

function viewOf({ key, name, title, columns, rows, footnotes, gaps }: Form): FormView {
  return {
    key,
    name,
    title,
    head: headOf(columns),
    columns: columns.map(({ key, zh, width, align }) => ({ key, zh, width, align })),
    rows: rows.map((row) => ({ key: row.key, cells: row.cells.map(cellOf) })),
    footnotes: [...footnotes],
    gaps: gaps.map(({ where, row, column, missing }) => ({ where: where.trim(), row, column, missing: [...missing] })),
  }
}

function cellOf({ column, text, value, explain, missing, workings }: FormCell): FormCellView {
  return { column, text, value, explain: explained(explain, workings !== undefined), missing: [...missing] }
}

/** Only what can be taken apart is offered: a form's own address needs workings behind it. */
function explained(address: FormCell['explain'], hasWorkings: boolean): FormCellView['explain'] {
  if (!address || (isFormAddress(address) && !hasWorkings)) return null
  const { indicator, school, stage } = address
  return { indicator, ...(school !== undefined && { school }), ...(stage !== undefined && { stage }) }
}
