import { schoolLines } from '@junheng/core/features/evaluation/school/school-lines.ts'
import { schoolView } from '@junheng/core/features/evaluation/school/school-view.ts'
import type { CountySchools, SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type FormsOptions, judgeForForms } from './forms-input.ts'

/** Every school of one county of handed-in data, as a list. @throws Problem figure.missing */
export async function schoolsOfInput(bytes: Uint8Array, options: FormsOptions): Promise<CountySchools> {
  const judged = await judgeForForms(bytes, options)
  const { code, name } = judged.frame.county
  return { county: { code, name }, schools: schoolLines(judged) }
}

/** One school of it on a page. @throws Problem figure.missing when there is no such school */
export async function schoolOfInput(
  bytes: Uint8Array,
  school: string,
  options: FormsOptions,
): Promise<{ county: CountySchools['county']; school: SchoolView }> {
  const judged = await judgeForForms(bytes, options)
  const found = schoolView(judged, school)
  if (!found) throw new Problem('figure.missing', { reason: `数据中没有代码为「${school}」的学校` })
  const { code, name } = judged.frame.county
  return { county: { code, name }, school: found }
}
