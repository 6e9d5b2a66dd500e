import { likeness, squeezed } from '../plan/words.ts'
import { type MeasurePart, type PartFacts, type PartKind, type ProjectPart, partFields, partName } from './part-facts.ts'
import type { PlanPart } from './plan-part-list.ts'
import type { PartLine } from './schema.ts'

/** That a part of a plan is a project, measure or fund of the ledger, and what the plan said of it then. */
export interface PartLink {
  part: PartKind
  key: string
  ref: string
  published: PartFacts
}

/** What stands in the ledger. `items`: of a measure. `projects`: refs of the buildings it waits for. */
export interface StandingPart {
  ref: string
  facts: PartFacts
  /** People settled it: it is not changed by a plan any more. */
  isSettled: boolean
  items: number[]
  projects: string[]
}

export interface PartsInput {
  parts: readonly PlanPart[]
  links: readonly PartLink[]
  /** Those of the plan it is a new version of. */
  earlier: readonly PartLink[]
  standing: readonly StandingPart[]
  /** Refs that a later version of the plan has taken over: this one says nothing about them any more. */
  superseded: ReadonlySet<string>
  /** By measure key: the items its entries are (null: one that adopting will make). */
  itemsOf: ReadonlyMap<string, readonly (number | null)[]>
}

export interface PlannedPart {
  line: PartLine
  part: PlanPart
  how: 'made' | 'linked' | 'followed'
}

export interface PlannedParts {
  parts: PlannedPart[]
  removed: { part: PartKind; name: string }[]
}

/** What adopting does to the ledger beside items: what is new, what stands already (and what it lacks), and what the plan says otherwise. */
export function planPartAdoption({ parts, links, earlier, standing, superseded, itemsOf }: PartsInput): PlannedParts {
  const own = new Map(links.map((link) => [`${link.part}:${link.key}`, link]))
  const byRef = new Map(standing.map((one) => [one.ref, one]))
  const free = earlier.filter(({ ref }) => !links.some((link) => link.ref === ref))
  const followed = matched(
    parts.filter((part) => !own.has(idOf(part))),
    free,
  )
  const byName = new Map(
    standing.flatMap((one) => (one.facts.part === 'project' ? [[one.facts.name, one]] : [])) as [string, StandingPart][],
  )
  const refs = new Map<string, string | null>()
  const planned = parts.map((part): PlannedPart => {
    const { facts, key, no, waits } = part
    const link = own.get(idOf(part))
    const before = followed.get(part)
    const named = facts.part === 'project' && !link && !before && !waits ? byName.get(facts.name) : undefined
    const ref = link?.ref ?? before?.ref ?? named?.ref ?? null
    const now = ref === null ? undefined : byRef.get(ref)
    const items = itemsOf.get(key) ?? []
    const why = waits ?? (facts.part === 'measure' && items.length === 0 ? '它答复的事项都还没有列入' : null)
    const state = link ? 'adopted' : ref !== null ? 'link' : why === null ? 'new' : 'waiting'
    if (facts.part === 'project' && state !== 'waiting') refs.set(facts.name, ref)
    const isOpen = now !== undefined && !now.isSettled && !superseded.has(now.ref)
    const adds = isOpen && facts.part === 'measure' ? addsOf(facts, now, items, refs) : ''
    const note =
      state === 'waiting'
        ? why!
        : now?.isSettled
          ? '已完成或取消，不再改动'
          : ref !== null && superseded.has(ref)
            ? '已按较新的方案更新'
            : state === 'link'
              ? before
                ? '上一版方案的同一项'
                : '项目表里已有同名项目'
              : ''
    return {
      part,
      how: before ? 'followed' : named ? 'linked' : 'made',
      line: {
        id: idOf(part),
        part: facts.part,
        no,
        name: partName(facts),
        facts,
        state,
        note,
        ref,
        items: items.length,
        adds,
        differences: isOpen ? differencesOf(now.facts, facts) : [],
      },
    }
  })
  const kept = new Set(planned.flatMap(({ line }) => line.ref ?? []))
  return {
    parts: planned,
    removed: free.filter(({ ref }) => !kept.has(ref)).map(({ part, published }) => ({ part, name: partName(published) })),
  }
}

const idOf = ({ facts, key }: PlanPart): string => `${facts.part}:${key}`

function differencesOf(now: PartFacts, plan: PartFacts): PartLine['differences'] {
  const [was, is] = [partFields(now), partFields(plan)]
  return Object.keys(is).flatMap((field) =>
    squeezed(was[field] ?? '') === squeezed(is[field]!) ? [] : [{ field, before: was[field] ?? '', after: is[field]! }],
  )
}

/** What an adopted measure lacks of what the plan links it with; it is added without being asked. */
function addsOf(
  { projects, schools }: MeasurePart,
  now: StandingPart,
  items: readonly (number | null)[],
  refs: ReadonlyMap<string, string | null>,
): string {
  const missing = items.filter((no) => no === null || !now.items.includes(no)).length
  const waiting = projects.filter((name) => {
    const ref = refs.get(name)
    return ref !== undefined && (ref === null || !now.projects.includes(ref))
  }).length
  const known = new Map(now.facts.part === 'measure' ? now.facts.schools.map(({ name, code }) => [name, code]) : [])
  const placed = schools.filter(({ name, code }) => code !== null && known.has(name) && known.get(name) !== code).length
  const said = [missing > 0 && `任务 ${missing} 条`, waiting > 0 && `项目 ${waiting} 个`, placed > 0 && `学校 ${placed} 所`]
  return said.filter(Boolean).join('、')
}

/** Parts of this plan and of the one before that are one: first those that say the same, then those that only changed. */
function matched(parts: readonly PlanPart[], earlier: readonly PartLink[]): Map<PlanPart, PartLink> {
  const found = new Map<PlanPart, PartLink>()
  const taken = new Set<string>()
  for (const isOne of [isSame, isAlike])
    for (const part of parts) {
      if (found.has(part)) continue
      const link = earlier.find((one) => !taken.has(one.ref) && isOne(part.facts, one.published))
      if (!link) continue
      found.set(part, link)
      taken.add(link.ref)
    }
  return found
}

function isSame(a: PartFacts, b: PartFacts): boolean {
  if (a.part === 'project' && b.part === 'project') return a.name === b.name
  if (a.part === 'fund' && b.part === 'fund') return a.about === b.about
  return a.part === 'measure' && b.part === 'measure' && a.about === b.about && squeezed(a.text) === squeezed(b.text)
}

/** Reworded: a building under another of its names, a measure of the same indicator and stage for the same schools, or in much the same words. */
function isAlike(a: PartFacts, b: PartFacts): boolean {
  if (a.part === 'project' && b.part === 'project') return namesOf(a).some((name) => namesOf(b).includes(name))
  if (a.part === 'fund' || a.part !== 'measure' || b.part !== 'measure' || a.about !== b.about) return false
  const schools = (one: MeasurePart) =>
    one.schools
      .map(({ name }) => name)
      .sort()
      .join('、')
  return (a.schools.length > 0 && schools(a) === schools(b) && a.kinds[0] === b.kinds[0]) || likeness(a.text, b.text) >= 0.6
}

const namesOf = ({ name, otherNames }: ProjectPart): string[] => [name, ...otherNames]
