import { randomUUID } from 'node:crypto'
import type { ReturnAction } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { readPath } from '@junheng/core/features/collection/round/value-path.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import type { Context } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { type ReturnRow, takeReturn } from '../find-return.ts'
import { detailOf } from '../read-return.ts'
import * as returns from '../return-queries.ts'
import * as queries from './review-queries.ts'

/** @throws Problem record.missing, access.forbidden, round.wrong-state, round.unknown-value */
export function addRemark(ctx: Context, id: string, path: string | null, text: string): Promise<ReturnDetail> {
  return changed(ctx, id, 'remark', async (tx, row, at) => {
    if (path !== null && readPath(path) === null) throw new Problem('round.unknown-value', { paths: [path], count: 1 })
    const { county_code, round_id, return_id } = row
    const remark_id = randomUUID()
    const none = { answer: null, answered_at: null, answered_name: null, settled_at: null, settled_name: null }
    const said = { path, text, at, account_name: ctx.actor.displayName }
    await queries.addRemark(tx, { county_code, round_id, return_id, remark_id, ...said, ...none })
    await audit(tx, ctx, {
      verb: 'round.remark',
      subject: return_id,
      subjectName: row.unit_name,
      details: { 疑问: text, 项目: path },
    })
  })
}

/** While the unit may change what is asked about. @throws Problem record.missing, access.forbidden, round.wrong-state, round.remark-settled */
export function answerRemark(ctx: Context, id: string, remark: string, text: string): Promise<ReturnDetail> {
  return changed(ctx, id, 'save', async (tx, row, at) => {
    const found = await getRemark(tx, row, remark)
    if (found.settled_at !== null) throw new Problem('round.remark-settled')
    await queries.putAnswer(tx, found, { answer: text, answered_at: at, answered_name: ctx.actor.displayName })
    const details = { 疑问: found.text, 答复: text }
    await audit(tx, ctx, { verb: 'round.answer', subject: row.return_id, subjectName: row.unit_name, details })
  })
}

/** Settling twice changes nothing. @throws Problem record.missing, access.forbidden, round.wrong-state */
export function settleRemark(ctx: Context, id: string, remark: string): Promise<ReturnDetail> {
  return changed(ctx, id, 'remark', async (tx, row, at) => {
    const found = await getRemark(tx, row, remark)
    if (found.settled_at !== null) return
    await queries.settle(tx, found, { settled_at: at, settled_name: ctx.actor.displayName })
    await audit(tx, ctx, {
      verb: 'round.settle',
      subject: row.return_id,
      subjectName: row.unit_name,
      details: { 疑问: found.text },
    })
  })
}

/** @throws Problem round.open-remarks while something asked about the return is not settled */
export async function assertSettled(tx: Db, row: ReturnRow): Promise<void> {
  const open = (await returns.remarksOf(tx, row.county_code, row.return_id)).filter(({ settled_at }) => settled_at === null)
  if (open.length === 0) return
  const names = open.slice(0, 3).map(({ text }) => `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”`)
  throw new Problem('round.open-remarks', {
    count: open.length,
    names: `${names.join('、')}${open.length > names.length ? ' 等' : ''}`,
  })
}

async function changed(
  ctx: Context,
  id: string,
  action: ReturnAction,
  change: (tx: Db, row: ReturnRow, at: string) => Promise<void>,
): Promise<ReturnDetail> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, action)
    await change(tx, row, ctx.now.toISOString())
    return detailOf(tx, ctx.actor, row)
  })
}

async function getRemark(tx: Db, { county_code, round_id, return_id }: ReturnRow, remark_id: string) {
  const found = await queries.findRemark(tx, { county_code, round_id, return_id, remark_id })
  if (!found) throw new Problem('record.missing')
  return found
}
