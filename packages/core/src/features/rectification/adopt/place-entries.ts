import type { Org } from '../../orgs/schema.ts'
import type { Standard } from '../../standards/standard.ts'
import { matterKey } from '../ledger/matter-key.ts'
import type { ItemSubject } from '../ledger/schema.ts'
import type { PlanImport } from '../plan/plan.ts'
import { type PlanEntry, planEntries } from '../plan-entries.ts'
import type { SettledFinding } from '../plan-findings.ts'
import { askedNames, askedSchool, type NameDecision, nameKey } from './asked-names.ts'
import { entryIdentity } from './compare.ts'
import { factsOf } from './facts.ts'
import type { KnownOrgs } from './match-names.ts'
import { matterOf } from './matter-of.ts'
import type { AskedName, EntryFacts } from './schema.ts'

/** A plan as people decided about it. `isRefused`, `isOne`: what was said of a pair of names. */
export interface DecidedPlan {
  id: string
  plan: PlanImport
  findings: readonly Pick<SettledFinding, 'key' | 'code' | 'where' | 'names' | 'state'>[]
  isRefused: (published: string, canonical: string) => boolean
  isOne: (published: string, canonical: string) => boolean
}

/** What names and indicators are looked up in. */
export interface Places {
  directory: KnownOrgs
  decisions: readonly NameDecision[]
  standard: Pick<Standard, 'indicators' | 'items'>
}

/** An entry with its names looked up. */
export interface PlacedEntry {
  entry: PlanEntry
  facts: EntryFacts
  subject: ItemSubject
  school: Pick<Org, 'id' | 'facts'> | null
  /** Of the ledger; null where nobody can tell whether two are one. */
  matterKey: string | null
  /** The same in every version of the plan. */
  identity: string
  /** Why it cannot be adopted yet; null = it can. */
  waits: string | null
}

export interface PlacedPlan {
  plan: DecidedPlan
  names: AskedName[]
  entries: PlacedEntry[]
}

/** The entries of a plan as the ledger would have them. */
export function placeEntries(plan: DecidedPlan, { directory, decisions, standard }: Places): PlacedPlan {
  const entries = planEntries(plan.plan, plan.isRefused)
  const names = askedNames(plan.id, plan.plan, entries, plan.isOne, directory, decisions)
  const answers = new Map(names.map((one) => [nameKey(one.part, one.name), one]))
  const orgs = new Map(directory.orgs.map((org) => [org.id, org]))
  return {
    plan,
    names,
    entries: entries.map((entry) => {
      const name = askedSchool(entry, plan.isOne)
      const asked = name === null ? undefined : answers.get(nameKey('school', name))
      const school = asked?.answer === 'named' && asked.orgs.length === 1 ? (orgs.get(asked.orgs[0]!.id) ?? null) : null
      const code = school?.facts.schoolCode ?? null
      const subject = matterOf(entry, code, standard)
      const isPlaced = entry.kind !== 'school' || code !== null
      return {
        entry,
        facts: factsOf(entry, answers, school, directory.orgs),
        subject,
        school,
        matterKey: isPlaced ? matterKey(subject) : null,
        identity: entryIdentity(entry, code ?? name),
        waits: entry.kind === 'school' ? whyWaiting(asked, school) : null,
      }
    }),
  }
}

function whyWaiting(asked: AskedName | undefined, school: Pick<Org, 'facts'> | null): string | null {
  if (school !== null) return school.facts.schoolCode === null ? '名录里这所学校还没有标识码，补上后再列入' : null
  return asked?.answer === 'unknown' ? '名录里没有这所学校，不能列入' : '校名还没有确认对应名录里的哪所学校'
}
