import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import type {
  CountyForms,
  FormCellView,
  FormView,
  Paper,
  PaperFormat,
  SchoolPaper,
} from '@junheng/core/features/evaluation/form-schema.ts'
import { explainFormCell, isFormAddress } from '@junheng/core/features/evaluation/forms/explain-cell.ts'
import type { Form, FormCell } from '@junheng/core/features/evaluation/forms/form.ts'
import { formsOf, type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { schoolFormOf } from '@junheng/core/features/evaluation/forms/school-form.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Figure } from '../../background/jobs.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'
import { type EvaluateOptions, givenProfile, profileFor } from './evaluate-input.ts'
import { countyFile, schoolFile } from './forms/county-files.ts'
import { headOf } from './forms/form-head.ts'
import { SCHOOL_WIDTHS, type SchoolCell, schoolLines } from './forms/school-lines.ts'

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

/**
 * 申报表 表Ⅰ—表Ⅵ of one county, as a page draws it, as the bytes of its JSON: a megabyte is written once and not for everyone who asks.
 *
 * @throws Problem figure.missing
 */
export async function formsOfInput(bytes: Uint8Array, options: FormsOptions): Promise<Uint8Array> {
  const judged = await judgeForForms(bytes, options)
  const { code, name, schools } = judged.frame.county
  const forms: CountyForms = {
    county: { code, name },
    forms: formsOf(judged).map(viewOf),
    schools: [...judged.frame.schoolRows].map((row) => ({ code: schools.codes[row]!, name: schools.names[row]! })),
  }
  return Buffer.from(JSON.stringify(forms))
}

/** The bytes of one of the papers of a county. @throws Problem figure.missing */
export async function paperOfInput(bytes: Uint8Array, paper: Paper, options: FormsOptions): Promise<Uint8Array> {
  const judged = await judgeForForms(bytes, options)
  return countyFile(judged, paper)
}

/** 学校自评表 of one school, as a page draws it. @throws Problem record.missing for a school that has none, figure.missing */
export async function schoolPaperOfInput(bytes: Uint8Array, school: string, options: FormsOptions): Promise<SchoolPaper> {
  const form = schoolFormOf(await judgeForForms(bytes, options), school)
  if (!form) throw new Problem('record.missing')
  return {
    school: { code: form.schoolCode, name: form.schoolName },
    widths: [...SCHOOL_WIDTHS],
    // The last line lists the blanks, which the page shows below the paper.
    lines: schoolLines(form)
      .slice(0, -1)
      .map((cells) => cells.map(schoolCellOf)),
    gaps: form.gaps.map(({ missing, ...gap }) => ({ ...gap, missing: [...missing] })),
  }
}

/** The same as a file. @throws Problem record.missing, figure.missing */
export async function schoolFileOfInput(bytes: Uint8Array, school: string, format: PaperFormat, options: FormsOptions) {
  const judged = await judgeForForms(bytes, options)
  const form = schoolFormOf(judged, school)
  if (!form) throw new Problem('record.missing')
  return { name: form.schoolName, bytes: await schoolFile(judged, form, format) }
}

const schoolCellOf = ({
  col,
  colspan,
  rowspan,
  text,
  number,
  align,
  head,
  from,
}: SchoolCell): SchoolPaper['lines'][number][number] => ({
  col,
  colspan,
  rowspan,
  text,
  value: number?.value ?? null,
  align,
  head,
  explain: from && explained(from.explain, from.workings !== undefined),
  missing: [...(from?.missing ?? [])],
})

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
