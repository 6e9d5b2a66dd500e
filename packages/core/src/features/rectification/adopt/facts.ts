import type { Org } from '../../orgs/schema.ts'
import { STAGE_NAMES } from '../plan/find-counts.ts'
import type { PlanEntry } from '../plan-entries.ts'
import { nameKey } from './asked-names.ts'
import type { AskedName, EntryFacts } from './schema.ts'

/** What an item's text may hold. */
const LONGEST = 2000

type Answers = ReadonlyMap<string, AskedName>

/**
 * What the plan says of an entry, its sections and units looked up. A name nobody has placed stays as published, without an organisation: it is shown as
 * such, never guessed.
 *
 * @param school the school's place in the directory, for towns that answer only for their own schools
 */
export function factsOf(entry: PlanEntry, answers: Answers, school: Pick<Org, 'facts'> | null, orgs: readonly Org[]): EntryFacts {
  const { indicator, measures } = entry
  return {
    problem: problemOf(entry),
    requirement: within(measures.map(({ text }) => text).join('\n')),
    milestones: [...new Set(indicator.milestones.map(({ published }) => published))],
    deadline: indicator.completion === null ? null : lastDayOf(indicator.completion),
    sections: indicator.sections.flatMap((name) => placed('section', name, answers, school, orgs)),
    units: distinct(indicator.units.flatMap((name) => placed('unit', name, answers, school, orgs))),
    funds: indicator.funds_published.trim(),
  }
}

/** 光明道小学（小学段）未达到：生均教学及辅助用房面积. */
export function problemOf({ kind, stage, indicator, published, subject }: PlanEntry): string {
  const about = indicator.text.split(/[:：；;。]/)[0]!.trim()
  if (kind === 'school') return within(`${published}（${STAGE_NAMES[stage]}段）未达到：${about}`)
  if (kind === 'cv') return within(`${STAGE_NAMES[stage]}段校际差异不达标：${about}`)
  if (kind === 'subject' && subject)
    return within(`${gradeName(subject.grade)}${subject.subject}学业水平为${subject.level_published}级，不达标`)
  return within(`${STAGE_NAMES[stage]}段：${about}`)
}

/** What an entry is called beside its indicator: the school, 校际差异, 四年级语文, or the stage. */
export function entryName({
  kind,
  stage,
  published,
  subject,
}: Pick<PlanEntry, 'kind' | 'stage' | 'published' | 'subject'>): string {
  if (kind === 'school') return published ?? ''
  if (kind === 'cv') return `${STAGE_NAMES[stage]}段校际差异`
  return kind === 'subject' && subject ? `${gradeName(subject.grade)}${subject.subject}` : `${STAGE_NAMES[stage]}段`
}

const gradeName = (grade: number): string => `${'零一二三四五六七八九'[grade] ?? grade}年级`

/** `YYYY-MM` → its last day. */
export function lastDayOf(month: string): string {
  const [year, no] = month.split('-').map(Number) as [number, number]
  return `${month}-${String(new Date(Date.UTC(year, no, 0)).getUTCDate()).padStart(2, '0')}`
}

type Unit = EntryFacts['units'][number]

function placed(
  part: 'section' | 'unit',
  name: string,
  answers: Answers,
  school: Pick<Org, 'facts'> | null,
  orgs: readonly Org[],
): Unit[] {
  const asked = answers.get(nameKey(part, name))
  if (asked?.answer === 'own') {
    const towns = orgs.filter(({ kind, state }) => kind === 'township' && state === 'active')
    const own = school === null ? [] : towns.filter(({ facts }) => facts.region === school.facts.region)
    const meant = own.length > 0 ? own : towns
    return meant.map(({ id, facts }) => ({ orgId: id, name: facts.name }))
  }
  if (asked?.answer !== 'named' || asked.orgs.length === 0) return [{ orgId: null, name: name.slice(0, 80) }]
  return asked.orgs.map((org) => ({ orgId: org.id, name: org.name }))
}

const distinct = (units: readonly Unit[]): Unit[] => [...new Map(units.map((unit) => [unit.orgId ?? unit.name, unit])).values()]

const within = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 12)}……（全文见方案）`)
