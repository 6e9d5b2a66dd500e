import type { PlannedEntry } from '@junheng/core/features/rectification/adopt/plan-adoption.ts'
import type { Adoption, AdoptionOrder, FactField, PlanSource } from '@junheng/core/features/rectification/adopt/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, PROGRAM } from '../../../http/context.ts'
import { audit, type By } from '../../audit/service.ts'
import { addItems, type ItemDraft, plainDraft } from '../ledger/add-items.ts'
import { proofDayOf } from '../ledger/proof-day.ts'
import { addSteps } from '../ledger/steps.ts'
import type { PlanRow } from '../plan-records.ts'
import * as plans from '../queries.ts'
import { adoptionView, fingerprintOf, sourceOf } from './adoption-view.ts'
import { fundNote, giveFacts } from './give-facts.ts'
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
    await adopt(tx, ctx, desk, loaded, order.source, new Set(order.takeOver))
    return adoptionView(await loadAdoption(tx, desk, row, undefined))
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

/** As `adoptPlan`, by the program and with nothing taken over: the demonstration's own plan. Adopted plans stay as they are. */
export async function adoptPlanFor(db: Db, by: By, desk: Desk, id: string): Promise<void> {
  await atomically(db, async (tx) => {
    const row = await takePlan(tx, desk, id)
    const loaded = await loadAdoption(tx, desk, row, undefined)
    if (loaded.adoption) return
    await adopt(tx, by, desk, loaded, sourceOf(row.plan.document), new Set())
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
  takeOver: ReadonlySet<string>,
): Promise<void> {
  const { county, today } = desk
  const { detail, planned, adoption, follows } = loaded
  const title = detail.title ?? detail.fileName
  const chosen = planned.entries.filter(({ line }) => takeOver.has(line.key))
  if (chosen.length < takeOver.size || !chosen.every(mayTakeOver)) throw new Problem('rectification.not-to-take-over')
  const made = planned.entries.filter(({ line }) => line.state === 'new')
  const linked = planned.entries.filter(({ line }) => line.state === 'link')
  if (made.length + linked.length + chosen.length === 0) throw new Problem('rectification.nothing-to-adopt')
  const said: PlanSource = adoption
    ? { source: adoption.source, sourceNumber: adoption.source_number, sourceDate: adoption.source_date }
    : source
  const person =
    typeof by.actor === 'string' ? { id: PROGRAM, name: by.actor } : { id: by.actor.accountId, name: by.actor.displayName }
  const at = by.now.toISOString()
  await queries.addAdoption(tx, {
    county_code: county.code,
    plan_id: detail.id,
    follows_plan_id: follows,
    source: said.source,
    source_number: said.sourceNumber,
    source_date: said.sourceDate,
    adopted_at: at,
    adopted_by: person.id,
    adopted_name: person.name,
  })
  const numbers = await addItems(
    tx,
    by,
    county,
    made.map((entry) => draftOf(entry, loaded, said, title, today)),
  )
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
      linked_at: at,
      linked_name: person.name,
    })),
  )
  await addSteps(
    tx,
    by,
    linked.map((entry) => ({
      county: county.code,
      no: numberOf(entry),
      action: entry.how === 'followed' ? '方案新版' : '列入方案',
      note: `${title} 第 ${entry.line.no} 项“${entry.line.name}”${entry.fill.length > 0 ? `；补入${entry.fill.map(fieldName).join('、')}` : ''}`,
    })),
  )
  for (const entry of linked)
    if (entry.fill.length > 0) await giveFacts(tx, by, county.code, numberOf(entry), entry.line.facts, entry.fill, null)
  for (const entry of chosen) {
    const fields = entry.line.differences.map(({ field }) => field)
    const note = entry.line.differences
      .map(({ field, before, after }) => `${fieldName(field)}由“${before || '未写'}”改为“${after || '未写'}”`)
      .join('；')
    await giveFacts(
      tx,
      by,
      county.code,
      numberOf(entry),
      entry.line.facts,
      fields,
      `按方案《${title}》：${note}`,
      fundNote(entry.line, planned.funds),
    )
    if (entry.line.state === 'adopted')
      await queries.setPublished(tx, county.code, detail.id, entry.line.key, JSON.stringify(entry.line.facts))
  }
  await audit(tx, by, {
    verb: 'rectification.adopt',
    subject: detail.id,
    subjectName: title,
    countyCode: county.code,
    details: {
      新增: made.length,
      关联: linked.length,
      按方案更新: chosen.length,
      未列入: planned.entries.filter(({ line }) => line.state === 'waiting').length,
    },
  })
}

/** Only where there is a difference and the item is still worked on: what is closed stays as it was closed. */
const mayTakeOver = ({ line }: PlannedEntry): boolean =>
  line.differences.length > 0 && line.itemState !== null && isStanding(line.itemState)

function draftOf(
  { entry, line, subject, schoolName }: PlannedEntry,
  { planned }: LoadedAdoption,
  source: PlanSource,
  title: string,
  today: string,
): ItemDraft {
  const { facts } = line
  const funds = fundNote(line, planned.funds)
  const units = [
    ...facts.sections.map((unit) => ({ part: 'section' as const, ...unit })),
    ...facts.units.map((unit) => ({ part: 'unit' as const, ...unit })),
  ]
  const text = {
    ...source,
    problem: facts.problem,
    basis: `《${title}》第 ${line.no} 项：${entry.indicator.text}`.slice(0, 2000),
    level: 'general' as const,
    chief: '',
    deputy: '',
    handler: '',
    units: units.slice(0, 200),
    requirement: facts.requirement,
    closeStandard: '',
    deadline: facts.deadline,
    funds: funds === null ? [] : [funds],
  }
  return {
    ...plainDraft({ ...text, ...subject }, schoolName, `由方案《${title}》第 ${line.no} 项“${line.name}”列入`),
    ...proofDayOf(subject, today),
  }
}

const FIELD_NAMES: Readonly<Record<FactField, string>> = {
  problem: '问题',
  requirement: '整改措施',
  milestones: '任务目标安排',
  deadline: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计资金',
}
const fieldName = (field: FactField): string => FIELD_NAMES[field]
