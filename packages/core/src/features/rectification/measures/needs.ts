import { STAGES } from '../../collection/county.ts'
import type { Frame } from '../../evaluation/frame.ts'
import { plain } from '../../evaluation/items/say.ts'
import type { EffectFinding, EffectSection } from './effect-schema.ts'
import { finding } from './finding.ts'

/** What a change of pupils and classes asks for that no indicator of the standard says: teachers for more classes, room for more pupils. */
export function needsOf(before: Frame, after: Frame, sections: readonly EffectSection[]): EffectFinding[] {
  return [...sections.flatMap((section) => teachersNeeded(before, after, section)), ...overCapacity(before, after, sections)]
}

/** The school's own teachers a class, now, carried over to the classes it will have; of a school without classes yet the stage's. The standards set no number. */
function teachersNeeded(before: Frame, after: Frame, { schoolCode, schoolName, stage }: EffectSection): EffectFinding[] {
  const [was, is] = [countsOf(before, schoolCode, stage), countsOf(after, schoolCode, stage)]
  if (!is || (was && !(is.classes > was.classes))) return []
  const isNew = !was || was.classes === 0
  const model = isNew ? countsOfStage(before, stage) : was
  const rate = model.teachers / model.classes
  const lacking = Math.ceil(rate * is.classes - is.teachers - 1e-9)
  if (!(lacking > 0) || !(model.classes > 0)) return []
  const whose = isNew ? `全县${stage === 'primary' ? '小学' : '初中'}` : '现有'
  const text =
    `${schoolName}（${stage === 'primary' ? '小学' : '初中'}）班级由 ${plain(was?.classes ?? 0)} 个增到 ${plain(is.classes)} 个：按${whose}每班 ${rate.toFixed(2)} 名专任教师` +
    `（${plain(model.teachers)} ÷ ${plain(model.classes)}），还需 ${lacking} 名`
  return [finding('warns', 'needs_teachers', text, { schoolCode, stage })]
}

/** All counted sections of a stage together. */
function countsOfStage(frame: Frame, stage: EffectSection['stage']): { classes: number; teachers: number } {
  const sum = (name: string) => frame.stageColumn(stage, name).reduce((all, value) => all + value, 0)
  return { classes: sum('classes'), teachers: sum('ft_teachers') }
}

function countsOf(frame: Frame, code: string, stage: EffectSection['stage']): { classes: number; teachers: number } | null {
  const { schools, sections } = frame.county
  const school = schools.codes.indexOf(code)
  const row = school < 0 ? -1 : sections.school.findIndex((s, at) => s === school && STAGES[sections.stage[at]!] === stage)
  if (row < 0) return null
  return { classes: frame.sectionColumn('classes')[row]!, teachers: frame.sectionColumn('ft_teachers')[row]! }
}

function overCapacity(before: Frame, after: Frame, sections: readonly EffectSection[]): EffectFinding[] {
  return [...new Set(sections.map(({ schoolCode }) => schoolCode))].flatMap((code) => {
    const [was, is] = [pupilsOf(before, code), pupilsOf(after, code)]
    if (
      !is ||
      !(is.capacity > 0) ||
      !(is.pupils > is.capacity) ||
      (was && !(is.pupils > was.pupils) && was.capacity === is.capacity)
    )
      return []
    const text = `${is.name}义务教育在校生将有 ${plain(is.pupils)} 人，超过设计规模 ${plain(is.capacity)} 人`
    return [finding('warns', 'over_capacity', text, { schoolCode: code })]
  })
}

function pupilsOf({ county, schoolColumn }: Frame, code: string) {
  const row = county.schools.codes.indexOf(code)
  if (row < 0) return null
  const pupils = schoolColumn('compulsory_students')[row]!
  return {
    name: county.schools.names[row]!,
    pupils,
    capacity: county.schools.numbers.get('design_capacity')?.[row] ?? Number.NaN,
  }
}
