import type { PaperFormat } from '@junheng/core/features/evaluation/form-schema.ts'
import type { SchoolForm } from '@junheng/core/features/evaluation/forms/form.ts'
import { formsOf, type JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { formsDocx } from './forms-docx.ts'
import { type FormTitle, formsXlsx } from './forms-xlsx.ts'
import { matrixXlsx } from './matrix-xlsx.ts'
import { schoolDocxMaker } from './school-docx.ts'
import { schoolXlsx } from './school-xlsx.ts'
import { schoolFormsZip } from './school-zip.ts'
import { shortfallsXlsx } from './shortfalls.ts'

/** What is written for a county, in this order. */
export const COUNTY_FILES = ['forms.xlsx', 'forms.docx', 'matrix.xlsx', 'shortfalls.xlsx', 'school-forms.zip'] as const
export type CountyFile = (typeof COUNTY_FILES)[number]

/** The bytes of one of a county's files. */
export async function countyFile(judged: JudgedCounty, file: CountyFile): Promise<Uint8Array> {
  const title = titleOf(judged)
  switch (file) {
    case 'forms.xlsx':
      return formsXlsx(formsOf(judged), title)
    case 'forms.docx':
      return formsDocx(formsOf(judged), title)
    case 'matrix.xlsx':
      return matrixXlsx(judged)
    case 'shortfalls.xlsx':
      return shortfallsXlsx(judged)
    case 'school-forms.zip':
      return schoolFormsZip(judged, title)
  }
}

/** The bytes of one school's own table. */
export async function schoolFile(judged: JudgedCounty, form: SchoolForm, format: PaperFormat): Promise<Uint8Array> {
  const title = titleOf(judged)
  return format === 'xlsx' ? schoolXlsx(form, title) : (await schoolDocxMaker(form, title))(form)
}

/** County, standard, profile and day of the figures: a printed page must say by what it was judged. */
export function titleOf({ frame, result }: JudgedCounty): FormTitle {
  const day = frame.county.values.get('statistics_date')?.text
  const basis = [
    `按${frame.standard.zh}标准（${frame.standard.docNo}）判定`,
    frame.profile.name === 'default' ? '' : `口径：${frame.profile.name}`,
    day ? `统计时点：${day}` : '',
  ]
  return { countyName: result.countyName, countyCode: result.countyCode, basis: basis.filter(Boolean).join('　') }
}
