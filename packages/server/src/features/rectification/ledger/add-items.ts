import { matterKey } from '@junheng/core/features/rectification/ledger/matter-key.ts'
import type { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { PROGRAM } from '../../../http/context.ts'
import { audit, type By } from '../../audit/service.ts'
import { refusePersonal } from './personal.ts'
import { proofOf } from './proof-kind.ts'
import * as queries from './queries.ts'
import { addSteps } from './steps.ts'
import { tellCreated } from './tell.ts'

/** An item to be made: what people write, and the figures it was found with. `schoolName` as the directory or the run names it. */
export interface ItemDraft extends NewItem {
  schoolName: string | null
  value: number | null
  threshold: number | null
  /** What is lacking, in `unit`; null where nobody can say. */
  gap: number | null
  unit: string
  runId: string | null
  /** The first day on which the proof can exist, and why; null where nobody can say. */
  proofFrom: string | null
  proofFromWhy: string
  /** What its life says of how it came to be: 由评估结果生成. */
  how: string
}

/** A draft of a person's own words, without figures. */
export const plainDraft = (item: NewItem, schoolName: string | null, how = '手工新增'): ItemDraft => ({
  ...item,
  schoolName,
  value: null,
  threshold: null,
  gap: null,
  unit: '',
  runId: null,
  proofFrom: null,
  proofFromWhy: '',
  how,
})

/**
 * Makes items in the caller's transaction and in the order given, each with its number, units, funds and first step, and one audit line for all.
 *
 * @returns their numbers
 * @throws Problem item.exists where an item about the same matter stands, in the ledger or twice in `drafts`; item.no-school, item.personal
 */
export async function addItems(
  tx: Db,
  by: By,
  county: { code: string; isDemo: boolean },
  drafts: readonly ItemDraft[],
): Promise<number[]> {
  if (drafts.length === 0) return []
  for (const [i, draft] of drafts.entries()) refusePersonal(draft, drafts.length > 1 ? i + 1 : null)
  const keys = drafts.map(matterKey)
  await refuseDoubles(tx, county.code, drafts, keys)
  const first = await queries.takeNumbers(tx, county.code, drafts.length)
  const numbers = drafts.map((_, i) => first + i)
  const at = by.now.toISOString()
  const author =
    typeof by.actor === 'string'
      ? { created_by: PROGRAM, created_name: by.actor }
      : { created_by: by.actor.accountId, created_name: by.actor.displayName }
  await queries.addItems(
    tx,
    drafts.map((draft, i) => ({
      ...rowOf(draft),
      county_code: county.code,
      item_no: numbers[i]!,
      matter_key: keys[i]!,
      is_demo: county.isDemo,
      created_at: at,
      changed_at: at,
      ...author,
    })),
  )
  await addParts(tx, county.code, new Map(drafts.map((draft, i) => [numbers[i]!, draft])))
  await addSteps(
    tx,
    by,
    drafts.map(({ how }, i) => ({ county: county.code, no: numbers[i]!, action: 'create', to: 'open' as const, note: how })),
  )
  await tellCreated(tx, by, county.code, drafts)
  await audit(tx, by, {
    verb: 'item.create',
    subject: numbers.length === 1 ? `№${first}` : `№${first}—${numbers.at(-1)}`,
    subjectName: drafts.length === 1 ? drafts[0]!.problem : `${drafts.length} 条整改任务`,
    countyCode: county.code,
    details: { 条数: drafts.length },
  })
  return numbers
}

/** Units and funds of items, by number. */
export async function addParts(
  tx: Db,
  county_code: string,
  items: ReadonlyMap<number, Pick<NewItem, 'units' | 'funds'>>,
): Promise<void> {
  const all = [...items]
  await queries.addUnits(
    tx,
    all.flatMap(([item_no, { units }]) =>
      units.map(({ part, orgId, name }, i) => ({ county_code, item_no, part, position: i + 1, org_id: orgId, name })),
    ),
  )
  await queries.addFunds(
    tx,
    all.flatMap(([item_no, { funds }]) =>
      funds.map(({ amountCny, source }, i) => ({ county_code, item_no, position: i + 1, amount_cny: amountCny, source })),
    ),
  )
}

async function refuseDoubles(
  tx: Db,
  code: string,
  drafts: readonly ItemDraft[],
  keys: readonly (string | null)[],
): Promise<void> {
  const without = drafts.find(({ scope, schoolCode }) => (scope === 'county') !== (schoolCode === null))
  if (without) throw new Problem('item.no-school', { problem: without.problem })
  const named = keys.filter((key) => key !== null)
  const twice = keys.findIndex((key, i) => key !== null && keys.indexOf(key) < i)
  if (twice >= 0) throw new Problem('item.exists', { problem: drafts[twice]!.problem, no: '同一批' })
  const [standing] = await queries.standingAbout(tx, code, named)
  if (!standing) return
  const draft = drafts[keys.indexOf(standing.matter_key)]!
  throw new Problem('item.exists', { problem: draft.problem, no: `№ ${standing.item_no}` })
}

function rowOf(draft: ItemDraft) {
  return {
    state: 'open' as const,
    version: 1,
    source: draft.source,
    channel: draft.source === 'public' ? draft.channel : null,
    source_number: draft.sourceNumber,
    source_date: draft.sourceDate,
    scope: draft.scope,
    school_code: draft.schoolCode,
    school_name: draft.schoolName,
    stage: draft.stage,
    standard_key: draft.standard,
    matter: draft.matter,
    indicator: draft.indicator,
    problem: draft.problem,
    basis: draft.basis,
    level: draft.level,
    value: draft.value,
    threshold: draft.threshold,
    gap: draft.gap,
    unit: draft.unit,
    run_id: draft.runId,
    chief: draft.chief,
    deputy: draft.deputy,
    handler: draft.handler,
    requirement: draft.requirement,
    close_standard: draft.closeStandard,
    deadline: draft.deadline,
    proof: proofOf(draft),
    proof_from: draft.proofFrom,
    proof_from_why: draft.proofFromWhy,
    closed_proof: null,
    closed_on: null,
    returns: 0,
    reopenings: 0,
    is_rebound: false,
    merged_into: null,
    submitted_by: null,
    verified_by: null,
  }
}
