import { STAGE_NAMES } from '../plan/find-counts.ts'
import type { PlanImport } from '../plan/plan.ts'
import type { PlanEntry } from '../plan-entries.ts'
import { type KnownOrgs, nameMatcher } from './match-names.ts'
import type { AskedName, NameAnswer, NamePart } from './schema.ts'
import { townGroup } from './town-groups.ts'

/** What a person said about a name, oldest first; of collective names only what was said in the same plan counts. */
export interface NameDecision {
  part: NamePart
  name: string
  answer: NameAnswer
  orgIds: readonly string[]
  planId: string
  by: string
  at: string
}

type IsOne = (published: string, canonical: string) => boolean

/** The name a school is asked about: the proposed one where a person confirmed that both are one, else as published. */
export const askedSchool = ({ published, school }: Pick<PlanEntry, 'published' | 'school'>, isOne: IsOne): string | null =>
  published !== null && school !== null && published !== school && isOne(published, school) ? school : published

/** Every name the plan gives to failing schools, sections and units, each once, in the order of the plan. */
export function askedNames(
  planId: string,
  { indicators }: Pick<PlanImport, 'indicators'>,
  entries: readonly PlanEntry[],
  isOne: IsOne,
  directory: KnownOrgs,
  decisions: readonly NameDecision[],
): AskedName[] {
  const places = new Map<string, { part: NamePart; name: string; places: string[] }>()
  const ask = (part: NamePart, name: string, place: string) => {
    const key = nameKey(part, name)
    const asked = places.get(key) ?? { part, name, places: [] }
    if (!asked.places.includes(place)) asked.places.push(place)
    places.set(key, asked)
  }
  for (const entry of entries) {
    const name = askedSchool(entry, isOne)
    if (name !== null) ask('school', name, `第 ${entry.indicator.no} 项 ${STAGE_NAMES[entry.stage]}`)
  }
  for (const { no, sections, units } of indicators) {
    for (const name of sections) ask('section', name, `第 ${no} 项`)
    for (const name of units) ask('unit', name, `第 ${no} 项`)
  }
  const said = Map.groupBy(decisions, ({ part, name }) => nameKey(part, name))
  const match = nameMatcher(directory)
  return [...places.values()].map((one) => answered(planId, one, said.get(nameKey(one.part, one.name)) ?? [], directory, match))
}

export const nameKey = (part: NamePart, name: string): string => `${part}\n${name}`

function answered(
  planId: string,
  asked: Pick<AskedName, 'part' | 'name' | 'places'>,
  decisions: readonly NameDecision[],
  directory: KnownOrgs,
  match: ReturnType<typeof nameMatcher>,
): AskedName {
  const group = asked.part === 'unit' ? townGroup(asked.name) : null
  const candidates = group ? [] : match(asked.name, asked.part)
  const last = decisions.filter((one) => group === null || one.planId === planId).at(-1)
  const base = {
    ...asked,
    isGroup: group !== null,
    candidates,
    decidedBy: last?.by ?? null,
    decidedAt: last?.at ?? null,
    decisions: decisions.length,
  }
  if (last && last.answer !== 'open') {
    const active = new Map(directory.orgs.filter(({ state }) => state === 'active').map((org) => [org.id, org]))
    const orgs = last.orgIds.flatMap((id) => active.get(id) ?? []).map(toOrg)
    const isGone = last.answer === 'named' && orgs.length === 0
    if (isGone) return { ...base, answer: 'open', by: null, orgs, note: '原来确认的单位已不在名录中，请重新确认' }
    const elsewhere = last.planId === planId ? '' : '沿用以前方案的确认'
    return { ...base, answer: last.answer, by: 'person', orgs, note: last.answer === 'unknown' ? '名录里没有' : elsewhere }
  }
  if (group) {
    const towns = directory.orgs.filter((org) => org.kind === 'township' && org.state === 'active' && group(org))
    if (towns.length > 0)
      return {
        ...base,
        answer: 'named',
        by: 'directory',
        orgs: towns.map(toOrg),
        note: `展开为 ${towns.length} 个镇街，可以收窄`,
      }
    return { ...base, answer: 'open', by: null, orgs: [], note: '名录里还没有镇街' }
  }
  const same = candidates.filter(({ rank }) => rank === 1)
  if (same.length === 1 && last === undefined)
    return {
      ...base,
      answer: 'named',
      by: 'directory',
      orgs: [{ id: same[0]!.orgId, name: same[0]!.name }],
      note: same[0]!.reason,
    }
  const note = same.length > 1 ? '名录里有几个同名的，请选定' : candidates.length === 0 ? '名录里没有相近的名称' : ''
  return { ...base, answer: 'open', by: null, orgs: [], note }
}

const toOrg = ({ id, facts }: KnownOrgs['orgs'][number]) => ({ id, name: facts.name })
