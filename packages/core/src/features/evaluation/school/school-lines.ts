import { STAGES } from '../../collection/county.ts'
import type { JudgedCounty } from '../forms/forms.ts'
import { orNull } from '../items/say.ts'
import { factColumnsOf, tagsOf } from '../matrix/fact-columns.ts'
import type { SectionResult } from '../result.ts'
import type { SchoolLine } from '../school-schema.ts'
import { schoolType } from '../school-types.ts'
import { sectionsOfSchool } from '../split.ts'
import { dutiesOf } from './duties.ts'

/** Every school of a county, also those that do not count, in the order of their codes. */
export function schoolLines(judged: JudgedCounty): SchoolLine[] {
  const { frame, result } = judged
  const { schools } = frame.county
  const duties = dutiesOf(frame)
  const facts = new Map(factColumnsOf(frame).map(({ column, value }) => [column.key, value]))
  const word = (key: string, school: number) => facts.get(key)!(0, school) as string | null
  const sections = new Map(result.sections.map((section) => [`${section.schoolCode} ${section.stage}`, section]))
  return schools.codes.map((code, school) => {
    const verdicts = duties(school).map((duty) => duty.verdict)
    const rows = sectionsOfSchool(frame.county, school)
    const stages = rows.map((row) => {
      const stage = STAGES[frame.county.sections.stage[row]!]!
      const students = orNull(frame.sectionColumn('students')[row]!)
      const found = sections.get(`${code} ${stage}`)
      return { stage, students, pass: found?.pass ?? null, excluded: frame.scope.reasons[row] ?? null, found }
    })
    return {
      code,
      name: schools.names[school]!,
      type: schoolType(schools.types[school]!).zh,
      town: word('town', school),
      area: word('area', school),
      owner: word('owner', school),
      tags: [...new Set(rows.flatMap((row) => tagsOf(frame, row, school)))],
      stages: stages.map(({ found: _, ...stage }) => stage),
      verdict: verdictOf(stages.flatMap(({ found }) => found ?? [])),
      duties: {
        unmet: verdicts.filter((verdict) => verdict === 'unmet').length,
        unknown: verdicts.filter((verdict) => verdict === 'not_judgeable').length,
      },
    }
  })
}

/** One failing stage decides, else one unknown. Null where the standard does not judge sections (`met` is then null), or none counts. */
function verdictOf(sections: readonly SectionResult[]): SchoolLine['verdict'] {
  const judged = sections.filter(({ met }) => met !== null)
  if (judged.length === 0) return null
  if (judged.some(({ pass }) => pass === false)) return 'unmet'
  return judged.some(({ pass }) => pass === null) ? 'not_judgeable' : 'met'
}
