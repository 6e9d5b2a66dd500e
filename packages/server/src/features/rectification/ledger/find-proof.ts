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
 * its reopening) of other data than it was found in, and not of an older year than the newest locked data: an old year entered late proves nothing. A provisional run speaks only where what was changed of the figure since
 * then was verified on site; what a school says of itself closes nothing before it is locked.
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
  const checked = run.kind === 'final' ? null : await checkedOnSite(ctx, row, { run, since, figure })
  if (checked && 'missing' in checked) return checked
  return {
    kind: checked ? 'verified' : 'run',
    id: run.run_id,
    name: run.name,
    at: run.made_at,
    value: figure.value,
    threshold: figure.threshold,
    text: `“${run.name}”：${numbers || '已达标'}${checked ? `（${checked.by} ${checked.on} 核实）` : ''}`,
  }
}

/**
 * Whether a figure of data that are not locked was seen by somebody: at least one of its inputs was verified, and none was changed since the item without
 * being verified, so that nobody closes by a verified count of pupils on what the school says of its rooms.
 */
async function checkedOnSite(
  ctx: Context,
  row: ItemRow,
  { run, since, figure }: { run: Run; since: string; figure: Figure },
): Promise<{ by: string; on: string } | { missing: string }> {
  const given = await queries.givenSince(ctx.db, row, { run, since, elements: elementsIn(figure) })
  const verified = given.filter(({ basis, value }) => basis === 'verified' && value !== '')
  const seen = new Set(verified.map(({ path }) => path))
  const unseen = given.filter(({ basis, path }) => basis === 'reported' && !seen.has(path))
  const last = verified.sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  if (!last)
    return { missing: `“${run.name}”用的是未锁定的自报数，这一项的数还没有人到校核实。请先实地核实，或等本轮数据锁定后再销号。` }
  if (unseen.length === 0) return { by: last.account_name, on: dayInChina(last.at) }
  const names = [...new Set(unseen.map(({ path }) => namesIn(figure).get(path.split('/').at(-1)!) ?? '班级或教室'))]
  return { missing: `列入台账以后改过的数还没有全部核实：${names.join('、')}。请到校核实后再评估一次，或等本轮数据锁定。` }
}

const dayInChina = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

type Run = NonNullable<Awaited<ReturnType<typeof queries.runsSince>>>[number]

async function newestRun(ctx: Context, row: ItemRow, since: string): Promise<Run | undefined> {
  const found = row.run_id === null ? undefined : await queries.runOf(ctx.db, row.county_code, row.run_id)
  const adopted = (await adoptedProfile(ctx))?.id ?? null
  const runs = await queries.runsSince(ctx.db, row, since)
  const days = [found?.statistics_day, await queries.newestLockedDay(ctx.db, row)].flatMap((day) => day ?? [])
  return runs.find(
    (run) =>
      run.input_hash !== found?.input_hash &&
      (run.statistics_day === null || days.every((day) => run.statistics_day! >= day)) &&
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

const namesIn = ({ inputs }: Pick<Explanation, 'inputs'>): Map<string, string> =>
  new Map(
    inputs.flatMap((input) => [[input.element, input.zh] as const, ...(input.inputs ? namesIn({ inputs: input.inputs }) : [])]),
  )
