import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { subjectLine } from '@junheng/core/features/rectification/accountability/verdict-in.ts'
import type { CloseProof } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { explain, resultsOf } from '../../evaluation/service.ts'
import { adoptedProfile } from '../../standards/service.ts'
import { indicatorName } from './item-view.ts'
import * as queries from './proof-queries.ts'
import type { ItemRow } from './queries.ts'

/**
 * The figure that proves an item about data put right: that of the newest run by the same standard and the county's own rules, made since the item (or
 * its reopening) of other data than it was found in. A provisional run speaks only where one of the figure's own inputs was verified on site
 * since then; what a school says of itself closes nothing before it is locked.
 *
 * @returns the proof, or in words why there is none
 */
export async function findProof(ctx: Context, row: ItemRow): Promise<CloseProof | { missing: string }> {
  const since = (await queries.lastReopening(ctx.db, row)) ?? row.created_at
  const run = await newestRun(ctx, row, since)
  if (!run) return { missing: '还没有新的评估结果：请在数据更新、核实或锁定后运行一次评估，再来销号。' }
  const figure = row.matter === 'subject' ? await subjectOf(ctx, row, run) : await figureOf(ctx, row, run)
  if (!figure) return { missing: `“${run.name}”里没有这一项的结果，不能证明已经达标。` }
  const numbers = figure.withNumbers
  if (figure.verdict !== 'met') {
    const state = figure.verdict === 'unmet' ? '仍未达标' : '还判定不了'
    return { missing: `最新的评估“${run.name}”中，这一项${state}${numbers ? `：${numbers}` : ''}。` }
  }
  const verified =
    run.kind === 'final' ? null : await queries.lastVerified(ctx.db, row, { run, since, elements: elementsIn(figure) })
  if (run.kind !== 'final' && !verified)
    return { missing: `“${run.name}”用的是未锁定的自报数，这一项的数还没有人到校核实。请先实地核实，或等本轮数据锁定后再销号。` }
  const by = verified ? `（${verified.account_name} ${verified.at.slice(0, 10)} 核实）` : ''
  return {
    kind: verified ? 'verified' : 'run',
    id: run.run_id,
    name: run.name,
    at: run.made_at,
    value: figure.value,
    threshold: figure.threshold,
    text: `“${run.name}”：${numbers || '已达标'}${by}`,
  }
}

type Run = NonNullable<Awaited<ReturnType<typeof queries.runsSince>>>[number]

async function newestRun(ctx: Context, row: ItemRow, since: string): Promise<Run | undefined> {
  const found = row.run_id === null ? undefined : await queries.runOf(ctx.db, row.county_code, row.run_id)
  const adopted = (await adoptedProfile(ctx))?.id ?? null
  const runs = await queries.runsSince(ctx.db, row, since)
  return runs.find(
    (run) =>
      run.input_hash !== found?.input_hash &&
      (found?.statistics_day == null || run.statistics_day == null || run.statistics_day >= found.statistics_day) &&
      (run.profile_hash === found?.profile_hash || (run.profile_id === adopted && (adopted !== null || run.settings === null))),
  )
}

type Figure = Pick<Explanation, 'value' | 'threshold' | 'verdict' | 'withNumbers' | 'inputs'>

/** What the run says of the item's figure, taken apart; null where it says nothing of it. */
async function figureOf(ctx: Context, row: ItemRow, run: Run): Promise<Figure | null> {
  const { school_code, stage, indicator, standard_key: standard } = row
  const address = { ...(school_code && { school: school_code }), ...(stage && { stage }), indicator }
  try {
    return await explain(ctx, run.source_id, { standard, run: run.run_id, county: countyOf(ctx.actor).code }, address)
  } catch (error) {
    if (error instanceof Problem && (error.code === 'figure.missing' || error.code === 'figure.unclear')) return null
    throw error
  }
}

const NAEQ = 'naeq_level'

/** A monitored subject has no figure of its own: it is a line of the item, `2026 年 四年级语文 Ⅲ级，校际差异率 0.12：达标`. */
async function subjectOf(ctx: Context, row: ItemRow, run: Run): Promise<Figure | null> {
  const { county } = await resultsOf(ctx, run)
  const name = indicatorName(row.standard_key, row)
  const lines = county.items.find(({ key }) => key === NAEQ)?.detail ?? []
  const line = subjectLine(lines, name)
  if (line === null) return null
  const verdict = line.endsWith('：达标') ? 'met' : line.endsWith('：未达标') ? 'unmet' : 'not_judgeable'
  return { value: null, threshold: null, verdict, withNumbers: line, inputs: [] }
}

/** The elements anywhere in a figure's inputs. */
const elementsIn = ({ inputs }: Pick<Explanation, 'inputs'>): string[] => [
  ...new Set(inputs.flatMap((input) => [input.element, ...(input.inputs ? elementsIn({ inputs: input.inputs }) : [])])),
]
