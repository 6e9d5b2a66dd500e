import {
  type PartLink,
  type PlannedParts,
  planPartAdoption,
  type StandingPart,
} from '@junheng/core/features/rectification/adopt/compare-parts.ts'
import type { PlacedPlan } from '@junheng/core/features/rectification/adopt/place-entries.ts'
import type { PlannedEntry } from '@junheng/core/features/rectification/adopt/plan-adoption.ts'
import { planParts } from '@junheng/core/features/rectification/adopt/plan-part-list.ts'
import type { Db } from '../../../db/database.ts'
import * as measures from '../measures/queries.ts'
import * as queries from './part-queries.ts'

/** What adopting a plan would make of its buildings, measures and funds, as everything stands now. @param follows the plan it is a new version of */
export async function loadParts(
  db: Db,
  county: string,
  planId: string,
  follows: string | null,
  placed: PlacedPlan,
  entries: readonly PlannedEntry[],
): Promise<PlannedParts> {
  const links = await linksOf(db, county, planId)
  const earlier = follows === null ? [] : await linksOf(db, county, follows)
  const refs = [...new Set([...links, ...earlier].map(({ ref }) => ref))]
  const superseded = await queries.supersededRefs(db, county, planId, refs)
  return planPartAdoption({
    parts: planParts(placed),
    links,
    earlier,
    standing: await standingParts(db, county, refs),
    superseded: new Set(superseded.map(({ ref_id }) => ref_id)),
    itemsOf: itemsByMeasure(entries),
  })
}

async function linksOf(db: Db, county: string, planId: string): Promise<PartLink[]> {
  const rows = await queries.partLinks(db, county, planId)
  return rows.map(({ part, part_key: key, ref_id: ref, published }) => ({ part, key, ref, published }))
}

/** By measure of the plan the items of its entries, each once; null for all that adopting will make. */
function itemsByMeasure(entries: readonly PlannedEntry[]): Map<string, (number | null)[]> {
  const found = new Map<string, (number | null)[]>()
  for (const { line, entry } of entries) {
    if (line.state === 'waiting') continue
    for (const { id } of entry.measures) {
      const items = found.get(id) ?? []
      if (line.itemNo === null || !items.includes(line.itemNo)) items.push(line.itemNo)
      found.set(id, items)
    }
  }
  return found
}

/** What these refs are in the ledger; of buildings all, for one may stand there under the plan's name. */
async function standingParts(db: Db, county: string, refs: readonly string[]): Promise<StandingPart[]> {
  const rows = await queries.measuresByIds(db, county, refs)
  const ids = rows.map(({ measure_id }) => measure_id)
  const items = Map.groupBy(await measures.itemsOfMeasures(db, county, ids), ({ measure_id }) => measure_id)
  const waits = Map.groupBy(await measures.projectsOfMeasures(db, county, ids), ({ measure_id }) => measure_id)
  const plain = { isSettled: false, items: [], projects: [] }
  return [
    ...(await measures.projectsOf(db, county)).map(
      ({ project_id: ref, name, state }): StandingPart => ({
        ...plain,
        ref,
        facts: { part: 'project', name, otherNames: [], kind: 'new_build' },
        isSettled: state === 'cancelled',
      }),
    ),
    ...rows.flatMap(({ measure_id: ref, title, outline, state }): StandingPart[] =>
      outline === null
        ? []
        : [
            {
              ref,
              facts: { part: 'measure', about: '', text: title, projects: [], ...outline },
              isSettled: state !== 'planned',
              items: (items.get(ref) ?? []).map(({ item_no }) => item_no),
              projects: (waits.get(ref) ?? []).map(({ project_id }) => project_id),
            },
          ],
    ),
    ...(await queries.fundsByIds(db, county, refs)).map(
      ({ fund_id: ref, about: name, amount_cny: amountCny, published, source }): StandingPart => ({
        ...plain,
        ref,
        facts: { part: 'fund', about: '', name, amountCny, published, source },
      }),
    ),
  ]
}
