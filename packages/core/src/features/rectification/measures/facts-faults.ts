import { AMOUNT_NAMES, type AmountKey, type MeasureFacts } from './facts.ts'
import { tooManyParts } from './teachers.ts'

/** Why a measure cannot be meant so, in words: whatever the county's data are. */
export function faultsOf(facts: MeasureFacts): string[] {
  return [...ofEnds(facts), ...brokenThings(facts), ...ofTeachers(facts)]
}

function ofEnds(facts: MeasureFacts): string[] {
  if (facts.kind === 'lease') return facts.until < facts.from ? ['租期的止日早于起日'] : []
  if (!('from' in facts) || facts.from !== facts.to) return []
  if (facts.kind === 'teachers')
    return facts.fromStage === null || facts.fromStage === facts.stage ? ['同校调配教师，调出与调入的学段要不同'] : []
  // Between two campuses of one school things can well be moved.
  if (facts.kind === 'reallocate' && facts.fromCampus !== null && facts.toCampus !== null && facts.fromCampus !== facts.toCampus)
    return []
  return ['调出学校与调入学校是同一所']
}

const WHOLE: readonly AmountKey[] = ['multimedia_rooms', 'computers', 'books', 'design_capacity']

function brokenThings(facts: MeasureFacts): string[] {
  const all = 'amounts' in facts ? [facts.amounts] : 'lines' in facts ? facts.lines.flatMap((line) => amountsIn(line)) : []
  return WHOLE.filter((key) => all.some((amounts) => !Number.isInteger(amounts[key] ?? 0))).map(
    (key) => `${AMOUNT_NAMES[key].zh}以${AMOUNT_NAMES[key].unit}计，要填整数`,
  )
}

const amountsIn = (line: object): Partial<Record<AmountKey, number>>[] =>
  'amounts' in line ? [line.amounts as Partial<Record<AmountKey, number>>] : []

function ofTeachers(facts: MeasureFacts): string[] {
  if (facts.kind === 'teachers') return facts.visiting ? [] : facts.lines.flatMap(({ teachers }) => tooManyParts(teachers) ?? [])
  if (facts.kind !== 'new_build' || facts.newSchool === null) return []
  return Object.values(facts.newSchool.teachers).flatMap((teachers) => (teachers ? (tooManyParts(teachers) ?? []) : []))
}
