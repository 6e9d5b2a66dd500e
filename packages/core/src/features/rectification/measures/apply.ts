import type { County } from '../../collection/county.ts'
import { plain } from '../../evaluation/items/say.ts'
import type { Catalogue } from '../../standards/catalogue.ts'
import { type Change, campusesOf, hasNoNumbers, type MeasureToApply, type Step, stepsOn } from './changes.ts'
import { campusRows, type Draft, draftOf } from './draft.ts'
import { MEASURE_NAMES, type MeasureFacts, schoolsOf } from './facts.ts'
import { applyMerge, lackedStage } from './merge.ts'
import { withSchool } from './new-school.ts'
import { applyPupils } from './pupils.ts'
import { applyRoom } from './rooms.ts'

/** A county as it is when measures have been carried out. */
export interface Applied {
  county: County
  /** Codes of the schools the measures that hold are about. */
  touched: Set<string>
  /** What has no numbers, or cannot be reckoned from what is known; never guessed. */
  unreckoned: string[]
  /** Schools that would give more than they have, in words. */
  short: string[]
}

/**
 * Applies what holds of each measure on a day (`YYYY-MM-DD`) to a copy of a county; the county itself stays as it was. Day by day: on one day the
 * order in which measures are given makes no difference, and schools that are merged go last. Whoever gives must have it on that day.
 */
export function applyMeasures(before: County, measures: readonly MeasureToApply[], day: string, catalogue: Catalogue): Applied {
  const unreckoned = new Set<string>()
  const all = measures.flatMap((measure) => stepsOn(measure, day))
  const opened = withNewSchools(before, all, unreckoned)
  const draft = draftOf(opened)
  const steps = all.filter((step) => {
    const lacking = hasNoNumbers(step.facts)
      ? `${MEASURE_NAMES[step.facts.kind]}没有可以代入的数，系统不推算它的效果`
      : whatIsMissing(draft, before, step.facts)
    if (lacking) unreckoned.add(lacking)
    return lacking === null
  })
  const touched = new Set<string>()
  const short = new Map<string, string>()
  const days = Map.groupBy(steps, ({ on }) => on)
  for (const on of [...days.keys()].sort()) {
    const done = applyDay(draft, on, days.get(on)!, catalogue)
    for (const { facts } of done) for (const school of schoolsOf(facts)) touched.add(school)
    findShort(draft, short, catalogue)
  }
  for (const text of draft.unreckoned) unreckoned.add(text)
  return { county: draft.finish(), touched, unreckoned: [...unreckoned], short: [...draft.tooFew, ...short.values()] }
}

/** What a school opens with is the same whichever measure is named first. */
function withNewSchools(county: County, steps: readonly Step[], unreckoned: Set<string>): County {
  const appearing = steps
    .flatMap(({ changes }) => changes.filter((change) => change.what === 'appear'))
    .map((change) => ({ ...change, key: `${change.school} ${change.on} ${JSON.stringify(change.as)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  let opened = county
  for (const { school, on, as } of appearing) {
    if (county.schools.codes.includes(school)) continue
    if (opened.schools.codes.includes(school)) unreckoned.add(`${as.name}（${school}）由几项措施新建，基本情况以最早的一项为准`)
    else opened = withSchool(opened, school, as, on)
  }
  return opened
}

/** Why a measure cannot be applied at all; a part of it alone would lose pupils or things on the way. */
function whatIsMissing(draft: Draft, before: County, facts: MeasureFacts): string | null {
  const { schools, campuses } = draft.county
  const name = MEASURE_NAMES[facts.kind]
  if (facts.kind === 'new_build' && facts.newSchool && before.schools.codes.includes(facts.school))
    return `数据中已有${schools.names[draft.schoolRow(facts.school)!]}（${facts.school}），新建它的措施没有再代入`
  for (const code of schoolsOf(facts))
    if (draft.schoolRow(code) === null) return `数据中没有代码为 ${code} 的学校，${name}没有代入`
  for (const { school, campus } of campusesOf(facts)) {
    const row = draft.schoolRow(school)!
    const rows = campusRows(draft.county, row)
    if (rows.length > 0 && !rows.some((each) => campuses!.codes[each] === campus))
      return `${schools.names[row]}没有代码为 ${campus} 的校区，${name}没有代入`
  }
  for (const { school, stage } of stagesOf(facts)) {
    const row = draft.schoolRow(school)!
    if (draft.sectionRow(row, stage) === null)
      return `${schools.names[row]}没有${stage === 'primary' ? '小学' : '初中'}学段，${name}没有代入`
  }
  return facts.kind === 'merge' ? lackedStage(draft, facts) : null
}

/** The sections a measure speaks of. */
function stagesOf(facts: MeasureFacts): { school: string; stage: 'primary' | 'junior' }[] {
  switch (facts.kind) {
    case 'divert':
      return facts.lines.flatMap(({ stage }) => [facts.from, facts.to].map((school) => ({ school, stage })))
    case 'teachers':
      return [
        { school: facts.to, stage: facts.stage },
        ...(facts.from === null ? [] : [{ school: facts.from, stage: facts.fromStage ?? facts.stage }]),
      ]
    case 'new_build':
    case 'expand':
    case 'convert_rooms':
      return facts.classes.map(({ stage }) => ({ school: facts.school, stage }))
    default:
      return []
  }
}

/** Gives back the steps that could be taken. */
function applyDay(draft: Draft, on: string, steps: readonly Step[], catalogue: Catalogue): Step[] {
  const taken = steps.filter((step) => stillStands(draft, step))
  const changes = taken.flatMap((step) => step.changes)
  // Sums of binary fractions depend on their order; in one order they are the same to the last bit.
  const inOrder = changes.map((change) => ({ change, key: orderOf(change) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const { change } of inOrder) applyAmount(draft, change, catalogue)
  applyPupils(draft, changes)
  const merges = changes.flatMap((change) => (change.what === 'merge' ? [change.facts] : []))
  for (const facts of sourcesFirst(merges)) {
    const gone = draft.gone.get(facts.from) ?? draft.gone.get(facts.to)
    if (gone) draft.unreckoned.add(`${gone.name}同一天已并入${gone.into}，另一项并入没有代入`)
    else applyMerge(draft, facts, on)
  }
  return taken
}

function stillStands(draft: Draft, { facts, on }: Step): boolean {
  const gone = schoolsOf(facts).flatMap((school) => draft.gone.get(school) ?? [])[0]
  if (gone)
    draft.unreckoned.add(
      `${gone.name}已于 ${gone.on} 并入${gone.into}，${on} 起的${MEASURE_NAMES[facts.kind]}没有代入，请改写到${gone.into}`,
    )
  return gone === undefined
}

/** Rooms that come are there before others are given up. */
const orderOf = (change: Change): string =>
  change.what === 'room' ? `room ${change.count > 0 ? 0 : 1} ${JSON.stringify(change)}` : JSON.stringify(change)

/** A school that takes another in and is merged itself hands both on. */
function sourcesFirst<T extends { from: string; to: string }>(merges: readonly T[]): T[] {
  const left = merges.toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
  const ordered: T[] = []
  while (left.length > 0) {
    const at = left.findIndex(({ from }) => !left.some(({ to }) => to === from))
    ordered.push(...left.splice(Math.max(0, at), 1))
  }
  return ordered
}

/** Space outside the yard that nobody reported is none: so the standards count it. */
const NONE_UNLESS_REPORTED: ReadonlySet<string> = new Set(['sports_rented_area', 'sports_other_campus_area'])
/** Another column of the data stands in where these are empty. */
const STOOD_IN_FOR: ReadonlySet<string> = new Set(['ft_teachers_school', 'ft_teachers_above_edu'])

function applyAmount(draft: Draft, change: Change, { elements }: Catalogue): void {
  if (change.what === 'room') applyRoom(draft, change)
  if (change.what !== 'amount' && change.what !== 'section') return
  const { element, by } = change
  const school = draft.schoolRow(change.school)!
  const row = change.what === 'amount' ? school : draft.sectionRow(school, change.stage)!
  const table = change.what === 'amount' ? 'schools' : 'sections'
  const has = draft.value(table, row, element)
  if (Number.isNaN(has) && !NONE_UNLESS_REPORTED.has(element) && !STOOD_IN_FOR.has(element) && !Number.isNaN(by))
    draft.unreckoned.add(`${draft.county.schools.names[school]}的${elements.get(element)?.zh ?? element}未报，增减之后仍然未知`)
  if (change.what === 'amount') draft.addToSchool(school, change.campus, element, by, NONE_UNLESS_REPORTED.has(element))
  else draft.set('sections', row, element, has + by)
}

/** A difference of sums is as exact as the larger of them. */
const NOISE = 1e-9

/** Amounts below nothing: somebody gives what is not there on that day. */
function findShort(draft: Draft, short: Map<string, string>, { elements }: Catalogue): void {
  const { schools, sections, campuses } = draft.county
  for (const { table, element, column, was } of draft.columns()) {
    column.forEach((value, row) => {
      if (!(value < 0)) return
      const has = was?.[row] ?? Number.NaN
      if (-value <= NOISE * Math.abs(has)) {
        column[row] = 0
        return
      }
      // Of a school whose campuses make no difference only their sum counts.
      if (table === 'campuses' && !draft.named.has(row)) return
      const school = table === 'schools' ? row : table === 'sections' ? sections.school[row]! : campusOwner(draft.county, row)
      const of = table === 'campuses' ? `${schools.names[school]}${campuses!.names[row]}` : schools.names[school]
      const { zh, unit } = elements.get(element) ?? { zh: element, unit: '' }
      const key = `${table} ${row} ${element}`
      if (!short.has(key)) short.set(key, `${of}的${zh}现有 ${plain(has)} ${unit}，不够拿出 ${plain(has - value)} ${unit}`)
    })
  }
}

const campusOwner = ({ campuses }: County, row: number): number => campuses!.start.findLastIndex((start) => start <= row)
