import type { County } from '../../collection/county.ts'
import { plain } from '../../evaluation/items/say.ts'
import type { Catalogue } from '../../standards/catalogue.ts'
import { type Change, changesOn, type MeasureToApply } from './changes.ts'
import { type Draft, draftOf } from './draft.ts'
import { MEASURE_NAMES, type MeasureFacts, schoolsOf } from './facts.ts'
import { applyMerge, lackedStage } from './merge.ts'
import { withSchool } from './new-school.ts'
import { applyPupils } from './pupils.ts'

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
 * Applies what holds of each measure on a day (`YYYY-MM-DD`) to a copy of a county; the county itself stays as it was. The order in which measures
 * are given makes no difference: schools appear first, amounts and pupils are added, schools that are merged go last, by day.
 */
export function applyMeasures(before: County, measures: readonly MeasureToApply[], day: string, catalogue: Catalogue): Applied {
  const holding = measures.map((measure) => ({ facts: measure.facts, changes: changesOn(measure, day) }))
  const unreckoned = new Set<string>()
  const opened = withNewSchools(
    before,
    holding.flatMap(({ changes }) => changes),
    unreckoned,
  )
  const draft = draftOf(opened)
  const touched = new Set<string>()
  const changes: Change[] = []
  for (const { facts, changes: own } of holding) {
    const lacking = own.length === 0 ? null : whatIsMissing(draft, facts)
    if (WITHOUT_NUMBERS.has(facts.kind)) unreckoned.add(`${MEASURE_NAMES[facts.kind]}没有可以代入的数，系统不推算它的效果`)
    else if (lacking) unreckoned.add(lacking)
    else changes.push(...own)
    if (own.length > 0 && lacking === null) for (const school of schoolsOf(facts)) touched.add(school)
  }
  // Sums of binary fractions depend on their order; in one order they are the same to the last bit.
  const inOrder = changes.map((change) => ({ change, key: JSON.stringify(change) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const { change } of inOrder) applyAmount(draft, change)
  applyPupils(draft, changes)
  const merges = changes
    .filter((change) => change.what === 'merge')
    .sort((a, b) => (`${a.on} ${a.facts.from}` < `${b.on} ${b.facts.from}` ? -1 : 1))
  for (const { facts } of merges) applyMerge(draft, facts)
  for (const text of draft.unreckoned) unreckoned.add(text)
  const county = draft.finish()
  const short = [...draft.tooFew, ...belowNothing(county, opened, touched, catalogue)]
  return { county, touched, unreckoned: [...unreckoned], short }
}

const WITHOUT_NUMBERS: ReadonlySet<MeasureFacts['kind']> = new Set(['zoning', 'survey', 'teaching'])

function withNewSchools(county: County, changes: readonly Change[], unreckoned: Set<string>): County {
  const appearing = changes.filter((change) => change.what === 'appear').sort((a, b) => (a.school < b.school ? -1 : 1))
  let opened = county
  for (const { school, as } of appearing) {
    if (!opened.schools.codes.includes(school)) opened = withSchool(opened, school, as)
    else if (county.schools.codes.includes(school)) unreckoned.add(`数据中已有代码为 ${school} 的学校，新建的基本情况不再代入`)
  }
  return opened
}

/** Why a measure cannot be applied at all; a part of it alone would lose pupils or things on the way. */
function whatIsMissing(draft: Draft, facts: MeasureFacts): string | null {
  for (const code of schoolsOf(facts))
    if (draft.schoolRow(code) === null) return `数据中没有代码为 ${code} 的学校，${MEASURE_NAMES[facts.kind]}没有代入`
  const named = (code: string, stage: 'primary' | 'junior'): string | null => {
    const school = draft.schoolRow(code)!
    if (draft.sectionRow(school, stage) !== null) return null
    return `${draft.county.schools.names[school]}没有${stage === 'primary' ? '小学' : '初中'}学段，${MEASURE_NAMES[facts.kind]}没有代入`
  }
  switch (facts.kind) {
    case 'divert':
      for (const { stage } of facts.lines) {
        const lacking = named(facts.from, stage) ?? named(facts.to, stage)
        if (lacking) return lacking
      }
      return null
    case 'teachers':
      return named(facts.to, facts.stage) ?? (facts.from === null ? null : named(facts.from, facts.fromStage ?? facts.stage))
    case 'new_build':
    case 'expand':
    case 'convert_rooms':
      for (const { stage } of facts.classes) {
        const lacking = named(facts.school, stage)
        if (lacking) return lacking
      }
      return null
    case 'merge':
      return lackedStage(draft, facts)
    default:
      return null
  }
}

function applyAmount(draft: Draft, change: Change): void {
  if (change.what === 'amount') draft.addToSchool(draft.schoolRow(change.school)!, change.campus, change.element, change.by)
  if (change.what === 'section') {
    const row = draft.sectionRow(draft.schoolRow(change.school)!, change.stage)!
    draft.set('sections', row, change.element, draft.value('sections', row, change.element) + change.by)
  }
  if (change.what === 'room') applyRoom(draft, change)
}

const AREA_SLACK = 0.05
function applyRoom(draft: Draft, { school, kind, area, count }: Extract<Change, { what: 'room' }>): void {
  const row = draft.schoolRow(school)!
  const rooms = draft.roomsOf(row)
  const name = draft.county.schools.names[row]
  if (rooms === null) {
    draft.unreckoned.add('数据中没有音乐、美术专用教室逐间面积，教室的变化没有代入')
    return
  }
  const code = kind === 'music' ? 0 : 1
  for (let i = 0; i < count; i++) rooms.push({ kind: code, area, line: 0 })
  for (let i = 0; i > count; i--) {
    const at = rooms.findIndex((room) => room.kind === code && Math.abs(room.area - area) < AREA_SLACK)
    if (at >= 0) rooms.splice(at, 1)
    else draft.unreckoned.add(`${name}没有 ${area} ㎡ 的${kind === 'music' ? '音乐' : '美术'}教室可以改作他用，这一间没有减去`)
  }
}

/** Amounts below nothing: somebody gives what is not there. */
function belowNothing(after: County, before: County, touched: ReadonlySet<string>, catalogue: Catalogue): string[] {
  const short: string[] = []
  for (const table of ['schools', 'sections'] as const) {
    for (const [element, column] of after[table].numbers) {
      if (column === before[table].numbers.get(element)) continue
      column.forEach((value, row) => {
        const school = table === 'schools' ? row : after.sections.school[row]!
        if (!(value < 0) || !touched.has(after.schools.codes[school]!)) return
        const { zh, unit } = catalogue.elements.get(element) ?? { zh: element, unit: '' }
        const has = before[table].numbers.get(element)?.[row] ?? Number.NaN
        short.push(`${after.schools.names[school]}的${zh}现有 ${plain(has)} ${unit}，不够拿出 ${plain(has - value)} ${unit}`)
      })
    }
  }
  return short
}
