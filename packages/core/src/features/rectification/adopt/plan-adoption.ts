import type { ItemSubject } from '../ledger/schema.ts'
import { ITEM_STATE_NAMES, type ItemState, isStanding } from '../ledger/states.ts'
import type { PlanEntry } from '../plan-entries.ts'
import { changedSince, differencesOf, type ItemFacts, linkOf } from './compare.ts'
import { findingsByEntry } from './concerns.ts'
import { entryName } from './facts.ts'
import type { PlacedEntry, PlacedPlan } from './place-entries.ts'
import type { AdoptionEntry, EntryFacts, FactField } from './schema.ts'

/** That an entry of a plan is an item, and what the plan said of it then. */
export interface PlanLink {
  entryKey: string
  itemNo: number
  published: EntryFacts
}

/** An item as far as a plan can change it. */
export interface LedgerItem extends ItemFacts {
  no: number
  state: ItemState
  matterKey: string | null
}

/** An entry with all that its adoption needs. */
export interface PlannedEntry {
  line: AdoptionEntry
  entry: PlanEntry
  subject: ItemSubject
  schoolName: string | null
  /** Fields an item found by its matter lacks: the plan gives them without being asked. */
  fill: FactField[]
  /** The entry of this plan whose new item it shares. */
  twin: string | null
  how: 'made' | 'linked' | 'followed'
}

export interface PlannedAdoption {
  entries: PlannedEntry[]
  removed: { key: string; no: number; stage: PlanEntry['stage']; name: string; itemNo: number }[]
  funds: { no: number; amountCny: number | null; published: string; share: number }[]
}

/** `links`: what of a plan is items already. `earlier`: the plan it is a new version of. */
export interface AdoptionInput {
  placed: PlacedPlan
  links: readonly PlanLink[]
  earlier: { placed: PlacedPlan; links: readonly PlanLink[] } | null
  /** All items that stand about one of the matters, and all that a link names. */
  items: readonly LedgerItem[]
}

/**
 * What adopting a plan would do, entry by entry: which wait for their school's name, which are items already (adopted before, in the earlier version, or
 * about the same matter), and which become new items. Of one matter one item stands, also within the plan.
 */
export function planAdoption({ placed, links, earlier, items }: AdoptionInput): PlannedAdoption {
  const entries = placed.entries.map(({ entry }) => entry)
  const byNo = new Map(items.map((item) => [item.no, item]))
  const standing = new Map(
    items.flatMap((item) => (item.matterKey !== null && isStanding(item.state) ? [[item.matterKey, item] as const] : [])),
  )
  const own = new Map(links.map((link) => [link.entryKey, link]))
  const before = earlier === null ? new Map<string, PlanLink>() : linksByIdentity(earlier)
  const open = findingsByEntry(placed.plan.findings, entries)
  // What has become, or will become, of each matter: a second entry about it shares the item.
  const taken = new Map<string, { entry: PlanEntry; itemNo: number | null }>()

  const plan = (one: PlacedEntry): PlannedEntry => {
    const { entry, facts, matterKey: key } = one
    const planned = (line: Partial<AdoptionEntry>, rest: Partial<PlannedEntry> = {}): PlannedEntry => ({
      line: { ...lineOf(one), findings: open.get(entry.key) ?? [], ...line },
      entry,
      subject: one.subject,
      schoolName: one.school?.facts.name ?? null,
      fill: [],
      twin: null,
      how: 'made',
      ...rest,
    })
    const twin = key === null ? undefined : taken.get(key)
    const take = (itemNo: number | null) => {
      if (key !== null && !twin) taken.set(key, { entry, itemNo })
    }
    const adopted = own.get(entry.key)
    const link = adopted ?? before.get(one.identity)
    if (link) {
      take(link.itemNo)
      const item = byNo.get(link.itemNo) ?? null
      const known: Partial<AdoptionEntry> = {
        itemNo: link.itemNo,
        itemState: item?.state ?? null,
        differences: differencesOf(link.published, facts, item),
        changed: item === null ? [] : changedSince(link.published, item),
      }
      if (adopted) return planned({ state: 'adopted', ...known })
      return planned({ state: 'link', note: '上一版方案的同一条', ...known }, { how: 'followed' })
    }
    if (one.waits !== null) return planned({ state: 'waiting', note: one.waits })
    const item = key === null ? undefined : standing.get(key)
    take(item?.no ?? null)
    if (item) {
      const { fill, differences } = linkOf(facts, item)
      const note = `台账里已有同一问题的任务（${ITEM_STATE_NAMES[item.state]}）`
      return planned({ state: 'link', note, itemNo: item.no, itemState: item.state, differences }, { how: 'linked', fill })
    }
    if (!twin) return planned({})
    const note = `与本方案第 ${twin.entry.indicator.no} 项“${entryName(twin.entry)}”是同一问题，并为一条`
    return planned({ state: 'link', note, itemNo: twin.itemNo }, { how: 'linked', twin: twin.entry.key })
  }
  const planned = placed.entries.map(plan)
  return {
    entries: planned,
    removed: earlier === null ? [] : removedFrom(earlier, planned),
    funds: placed.plan.plan.indicators.map(({ no, funds_cny, funds_published }) => ({
      no,
      amountCny: funds_cny,
      published: funds_published.trim(),
      share: entries.filter((entry) => entry.indicator.no === no).length,
    })),
  }
}

const lineOf = ({ entry, facts, school }: PlacedEntry): AdoptionEntry => ({
  key: entry.key,
  no: entry.indicator.no,
  stage: entry.stage,
  kind: entry.kind,
  name: entryName(entry),
  schoolCode: school?.facts.schoolCode ?? null,
  state: 'new',
  note: '',
  itemNo: null,
  itemState: null,
  facts,
  differences: [],
  changed: [],
  findings: [],
})

function linksByIdentity({ placed, links }: NonNullable<AdoptionInput['earlier']>): Map<string, PlanLink> {
  const byKey = new Map(links.map((link) => [link.entryKey, link]))
  return new Map(
    placed.entries.flatMap(({ entry, identity }) => {
      const link = byKey.get(entry.key)
      return link ? [[identity, link] as const] : []
    }),
  )
}

/** What the earlier version had and this one does not name: its items stay as they are, and somebody decides about them. */
function removedFrom({ placed, links }: NonNullable<AdoptionInput['earlier']>, planned: readonly PlannedEntry[]) {
  const kept = new Set(planned.flatMap(({ line }) => line.itemNo ?? []))
  const byKey = new Map(links.map((link) => [link.entryKey, link]))
  return placed.entries.flatMap(({ entry }) => {
    const link = byKey.get(entry.key)
    if (!link || kept.has(link.itemNo)) return []
    return [{ key: entry.key, no: entry.indicator.no, stage: entry.stage, name: entryName(entry), itemNo: link.itemNo }]
  })
}
