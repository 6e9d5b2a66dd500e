import { randomUUID } from 'node:crypto'
import type {
  editMeasure as editContract,
  settleMeasure as settleContract,
} from '@junheng/core/features/rectification/measures/contract.ts'
import { MEASURE_NAMES, type MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import { MEASURE_STATES, type MeasureText, type MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import type { MeasureKind } from '@junheng/core/features/rectification/plan/plan.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getItem, getItems } from '../ledger/find-item.ts'
import { refusePersonalIn } from '../ledger/personal.ts'
import { addSteps } from '../ledger/steps.ts'
import { findPreview } from './effects.ts'
import { measureViews } from './measure-view.ts'
import * as queries from './queries.ts'

/** The measures of an item, oldest first. @throws Problem record.missing */
export async function listMeasures(ctx: Context, no: number): Promise<{ measures: MeasureView[] }> {
  const { county_code } = await getItem(ctx, no)
  const rows = await queries.measuresOfItem(ctx.db, county_code, no)
  return { measures: await measureViews(ctx.db, seenBy(ctx), rows) }
}

/** @throws Problem record.missing (an item, or the plan's measure it fills in), measure.settled (that one), measure.no-project, measure.blocked */
export async function createMeasure(ctx: Context, text: MeasureText): Promise<MeasureView> {
  refusePersonalIn(textsOf(text))
  await refuseHarmful(ctx, text, null)
  const id = randomUUID()
  const { code } = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    await getItems(tx, ctx, text.items)
    await checkOutline(tx, code, text.partOf)
    await queries.addMeasure(tx, {
      county_code: code,
      measure_id: id,
      ...columnsOf(text),
      outline: null,
      part_of: text.partOf,
      state: 'planned',
      done_on: null,
      version: 1,
      created_at: ctx.now.toISOString(),
      created_by: ctx.actor.accountId,
      created_name: ctx.actor.displayName,
      changed_at: ctx.now.toISOString(),
    })
    await queries.setLinks(tx, code, id, unique(text.items), unique(text.projects))
    await tell(tx, ctx, { id, kind: text.facts.kind, text, action: '增加措施', note: text.title, verb: 'measure.create' })
  })
  return viewOf(ctx, id)
}

/** @throws Problem record.missing, record.changed, measure.settled, measure.published, measure.no-project, measure.blocked */
export async function editMeasure(
  ctx: Context,
  id: string,
  { seen, reason, ...text }: z.output<typeof editContract.body>,
): Promise<MeasureView> {
  refusePersonalIn([...textsOf(text), ['修改原因', reason]])
  await refuseHarmful(ctx, text, id)
  const { code } = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    const row = await take(tx, ctx, id, seen)
    if (row.state !== 'planned') throw new Problem('measure.settled')
    // What a plan words stays as published; its numbers are measures of their own.
    if (row.facts === null) throw new Problem('measure.published')
    await getItems(tx, ctx, text.items)
    const [before] = await measureViews(tx, seenBy(ctx), [row])
    await queries.setMeasure(tx, code, id, { ...columnsOf(text), changed_at: ctx.now.toISOString() })
    await queries.setLinks(tx, code, id, unique(text.items), unique(text.projects))
    const all = { ...text, items: unique([...text.items, ...before!.items.map(({ no }) => no)]) }
    const was = { title: row.title, facts: row.facts, costCny: row.cost_cny, items: before!.items.map(({ no }) => no) }
    const note = reason || text.title
    await tell(tx, ctx, { id, kind: text.facts.kind, text: all, action: '修改措施', note, verb: 'measure.edit', before: was })
  })
  return viewOf(ctx, id)
}

/** What is planned again is asked once more whether it harms. @throws Problem record.missing, record.changed, measure.say-when, item.say-why, measure.blocked */
export async function settleMeasure(
  ctx: Context,
  id: string,
  { state, doneOn, reason, seen }: z.output<typeof settleContract.body>,
): Promise<MeasureView> {
  if (state === 'done' && doneOn === null) throw new Problem('measure.say-when')
  if (state === 'cancelled' && reason.length < 2) throw new Problem('item.say-why')
  const { code } = countyOf(ctx.actor)
  if (state === 'planned') await refuseAgain(ctx, id)
  await atomically(ctx.db, async (tx) => {
    const row = await take(tx, ctx, id, seen)
    const [view] = await measureViews(tx, seenBy(ctx), [row])
    const done_on = state === 'done' ? doneOn : null
    await queries.setMeasure(tx, code, id, { state, done_on, changed_at: ctx.now.toISOString() })
    const action = state === 'done' ? '措施完成' : state === 'cancelled' ? '取消措施' : '恢复措施'
    const said = [row.title, doneOn && state === 'done' ? `完成日 ${doneOn}` : '', reason].filter(Boolean).join('；')
    const text = { ...view!, items: view!.items.map(({ no }) => no) }
    await tell(tx, ctx, {
      id,
      kind: row.kind,
      text,
      action,
      note: said,
      verb: 'measure.settle',
      before: { 状态: MEASURE_STATES[row.state] },
    })
  })
  return viewOf(ctx, id)
}

const textsOf = ({ title, facts }: MeasureText): [string, string][] => [
  ['措施', title],
  ['说明', 'about' in facts ? facts.about : ''],
]

/** No giver may fall below its own line, by no measure: what speaks against it is in the refusal. */
async function refuseHarmful(
  ctx: Context,
  { facts, projects }: Pick<MeasureText, 'facts' | 'projects'>,
  measure: string | null,
): Promise<void> {
  const preview = await findPreview(ctx, { facts, projects, standard: 'quality_balanced_2017', day: null, measure })
  const blocking = preview?.effect.findings.filter(({ level }) => level === 'blocks') ?? []
  if (blocking.length > 0) throw new Problem('measure.blocked', { reason: blocking.map(({ text }) => text).join('；') })
}

async function refuseAgain(ctx: Context, id: string): Promise<void> {
  const { facts, projects } = await viewOf(ctx, id)
  if (facts) await refuseHarmful(ctx, { facts, projects: projects.map((each) => each.id) }, id)
}

async function checkOutline(tx: Db, county: string, id: string | null): Promise<void> {
  if (id === null) return
  const row = await queries.takeMeasure(tx, county, id)
  if (!row || row.facts !== null) throw new Problem('record.missing')
  if (row.state !== 'planned') throw new Problem('measure.settled')
}

async function take(tx: Db, ctx: Context, id: string, seen: number): Promise<queries.MeasureRow> {
  const row = await queries.takeMeasure(tx, countyOf(ctx.actor).code, id)
  if (!row) throw new Problem('record.missing')
  if (row.version !== seen) throw new Problem('record.changed')
  return row
}

async function viewOf(ctx: Context, id: string): Promise<MeasureView> {
  const { code } = countyOf(ctx.actor)
  const row = await queries.findMeasure(ctx.db, code, id)
  const [view] = row ? await measureViews(ctx.db, seenBy(ctx), [row]) : []
  if (!view) throw new Problem('record.missing')
  return view
}

const seenBy = (ctx: Context) => ({ county: countyOf(ctx.actor).code, today: todayOf(ctx) })

const columnsOf = ({ title, facts, costCny }: MeasureText) => ({
  kind: facts.kind,
  title,
  facts: JSON.stringify(facts),
  cost_cny: costCny,
})

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

interface Told {
  id: string
  kind: MeasureKind
  text: Pick<MeasureText, 'title' | 'items' | 'costCny'> & { facts: MeasureFacts | null }
  action: string
  note: string
  verb: 'measure.create' | 'measure.edit' | 'measure.settle'
  before?: Record<string, unknown>
}

/** A line in the life of every item it serves, and one in the log. */
async function tell(tx: Db, ctx: Context, { id, kind, text, action, note, verb, before }: Told): Promise<void> {
  const { code } = countyOf(ctx.actor)
  const after = { title: text.title, facts: text.facts, costCny: text.costCny }
  const details = { measure: id, ...(before && { before }), after }
  await addSteps(
    tx,
    ctx,
    text.items.map((no) => ({ county: code, no, action: `${action}（${MEASURE_NAMES[kind]}）`, note, details })),
  )
  await audit(tx, ctx, { verb, subject: id, subjectName: text.title, before: before ?? null, after, reason: note })
}
