import type { JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { schoolForms } from '@junheng/core/features/evaluation/forms/school-form.ts'
import { xmlText } from '../../../files/xml-text.ts'
import { type PackedPart, pack, zipOf } from '../../../files/zip-write.ts'
import { type SchoolTitle, schoolDocxMaker } from './school-docx.ts'
import { schoolXlsx } from './school-xlsx.ts'

/** 学校自评表 of every school that counts, xlsx and docx, as one zip: `<学校代码>_<学校名称>.xlsx`. */
export async function schoolFormsZip(judged: JudgedCounty, title: SchoolTitle): Promise<Uint8Array> {
  const forms = schoolForms(judged)
  const files: PackedPart[] = []
  const [first] = forms
  if (first) {
    const docx = await schoolDocxMaker(first, title)
    for (const form of forms) {
      const name = fileName(`${form.schoolCode}_${form.schoolName}`)
      files.push(pack(`${name}.xlsx`, await schoolXlsx(form, title), { stored: true }))
      files.push(pack(`${name}.docx`, docx(form), { stored: true }))
    }
  }
  return zipOf(files)
}

/** Codes are of letters and digits by rule, names of anything: what a file name cannot hold, or would climb with, becomes `_`. */
export function fileName(text: string): string {
  const safe = [...xmlText(text)].map((char) => (char < ' ' || '<>:"/\\|?*\u007f'.includes(char) ? '_' : char))
  return safe.slice(0, 60).join('').replace(/^\.+/, '_').trim() || '_'
}
