import { randomUUID } from 'node:crypto'
import { type Download, type InputOf, MEDIA_TYPES, type Page, type Paging, type Upload } from '@junheng/core/endpoint.ts'
import { ITEM_LIFE } from '@junheng/core/features/rectification/ledger/states.ts'
import type {
  checkLookBackItem as checkContract,
  startLookBack as startContract,
} from '@junheng/core/features/rectification/look-back/contract.ts'
import { type Draw, drawSample, sampleSize } from '@junheng/core/features/rectification/look-back/sample.ts'
import {
  type LookBackDetail,
  type LookBackLine,
  type LookBackRule,
  RESULTS,
} from '@junheng/core/features/rectification/look-back/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../db/database.ts'
import { downloadOf, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { act } from '../ledger/act.ts'
import { takeItem } from '../ledger/find-item.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { addStep, addSteps } from '../ledger/steps.ts'
import { lookBackDetail, lookBackLines } from './look-back-view.ts'
import * as queries from './queries.ts'

/** How many closed items a rule means, and how many of them a draw would take. */
export async function tryLookBack(ctx: Context, rule: LookBackRule, draw: Draw) {
  const population = (await queries.closedItems(ctx.db, countyOf(ctx.actor).code, rule)).length
  return { population, sample: sampleSize(population, draw) }
}

/** Draws and keeps the list, with what was drawn from and the seed. @throws Problem look-back.nothing */
export async function startLookBack(ctx: Context, wish: InputOf<typeof startContract>['body']): Promise<LookBackDetail> {
  const { code, isDemo } = countyOf(ctx.actor)
  const { rule, draw, name, due } = wish
  const id = randomUUID()
  return atomically(ctx.db, async (tx) => {
    const closed = new Map((await queries.closedItems(tx, code, rule)).map(({ item_no, closed_on }) => [item_no, closed_on]))
    if (closed.size === 0) throw new Problem('look-back.nothing')
    const population = [...closed.keys()]
    const seed = draw.by === 'all' ? null : (wish.seed ?? randomUUID().slice(0, 8))
    const sample = drawSample(population, draw, seed ?? '')
    await queries.addLookBack(tx, {
      county_code: code,
      look_back_id: id,
      name,
      rule: JSON.stringify(rule),
      rule_words: await ruleWords(ctx, rule),
      draw: JSON.stringify(draw),
      seed,
      population: JSON.stringify(population),
      due,
      made_at: ctx.now.toISOString(),
      made_name: ctx.actor.displayName,
      is_demo: isDemo,
    })
    await queries.addLookBackItems(
      tx,
      sample.map((item_no) => ({
        county_code: code,
        look_back_id: id,
        item_no,
        closed_on: closed.get(item_no)!,
        result: null,
        note: '',
        checked_on: null,
        file_id: null,
        file_name: null,
        checked_at: null,
        checked_account: null,
        checked_name: null,
      })),
    )
    await addSteps(
      tx,
      ctx,
      sample.map((no) => ({ county: code, no, action: '列入回头看', note: name })),
    )
    const details = { 抽取: `${sample.length}/${population.length}`, ...(seed !== null && { 种子: seed }) }
    await audit(tx, ctx, { verb: 'look-back.start', subject: id, subjectName: name, details })
    return lookBackDetail(tx, ctx, id)
  })
}

/** What was found of one item; a rebound reopens it. @throws Problem record.missing, look-back.checked, look-back.not-yours, look-back.day, look-back.not-closed */
export async function checkLookBackItem(
  ctx: Context,
  { id, no }: InputOf<typeof checkContract>['params'],
  { result, on, note }: InputOf<typeof checkContract>['body'],
  file: Upload | null,
): Promise<LookBackDetail> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const item = await takeItem(tx, ctx, no)
    const drawn = await queries.takeLookBackItem(tx, code, id, no)
    if (!drawn) throw new Problem('record.missing')
    if (!ITEM_LIFE.reopen.by.includes(ctx.actor.role)) throw new Problem('look-back.not-yours')
    if (drawn.result !== null) throw new Problem('look-back.checked', { by: drawn.checked_name ?? '' })
    if (on < drawn.closed_on || on > todayOf(ctx)) throw new Problem('look-back.day', { from: drawn.closed_on })
    if (result === 'holds' && item.state !== 'closed') throw new Problem('look-back.not-closed')
    const file_id = file && (await storeFile(tx, code, { bytes: file.bytes, mediaType: MEDIA_TYPES[file.kind] }, ctx.now))
    await queries.setLookBackItem(tx, code, id, no, {
      result,
      note,
      checked_on: on,
      file_id,
      file_name: file?.fileName ?? null,
      checked_at: ctx.now.toISOString(),
      checked_account: ctx.actor.accountId,
      checked_name: ctx.actor.displayName,
    })
    const found = `${on} 核查：${RESULTS[result]}。${note}`
    await addStep(tx, ctx, { county: code, no, action: '回头看', note: found })
    const details = { 结果: RESULTS[result], 核查日期: on }
    await audit(tx, ctx, { verb: 'look-back.check', subject: id, subjectName: `№${no} ${item.problem}`, reason: note, details })
    // Reopened meanwhile by newer data: the finding stands, there is nothing left to reopen.
    if (result === 'rebounds' && item.state === 'closed')
      await act(tx, ctx, item, { action: 'reopen', note: `回头看发现反弹：${note}` })
    return lookBackDetail(tx, ctx, id)
  })
}

export async function listLookBacks(ctx: Context, paging: Paging): Promise<Page<LookBackLine>> {
  const { total, rows } = await queries.listLookBacks(ctx.db, ctx.actor, countyOf(ctx.actor).code, paging)
  return { items: await lookBackLines(ctx.db, ctx, rows), total, ...paging }
}

/** @throws Problem record.missing */
export async function downloadLookBackFile(ctx: Context, id: string, no: number): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const found = (await queries.itemsOf(ctx.db, ctx.actor, code, [id])).find(({ item_no }) => item_no === no)
  if (!found?.file_id) throw new Problem('record.missing')
  return downloadOf(ctx.db, code, found.file_id, found.file_name!)
}

async function ruleWords(ctx: Context, { matter, indicator, school, unit, closedFrom, closedTo }: LookBackRule): Promise<string> {
  const orgs = await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  const parts = [
    indicator && `指标为“${indicatorName('quality_balanced_2017', { matter: matter ?? 'indicator', indicator })}”`,
    school && `学校为${orgs.find(({ schoolCode }) => schoolCode === school)?.name ?? school}`,
    unit && `责任单位为${orgs.find(({ id }) => id === unit)?.name ?? unit}`,
    closedFrom && `${closedFrom} 起销号`,
    closedTo && `${closedTo} 止销号`,
  ].filter(Boolean)
  return parts.length === 0 ? '全部已销号任务' : parts.join('，')
}
