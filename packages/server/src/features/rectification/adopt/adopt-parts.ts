import { randomUUID } from 'node:crypto'
import type { PlannedPart } from '@junheng/core/features/rectification/adopt/compare-parts.ts'
import type { FundPart, MeasurePart } from '@junheng/core/features/rectification/adopt/part-facts.ts'
import type { PlannedEntry } from '@junheng/core/features/rectification/adopt/plan-adoption.ts'
import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import type { MeasureOutline } from '@junheng/core/features/rectification/measures/outline.ts'
import type { Db } from '../../../db/database.ts'
import { PROGRAM } from '../../../http/context.ts'
import type { By } from '../../audit/service.ts'
import { addSteps } from '../ledger/steps.ts'
import * as measures from '../measures/queries.ts'
import * as queries from './part-queries.ts'

interface Adopting {
  county: string
  planId: string
  title: string
  parts: readonly PlannedPart[]
  entries: readonly PlannedEntry[]
  /** The item an entry has become. */
  numberOf: (entry: PlannedEntry) => number
  /** Ids of the lines that become what the plan says. */
  take: ReadonlySet<string>
}

/** How many parts were made, were there already, and became what the plan says. */
export interface PartCounts {
  made: number
  linked: number
  taken: number
}

/**
 * Makes a plan's buildings, measures and funds, links those that stand already, gives measures what they lack, and changes those chosen; in the caller's
 * transaction, which has made the plan's items.
 */
export async function adoptParts(tx: Db, by: By, adopting: Adopting): Promise<PartCounts> {
  const { county, parts, take } = adopting
  const of = (state: PlannedPart['line']['state']) => parts.filter(({ line }) => line.state === state)
  const refs = new Map<PlannedPart, string>()
  const projects = new Map<string, string>()
  // Lists of what was made at one time go by id: in their order new ids keep that of the plan.
  const ids = parts.map(() => randomUUID()).sort()
  for (const planned of parts) {
    const { line, part } = planned
    if (line.state === 'waiting') continue
    const ref = line.ref ?? ids[refs.size]!
    refs.set(planned, ref)
    if (part.facts.part === 'project') projects.set(part.facts.name, ref)
  }
  const steps: Parameters<typeof addSteps>[2][number][] = []
  for (const [planned, ref] of refs) {
    const { line, part } = planned
    const isNew = line.ref === null
    const isTaken = take.has(line.id)
    const { facts } = part
    if (facts.part === 'project') {
      if (isNew) await measures.addProject(tx, newProject(county, ref, facts.name, by))
      else if (isTaken) await measures.setProject(tx, county, ref, { name: facts.name })
    } else if (facts.part === 'fund') {
      if (isNew) await queries.addFund(tx, { county_code: county, fund_id: ref, ...fundColumns(facts) })
      else if (isTaken) await queries.setFund(tx, county, ref, fundColumns(facts))
    } else if (isNew || isTaken || line.adds !== '') {
      const items = itemsFor(part.key, adopting)
      const waits = facts.projects.flatMap((name) => projects.get(name) ?? [])
      if (isNew) await measures.addMeasure(tx, newMeasure(county, ref, facts, by))
      const added = await linkMeasure(tx, county, ref, { items, projects: waits, facts, isTaken, isNew, by })
      const action = `${isNew ? '增加措施' : '修改措施'}（${MEASURE_NAMES[facts.kinds[0]!]}）`
      const note = `《${adopting.title}》第 ${part.no} 项：${facts.text}`.slice(0, 2000)
      for (const no of isTaken ? items : added) steps.push({ county, no, action, note, details: { measure: ref } })
    }
  }
  await addSteps(tx, by, steps)
  const fresh = [...of('new'), ...of('link')]
  if (fresh.length > 0)
    await queries.addPartLinks(
      tx,
      fresh.map((planned) => linkRow(adopting, planned, refs.get(planned)!, by)),
    )
  return { made: of('new').length, linked: of('link').length, taken: take.size }
}

function itemsFor(measure: string, { entries, numberOf }: Adopting): number[] {
  const own = entries.filter(({ line, entry }) => line.state !== 'waiting' && entry.measures.some(({ id }) => id === measure))
  return [...new Set(own.map(numberOf))]
}

interface Linking {
  items: readonly number[]
  projects: readonly string[]
  facts: MeasurePart
  isTaken: boolean
  isNew: boolean
  by: By
}

/** Adds what a measure lacks; a measure taken over gets the plan's words and buildings. @returns the items that are new to it */
async function linkMeasure(tx: Db, county: string, id: string, linking: Linking): Promise<number[]> {
  const { items, projects, facts, isTaken, isNew, by } = linking
  const hadItems = isNew ? [] : (await measures.itemsOfMeasures(tx, county, [id])).map(({ item_no }) => item_no)
  const hadProjects = isNew ? [] : (await measures.projectsOfMeasures(tx, county, [id])).map(({ project_id }) => project_id)
  const kept = isTaken ? [] : hadProjects
  await measures.setLinks(tx, county, id, [...new Set([...hadItems, ...items])], [...new Set([...kept, ...projects])])
  const words = isTaken ? { title: facts.text, kind: facts.kinds[0]!, cost_cny: costOf(facts) } : {}
  if (!isNew)
    await measures.setMeasure(tx, county, id, {
      ...words,
      outline: JSON.stringify(await outlineFor(tx, county, id, facts, isTaken)),
      changed_at: by.now.toISOString(),
    })
  return items.filter((no) => !hadItems.includes(no))
}

/** Of a measure that keeps its words only what is known of its schools since. */
async function outlineFor(tx: Db, county: string, id: string, facts: MeasurePart, isTaken: boolean): Promise<MeasureOutline> {
  const [row] = await queries.measuresByIds(tx, county, [id])
  if (isTaken || !row?.outline) return outlineOf(facts)
  const codes = new Map(facts.schools.map(({ name, code }) => [name, code]))
  const schools = row.outline.schools.map(({ name, code }) => ({ name, code: codes.get(name) ?? code }))
  return { ...row.outline, schools }
}

const outlineOf = ({ kinds, schools, figures }: MeasurePart): MeasureOutline => ({ kinds, schools, figures })

/** Only where the words name one amount of money and no other. */
function costOf({ figures }: MeasurePart): number | null {
  const money = figures.filter(({ kind }) => kind === 'money')
  return money.length === 1 ? money[0]!.amount : null
}

const newMeasure = (county: string, id: string, facts: MeasurePart, by: By) => ({
  county_code: county,
  measure_id: id,
  kind: facts.kinds[0]!,
  title: facts.text,
  facts: null,
  outline: JSON.stringify(outlineOf(facts)),
  part_of: null,
  cost_cny: costOf(facts),
  state: 'planned' as const,
  done_on: null,
  version: 1,
  created_at: by.now.toISOString(),
  created_by: typeof by.actor === 'string' ? PROGRAM : by.actor.accountId,
  created_name: nameOf(by),
  changed_at: by.now.toISOString(),
})

const newProject = (county: string, id: string, name: string, by: By) => ({
  county_code: county,
  project_id: id,
  name,
  seats: null,
  planned_completion: null,
  planned_acceptance: null,
  forecast_completion: null,
  forecast_acceptance: null,
  state: 'planned' as const,
  version: 1,
  created_at: by.now.toISOString(),
})

const fundColumns = ({ name, amountCny, published, source }: FundPart) => ({
  about: name,
  amount_cny: amountCny,
  published,
  source,
})

const linkRow = ({ county, planId }: Adopting, { line, part, how }: PlannedPart, ref: string, by: By) => ({
  county_code: county,
  plan_id: planId,
  part: line.part,
  part_key: part.key,
  ref_id: ref,
  how,
  published: JSON.stringify(part.facts),
  linked_at: by.now.toISOString(),
  linked_name: nameOf(by),
})

const nameOf = ({ actor }: By): string => (typeof actor === 'string' ? actor : actor.displayName)
