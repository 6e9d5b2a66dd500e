import type { PlannedEntry } from '@junheng/core/features/rectification/adopt/plan-adoption.ts'
import type { Adoption, AdoptionOrder, FactField, PlanSource } from '@junheng/core/features/rectification/adopt/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, PROGRAM } from '../../../http/context.ts'
import { audit, type By } from '../../audit/service.ts'
import { addItems } from '../ledger/add-items.ts'
import { addStep, addSteps } from '../ledger/steps.ts'
import type { PlanRow } from '../plan-records.ts'
import * as plans from '../queries.ts'
import { adoptParts } from './adopt-parts.ts'
import { adoptionView, fingerprintOf, sourceOf } from './adoption-view.ts'
import { giveFacts } from './give-facts.ts'
import { giveMilestones, renewMilestones } from './give-milestones.ts'
import { draftOf, fundNote } from './item-draft.ts'
import { type Desk, type LoadedAdoption, loadAdoption } from './load-adoption.ts'
import * as queries from './queries.ts'
import { deskOf } from './service.ts'

/**
 * Makes the plan's entries items, links those that are items already, and gives the chosen items what the plan says otherwise: all in one transaction.
 *
 * @throws Problem record.missing, rectification.withdrawn, rectification.nothing-to-adopt, rectification.not-to-take-over; record.changed where anything
 *   changed since the sender looked
 */
export async function adoptPlan(ctx: Context, id: string, order: AdoptionOrder): Promise<Adoption> {
  const desk = deskOf(ctx)
  return atomically(ctx.db, async (tx) => {
    const row = await takePlan(tx, desk, id)
    const loaded = await loadAdoption(tx, desk, row, order.follows ?? 'none')
    if (fingerprintOf(loaded) !== order.fingerprint) throw new Problem('record.changed')
    await adopt(tx, ctx, desk, loaded, order.source, order)
    return adoptionView(await loadAdoption(tx, desk, row, undefined))
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

/** As `adoptPlan`, by the program and with nothing taken over: the demonstration's own plan. One adopted already stays as it is. */
export async function adoptPlanFor(db: Db, by: By, desk: Desk, id: string): Promise<void> {
  await atomically(db, async (tx) => {
    const row = await takePlan(tx, desk, id)
    const loaded = await loadAdoption(tx, desk, row, undefined)
    if (!loaded.adoption) await adopt(tx, by, desk, loaded, sourceOf(row.plan.document), { takeOver: [], takeParts: [] })
  })
}

async function takePlan(tx: Db, { county }: Desk, id: string): Promise<PlanRow> {
  const row = await plans.findPlanForUpdate(tx, county.code, id)
  if (!row) throw new Problem('record.missing')
  if (row.withdrawn_at !== null) throw new Problem('rectification.withdrawn')
  return row
}

async function adopt(
  tx: Db,
  by: By,
  desk: Desk,
  loaded: LoadedAdoption,
  source: PlanSource,
  order: Pick<AdoptionOrder, 'takeOver' | 'takeParts'>,
): Promise<void> {
  const { county, today } = desk
  const { detail, planned, parts } = loaded
  const [takeOver, take] = [new Set(order.takeOver), new Set(order.takeParts)]
  const of = (state: PlannedEntry['line']['state']) => planned.entries.filter(({ line }) => line.state === state)
  const [made, linked] = [of('new'), of('link')]
  const chosen = planned.entries.filter(({ line }) => takeOver.has(line.key))
  if (chosen.length < takeOver.size || !chosen.every(mayTakeOver)) throw new Problem('rectification.not-to-take-over')
  const taken = parts.parts.filter(({ line }) => take.has(line.id) && line.differences.length > 0)
  if (taken.length < take.size) throw new Problem('rectification.not-to-take-over')
  const due = parts.parts.filter(({ line }) => line.state === 'new' || line.state === 'link' || line.adds !== '')
  if (made.length + linked.length + chosen.length + due.length + taken.length === 0)
    throw new Problem('rectification.nothing-to-adopt')

  const origin = {
    title: detail.title ?? detail.fileName,
    source: await keepAdoption(tx, by, loaded, source),
    funds: planned.funds,
  }
  const drafts = made.map((entry) => draftOf(entry, origin, today))
  const numbers = await addItems(tx, by, county, drafts)
  const madeAs = new Map(made.map(({ line }, i) => [line.key, numbers[i]!]))
  const numberOf = ({ line, twin }: PlannedEntry) => line.itemNo ?? madeAs.get(twin ?? line.key)!
  await queries.addLinks(
    tx,
    [...made, ...linked].map((entry) => ({
      county_code: county.code,
      plan_id: detail.id,
      entry_key: entry.line.key,
      item_no: numberOf(entry),
      how: entry.how,
      published: JSON.stringify(entry.line.facts),
      linked_at: by.now.toISOString(),
      linked_name: personOf(by).name,
    })),
  )
  const fresh = [...made, ...linked.filter(({ how }) => how === 'linked')]
  await giveMilestones(
    tx,
    by,
    county.code,
    fresh.map((entry) => [numberOf(entry), entry.entry.indicator] as const),
  )
  await tellLinked(tx, by, county.code, origin.title, linked, numberOf)
  for (const entry of linked)
    if (entry.fill.length > 0) await giveFacts(tx, by, county.code, numberOf(entry), entry.line.facts, entry.fill, null)
  for (const entry of chosen) await takeOverFacts(tx, by, county.code, loaded, entry, numberOf(entry))
  const { id: planId } = detail
  const ofParts = { county: county.code, planId, title: origin.title, parts: parts.parts, entries: planned.entries }
  const beside = await adoptParts(tx, by, { ...ofParts, numberOf, take })
  const counts = {
    新增: made.length,
    关联: linked.length,
    按方案更新: chosen.length,
    未列入: of('waiting').length,
    措施项目资金: beside,
  }
  const named = { subject: detail.id, subjectName: origin.title, countyCode: county.code }
  await audit(tx, by, { verb: 'rectification.adopt', ...named, details: counts })
}

/** Writes down that the plan is adopted; the letter named first is that of what is adopted later, too. */
async function keepAdoption(
  tx: Db,
  by: By,
  { detail, adoption, follows }: LoadedAdoption,
  source: PlanSource,
): Promise<PlanSource> {
  if (adoption) return { source: adoption.source, sourceNumber: adoption.source_number, sourceDate: adoption.source_date }
  const { id, name } = personOf(by)
  await queries.addAdoption(tx, {
    county_code: detail.countyCode,
    plan_id: detail.id,
    follows_plan_id: follows,
    source: source.source,
    source_number: source.sourceNumber,
    source_date: source.sourceDate,
    adopted_at: by.now.toISOString(),
    adopted_by: id,
    adopted_name: name,
  })
  return source
}

const tellLinked = (
  tx: Db,
  by: By,
  county: string,
  title: string,
  linked: readonly PlannedEntry[],
  numberOf: (entry: PlannedEntry) => number,
) =>
  addSteps(
    tx,
    by,
    linked.map((entry) => {
      const { line, fill, how } = entry
      const filled = fill.length > 0 ? `；补入${fill.map((field) => FIELD_NAMES[field]).join('、')}` : ''
      const note = `《${title}》第 ${line.no} 项“${line.name}”${filled}`
      return { county, no: numberOf(entry), action: how === 'followed' ? '方案新版' : '列入方案', note }
    }),
  )

async function takeOverFacts(
  tx: Db,
  by: By,
  county: string,
  { detail, planned }: LoadedAdoption,
  { line, entry }: PlannedEntry,
  no: number,
): Promise<void> {
  const fields = line.differences.map(({ field }) => field)
  await giveFacts(tx, by, county, no, line.facts, fields, fundNote(line, planned.funds))
  const milestones = line.differences.find(({ field }) => field === 'milestones')
  if (milestones)
    await renewMilestones(
      tx,
      { ...by, name: personOf(by).name },
      county,
      no,
      entry.indicator,
      new Set(milestones.before.split('\n')),
    )
  const said = line.differences.map(
    ({ field, before, after }) => `${FIELD_NAMES[field]}由“${before || '未写'}”改为“${after || '未写'}”`,
  )
  await addStep(tx, by, { county, no, action: 'edit', note: `按《${detail.title ?? detail.fileName}》：${said.join('；')}` })
  if (line.state === 'adopted') await queries.setPublished(tx, county, detail.id, line.key, JSON.stringify(line.facts))
}

/** Only where there is a difference and the item is still worked on: what is closed stays as it was closed. */
const mayTakeOver = ({ line }: PlannedEntry): boolean =>
  line.differences.length > 0 && line.itemState !== null && isStanding(line.itemState)

const personOf = ({ actor }: By): { id: string; name: string } =>
  typeof actor === 'string' ? { id: PROGRAM, name: actor } : { id: actor.accountId, name: actor.displayName }

const FIELD_NAMES: Readonly<Record<FactField, string>> = {
  problem: '问题',
  requirement: '整改措施',
  milestones: '任务目标安排',
  deadline: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计资金',
}
