import { saveCsv } from '../../shared/csv.ts'
import { STAGE_NAMES } from '../../shared/standards.ts'
import { markOf, type SectionRow } from '../../shared/verdict/section-rows.ts'
import { shortName } from './item-words.ts'
import type { Judged } from './use-judged.ts'

const WORDS = { met: '达标', spare: '余项', unmet: '未达标', not_judgeable: '无法判定', out: '不计入' } as const

/** What the matrix shows now, as CSV: every value in full precision with its line and how it stands. */
export function saveMatrix(rows: readonly SectionRow[], codes: readonly string[], judged: Judged): void {
  const head = codes.flatMap((code) => {
    const name = shortName(judged.view, code)
    return [name, `${name}标准`, `${name}判定`]
  })
  saveCsv(
    `${judged.county.countyName}-学校矩阵.csv`,
    ['学校代码', '学校', '学段', '学生数', '结论', '余项已用', '须补项数', ...head],
    rows.map(({ section, mark, usesSpare, lifts }) => [
      section.schoolCode,
      section.schoolName,
      STAGE_NAMES[section.stage],
      section.students,
      section.pass === null && section.met === null ? null : WORDS[mark],
      usesSpare ? '是' : null,
      lifts || null,
      ...codes.flatMap((code) => {
        const value = section.indicators[code]
        const stands = value ? markOf(value) : null
        return [value?.value ?? null, value?.threshold ?? null, stands ? WORDS[stands] : null]
      }),
    ]),
  )
}
