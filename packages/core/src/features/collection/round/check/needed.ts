import { type Frame, schoolScope, sectionScope } from '../../../evaluation/frame.ts'
import { conditionsOf } from '../../../evaluation/items/ratio.ts'
import { ruleFormula } from '../../../evaluation/items/schools.ts'
import { schoolType } from '../../../evaluation/school-types.ts'
import { compute } from '../../../standards/formula/compute.ts'
import { namesIn } from '../../../standards/formula/parse.ts'
import type { Indicator, Item, ParsedFormula } from '../../../standards/standard.ts'
import { STAGES } from '../../county.ts'
import { type Lack, Lacks } from './lacks.ts'

/**
 * What a school must still report before the standard can be judged on it: what an indicator, a duty or the question who counts uses and
 * nobody said. A school that does not count is asked for no more than what says so.
 *
 * @param frame of a county in which the school is row `school`
 */
export function lacksOfSchool(frame: Frame, school: number): Lack[] {
  const lacks = new Lacks(frame, school)
  if (schoolType(frame.county.schools.types[school]!).kind === null) return []
  const { first } = frame.facts
  const sections = Array.from({ length: first[school + 1]! - first[school]! }, (_, k) => first[school]! + k)
  const counted = sections.filter((section) => frame.scope.reasons[section] === null)
  const isPoint = schoolType(frame.county.schools.types[school]!).kind === 'teaching_point'
  for (const section of sections) for (const name of ['students', 'classes']) lacks.section(section, name, '在校学生和班数')
  for (const section of counted) {
    for (const indicator of frame.standard.indicators) askIndicator(lacks, frame, section, indicator)
    for (const item of frame.standard.items) if (item.kind === 'zoned') askZoned(lacks, frame, section, item)
  }
  if (counted.length > 0) askScope(lacks, frame, school)
  for (const item of frame.standard.items)
    if (counted.length > 0 || (isPoint && item.key === 'small_school_funds')) askItem(lacks, frame, school, item)
  return lacks.list()
}

function askIndicator(lacks: Lacks, frame: Frame, section: number, { code, short, formula, alternative }: Indicator): void {
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const scope = sectionScope(frame, Int32Array.of(section))
  const isKnown = (tree: ParsedFormula['tree']) => !Number.isNaN(compute(tree, scope)[0]!)
  if (isKnown(formula[stage].tree) || (alternative !== null && isKnown(alternative.formula[stage].tree))) return
  for (const name of namesIn(formula[stage].tree)) lacks.section(section, name, `${code} ${short}`)
}

function askZoned(lacks: Lacks, frame: Frame, section: number, item: Item): void {
  const concerned = compute(item.where!.tree, sectionScope(frame, Int32Array.of(section)))[0]!
  if (concerned === 0) return
  if (Number.isNaN(concerned)) for (const name of namesIn(item.where!.tree)) lacks.section(section, name, item.zh)
  else lacks.section(section, 'students_in_zone', item.zh)
}

/** Whether a school counts, and how its shared resources are divided. */
function askScope(lacks: Lacks, { standard, facts }: Frame, school: number): void {
  if (!standard.scope.private) lacks.school('ownership', '是否计入评估')
  if (standard.scope.sponsors !== null) lacks.school('sponsor_type', '是否计入评估')
  const { kind } = facts.types[school]!
  if (kind === 'complete_secondary' || kind === 'twelve_year') lacks.school('senior_students', '学段拆分')
}

function askItem(lacks: Lacks, frame: Frame, school: number, item: Item): void {
  switch (item.kind) {
    case 'judgement':
      if (item.level === 'school') lacks.school(item.key, item.zh)
      return
    case 'classes':
      lacks.school('class_sizes', item.zh)
      return
    case 'school_standard':
      for (const name of namesOf(item.formula)) lacks.school(name, item.zh)
      return
    case 'ratio':
      for (const { formula } of conditionsOf(frame, item)) for (const name of namesIn(formula.tree)) lacks.school(name, item.zh)
      return
    case 'schools': {
      const concerned = item.where ? compute(item.where.tree, schoolScope(frame, Int32Array.of(school), item.params))[0]! : 1
      if (concerned !== 0) for (const name of namesOf(ruleFormula(frame, item))) lacks.school(name, item.zh)
    }
  }
}

const namesOf = (formula: ParsedFormula | undefined): string[] => (formula ? [...namesIn(formula.tree)] : [])
