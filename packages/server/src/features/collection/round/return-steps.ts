import { LIFE_CYCLE, type ReturnAction } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { ReturnDetail, StepRequest } from '@junheng/core/features/collection/round/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { assertSettled } from './check/remarks.ts'
import { readReturnFaults } from './check/return-faults.ts'
import { assertSomethingNew, assertSubmittable } from './check/submittable.ts'
import { tellStep } from './check/tell-step.ts'
import { type ReturnRow, takeReturn } from './find-return.ts'
import { detailOf } from './read-return.ts'
import * as queries from './return-queries.ts'

type Leading = Extract<ReturnAction, 'submit' | 'withdraw' | 'resume' | 'return' | 'accept' | 'lock'>

/** The signature: who answers for the figures, and in which post. */
export async function submit(ctx: Context, id: string, request: StepRequest): Promise<ReturnDetail> {
  // Checked before the return is held: within, the answer is ready and nobody waits for it.
  await readReturnFaults(ctx, id)
  return stepped(ctx, id, 'submit', request, async (tx, row) => ({
    ...(await assertSubmittable(tx, ctx, row)),
    submitted_at: ctx.now.toISOString(),
    attested_name: ctx.actor.displayName,
    attested_unit: ctx.actor.post.unit,
  }))
}

export const withdraw = (ctx: Context, id: string, request: StepRequest): Promise<ReturnDetail> =>
  stepped(ctx, id, 'withdraw', request, async () => UNSIGNED)

/**
 * Opens an accepted return again for what has come to exist since it was signed; all of it is signed and reviewed anew.
 *
 * @throws Problem round.nothing-new
 */
export async function resume(ctx: Context, id: string, request: StepRequest): Promise<ReturnDetail> {
  await readReturnFaults(ctx, id)
  return stepped(ctx, id, 'resume', request, async (tx, row) => {
    await assertSomethingNew(tx, ctx, row)
    return UNSIGNED
  })
}

/** @throws Problem round.why-returned where neither a note nor an open remark says why */
export function giveBack(ctx: Context, id: string, request: StepRequest): Promise<ReturnDetail> {
  return stepped(ctx, id, 'return', request, async (tx, row) => {
    const open = (await queries.remarksOf(tx, row.county_code, row.return_id)).some(({ settled_at }) => settled_at === null)
    if (!open && !request.note) throw new Problem('round.why-returned')
    return UNSIGNED
  })
}

/** @throws Problem round.open-remarks where something asked about it is not settled */
export const accept = (ctx: Context, id: string, request: StepRequest): Promise<ReturnDetail> =>
  stepped(ctx, id, 'accept', request, async (tx, row) => {
    await assertSettled(tx, row)
    return {}
  })

/** What was signed is no longer what stands once it may be changed again. */
const UNSIGNED = { submitted_at: null, attested_name: null, attested_unit: null } as const

type Change = Parameters<typeof queries.updateReturn>[2]

/** @throws Problem record.missing, access.forbidden, round.wrong-state, record.changed */
async function stepped(
  ctx: Context,
  id: string,
  action: Leading,
  { revision, note }: StepRequest,
  prepare: (tx: Db, row: ReturnRow) => Promise<Change>,
): Promise<ReturnDetail> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, action)
    if (row.revision !== revision) throw new Problem('record.changed')
    await takeStep(tx, ctx, row, action, note, await prepare(tx, row))
    return detailOf(tx, ctx.actor, await again(tx, row))
  })
}

/** Writes one step of a return's life: its new state, the step and the audit line. The caller holds the return and has asked the table. */
export async function takeStep(
  tx: Db,
  ctx: Context,
  row: ReturnRow,
  action: Leading,
  note: string | null,
  change: Change = {},
): Promise<void> {
  const to = LIFE_CYCLE[action].to!
  const at = ctx.now.toISOString()
  const revision = row.revision + 1
  const { county_code, round_id, return_id } = row
  await queries.updateReturn(tx, row, { ...change, state: to, revision, changed_at: at })
  const step = { county_code, round_id, return_id, revision, action, from_state: row.state, to_state: to, note, at }
  await queries.addStep(tx, { ...step, account_id: ctx.actor.accountId, account_name: ctx.actor.displayName })
  const states = { before: { 状态: row.state }, after: { 状态: to } }
  await audit(tx, ctx, { verb: `round.${action}`, subject: return_id, subjectName: row.unit_name, ...states, reason: note })
  await tellStep(tx, ctx, row, action, note)
}

async function again(tx: Db, row: ReturnRow): Promise<ReturnRow> {
  return (await queries.findReturn(tx, row.county_code, row.return_id))!
}
