import type { NameDecision } from '@junheng/core/features/rectification/adopt/asked-names.ts'
import type { PlannedParts } from '@junheng/core/features/rectification/adopt/compare-parts.ts'
import {
  type DecidedPlan,
  type PlacedPlan,
  type Places,
  placeEntries,
} from '@junheng/core/features/rectification/adopt/place-entries.ts'
import {
  type LedgerItem,
  type PlanLink,
  type PlannedAdoption,
  planAdoption,
} from '@junheng/core/features/rectification/adopt/plan-adoption.ts'
import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { directoryOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import * as ledger from '../ledger/queries.ts'
import { detailOf, type PlanRow } from '../plan-records.ts'
import * as plans from '../queries.ts'
import { loadParts } from './load-parts.ts'
import * as queries from './queries.ts'

/** Where and when it is looked at. */
export interface Desk {
  county: { code: string; name: string; isDemo: boolean }
  /** The county's day. */
  today: string
}

export interface LoadedAdoption {
  detail: PlanDetail
  places: Places
  placed: PlacedPlan
  planned: PlannedAdoption
  parts: PlannedParts
  adoption: Awaited<ReturnType<typeof queries.findAdoption>>
  follows: string | null
  earlier: { id: string; title: string; adoptedAt: string; sameTitle: boolean }[]
}

/**
 * A plan with what adopting it would do, as everything stands now.
 *
 * @param follows the plan it is taken as a new version of; `none` for none; undefined: the one it was adopted after, else the newest adopted of its title
 * @throws Problem record.missing for an earlier plan that was not adopted
 */
export async function loadAdoption(db: Db, desk: Desk, row: PlanRow, follows: string | undefined): Promise<LoadedAdoption> {
  const { code } = desk.county
  const detail = await detailOf(db, row)
  const adoption = await queries.findAdoption(db, code, row.plan_id)
  const earlier = (await queries.listAdoptions(db, code))
    .filter(({ plan_id, adopted_at }) => plan_id !== row.plan_id && (!adoption || adopted_at <= adoption.adopted_at))
    .map(({ plan_id, title, annex_title, file_name, adopted_at }) => ({
      id: plan_id,
      title: title ?? file_name,
      adoptedAt: adopted_at,
      sameTitle: sharesTitle([title, annex_title], [row.title, row.plan.document.annex_title]),
    }))
  const chosen = adoption
    ? adoption.follows_plan_id
    : follows === 'none'
      ? null
      : (follows ?? earlier.find(({ sameTitle }) => sameTitle)?.id ?? null)
  if (chosen !== null && !earlier.some(({ id }) => id === chosen)) throw new Problem('record.missing')
  const places = await placesOf(db, desk)
  const placed = placeEntries(decided(detail), places)
  const links = await linksOf(db, code, row.plan_id)
  const before = chosen === null ? null : await earlierPlan(db, code, chosen, places)
  const numbers = [...links, ...(before?.links ?? [])].map(({ itemNo }) => itemNo)
  const keys = placed.entries.flatMap(({ matterKey }) => matterKey ?? [])
  const items = await itemsOf(db, code, keys, numbers)
  const planned = planAdoption({ placed, links, earlier: before, items })
  return {
    detail,
    places,
    placed,
    planned,
    parts: await loadParts(db, code, row.plan_id, chosen, placed, planned.entries),
    adoption,
    follows: chosen,
    earlier,
  }
}

/** What names and indicators are looked up in. */
export async function placesOf(db: Db, { county, today }: Desk): Promise<Places> {
  const decisions = (await queries.nameDecisions(db, county.code)).map(
    (one): NameDecision => ({
      part: one.part,
      name: one.name,
      answer: one.answer,
      orgIds: one.org_ids,
      planId: one.plan_id,
      by: one.decided_name,
      at: one.decided_at,
    }),
  )
  return { directory: await directoryOf(db, county, today), decisions, standard: getStandard('quality_balanced_2017') }
}

/** A plan with what people said of its pairs of names and its disagreements. */
export function decided({ id, plan, findings, nameVariants }: PlanDetail): DecidedPlan {
  const said = new Map(nameVariants.map(({ published, canonical, decision }) => [`${published}\n${canonical}`, decision]))
  const answer = (published: string, canonical: string) => said.get(`${published}\n${canonical}`)
  return {
    id,
    plan,
    findings,
    isRefused: (published, canonical) => answer(published, canonical) === 'refused',
    isOne: (published, canonical) => answer(published, canonical) === 'confirmed',
  }
}

export async function linksOf(db: Db, countyCode: string, planId: string): Promise<PlanLink[]> {
  const rows = await queries.linksOf(db, countyCode, planId)
  return rows.map(({ entry_key, item_no, published }) => ({ entryKey: entry_key, itemNo: item_no, published }))
}

/** Items with their sections and units. */
export async function itemsOf(db: Db, code: string, keys: readonly string[], numbers: readonly number[]): Promise<LedgerItem[]> {
  const rows = await queries.itemsAbout(db, code, keys, numbers)
  const found = rows.map(({ item_no }) => item_no)
  const units = Map.groupBy(await ledger.unitsOf(db, code, found), ({ item_no }) => item_no)
  const named = (no: number, part: 'section' | 'unit') =>
    (units.get(no) ?? []).flatMap((unit) => (unit.part === part ? [{ orgId: unit.org_id, name: unit.name }] : []))
  return rows.map(({ item_no: no, state, matter_key: matterKey, problem, requirement, deadline }) => {
    const [sections, own] = [named(no, 'section'), named(no, 'unit')]
    return { no, state, matterKey, problem, requirement, deadline, sections, units: own }
  })
}

async function earlierPlan(db: Db, code: string, planId: string, places: Places) {
  const row = await plans.findPlan(db, code, planId)
  if (!row) throw new Problem('record.missing')
  const placed = placeEntries(decided(await detailOf(db, row)), places)
  return { placed, links: await linksOf(db, code, planId) }
}

/** A plan handed in without its main text is called as its table is. */
function sharesTitle(some: readonly (string | null)[], others: readonly (string | null)[]): boolean {
  const plain = (titles: readonly (string | null)[]) =>
    titles.flatMap((title) => title?.normalize('NFKC').replace(/\s+/g, '') || [])
  const known = plain(others)
  return plain(some).some((title) => known.includes(title))
}
