import { type County, STAGES, type Stage } from '../../collection/county.ts'
import type { JudgedCounty } from '../../evaluation/forms/forms.ts'
import { orNull } from '../../evaluation/items/say.ts'
import { type DutyColumn, dutyColumnsOf } from '../../evaluation/matrix/duty-columns.ts'
import type { MatrixCell } from '../../evaluation/matrix/matrix.ts'
import type { SectionResult } from '../../evaluation/result.ts'
import type { EffectDuty, EffectIndicator, EffectSection } from './effect-schema.ts'

interface Place {
  /** Row of the county afterwards. */
  row: number
  code: string
  stage: Stage
  was: SectionResult | undefined
  is: SectionResult | undefined
}

/** One section before and after, indicator by indicator and duty by duty. */
export function sectionSides(before: JudgedCounty, after: JudgedCounty, { row, code, stage, was, is }: Place): EffectSection {
  const { schools, sections } = after.frame.county
  const school = sections.school[row]!
  const earlier = rowBefore(before.frame.county, code, stage)
  return {
    schoolCode: code,
    schoolName: schools.names[school]!,
    stage,
    students: {
      before: earlier ? students(before.frame.county, earlier.section) : null,
      after: students(after.frame.county, row),
    },
    pass: { before: passOf(was), after: passOf(is) },
    indicators: before.frame.standard.indicators.map((indicator): EffectIndicator => {
      const side = (section: SectionResult | undefined) => {
        const found = section?.indicators[indicator.code]
        return found ? { value: found.value, verdict: found.verdict } : null
      }
      return {
        code: indicator.code,
        zh: indicator.short,
        unit: indicator.unit,
        decimals: indicator.decimals,
        threshold: indicator.thresholds?.[stage] ?? null,
        before: side(was),
        after: side(is),
      }
    }),
    duties: judgedSides(after).duties.flatMap(({ column, cell }, k): EffectDuty[] => {
      const now = cell(row, school)
      const then = earlier ? (judgedSides(before).duties[k]?.cell(earlier.section, earlier.school) ?? null) : null
      if (!now && !then) return []
      const { key, zh, unit, decimals } = column
      return [{ key, zh, unit, decimals, before: dutySide(then), after: dutySide(now) }]
    }),
  }
}

function dutySide(cell: MatrixCell | null): EffectDuty['before'] {
  if (!cell) return null
  const { value, line, text, mark } = cell
  return { value, line, text, verdict: mark === 'spare' ? 'unmet' : mark }
}

function passOf(section: SectionResult | undefined): EffectSection['pass']['before'] {
  if (!section) return 'out'
  if (section.pass !== null) return section.pass ? 'met' : 'unmet'
  return Object.values(section.indicators).some(({ verdict }) => verdict !== null) ? 'not_judgeable' : null
}

const students = ({ sections }: County, row: number): number | null =>
  orNull(sections.numbers.get('students')?.[row] ?? Number.NaN)

function rowBefore({ schools, sections }: County, code: string, stage: Stage): { section: number; school: number } | null {
  const school = schools.codes.indexOf(code)
  const section = school < 0 ? -1 : sections.school.findIndex((s, row) => s === school && STAGES[sections.stage[row]!] === stage)
  return section < 0 ? null : { section, school }
}

const known = new WeakMap<JudgedCounty, { duties: DutyColumn[]; sections: Map<string, SectionResult> }>()
/** What is asked of a judged county over and over: its duties and its sections by school and stage. */
export function judgedSides(judged: JudgedCounty) {
  const found = known.get(judged)
  if (found) return found
  const made = {
    duties: dutyColumnsOf(judged.frame),
    sections: new Map(judged.result.sections.map((each) => [`${each.schoolCode} ${each.stage}`, each])),
  }
  known.set(judged, made)
  return made
}
