import { squeezed } from '../plan/words.ts'
import type { PlanEntry } from '../plan-entries.ts'
import { type EntryFacts, FACT_FIELDS, type FactDifference, type FactField } from './schema.ts'

/** What an item has of the facts a plan gives. */
export type ItemFacts = Pick<EntryFacts, 'problem' | 'requirement' | 'deadline' | 'sections' | 'units'>

/**
 * What makes two entries of two plans one: the indicator (by key, else by its words), the stage, and the school, whatever its number or spelling.
 *
 * @param school 标识码 where the school is placed, else its name
 */
export function entryIdentity(entry: Pick<PlanEntry, 'indicator' | 'stage' | 'kind' | 'subject'>, school: string | null): string {
  const { indicator, stage, kind, subject } = entry
  const about = indicator.key ?? squeezed(indicator.text)
  const what = subject ? `${subject.grade}${subject.subject}` : (school ?? '')
  return [about, stage, kind, squeezed(what)].join('|')
}

/** Field by field what `after` says otherwise than `before`; `item`: how the ledger has it now. */
export function differencesOf(before: EntryFacts, after: EntryFacts, item: ItemFacts | null): FactDifference[] {
  return FACT_FIELDS.flatMap((field) => {
    const [was, is] = [factText(before, field), factText(after, field)]
    return was === is ? [] : [{ field, before: was, after: is, now: item === null ? null : itemText(item, field) }]
  })
}

const OF_ITEMS = ['requirement', 'deadline', 'sections', 'units'] as const

/** What people changed in an item since it took its facts from a plan. */
export const changedSince = (plan: EntryFacts, item: ItemFacts): FactDifference[] =>
  OF_ITEMS.flatMap((field) => {
    const [was, is] = [factText(plan, field), itemText(item, field)]
    return was === is || is === null ? [] : [{ field, before: was, after: is, now: is }]
  })

/** The facts an item found by its matter lacks and the plan gives (`fill`), and those both have but differ in. */
export function linkOf(plan: EntryFacts, item: ItemFacts): { fill: FactField[]; differences: FactDifference[] } {
  const open = OF_ITEMS.filter((field) => itemText(item, field) === '' && factText(plan, field) !== '')
  const differences = OF_ITEMS.flatMap((field) => {
    const [was, is] = [itemText(item, field)!, factText(plan, field)]
    return was === '' || is === '' || was === is ? [] : [{ field, before: was, after: is, now: was }]
  })
  return { fill: [...open], differences }
}

/** A fact as one line of text; '' where it is not stated. */
export function factText(facts: EntryFacts, field: FactField): string {
  if (field === 'milestones') return facts.milestones.join('\n')
  return field === 'funds' ? facts.funds : itemText(facts, field)!
}

function itemText(item: ItemFacts, field: FactField): string | null {
  if (field === 'sections' || field === 'units') return item[field].map(({ name }) => name).join('、')
  if (field === 'deadline') return item.deadline ?? ''
  return field === 'problem' || field === 'requirement' ? item[field] : null
}
