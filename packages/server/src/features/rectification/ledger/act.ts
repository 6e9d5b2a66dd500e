import type { actOnItem as actContract } from '@junheng/core/features/rectification/ledger/contract.ts'
import type { CloseProof, ItemDetail } from '@junheng/core/features/rectification/ledger/schema.ts'
import { ITEM_LIFE, type ItemAction, isStanding, mayAct } from '@junheng/core/features/rectification/ledger/states.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, PROGRAM } from '../../../http/context.ts'
import { audit, type By } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { propose } from '../accountability/propose.ts'
import { closingOf } from './closing.ts'
import { takeItem } from './find-item.ts'
import { refusePersonalIn } from './personal.ts'
import { type ItemRow, setItem, takeItem as takeRow } from './queries.ts'
import { readItem } from './read-item.ts'
import { addStep } from './steps.ts'
import { tell } from './tell.ts'

type Asked = Omit<z.output<typeof actContract.body>, 'seen'>

/**
 * One step of an item, as the state table and the close-out rule allow it.
 *
 * @throws Problem record.missing, record.changed, item.not-now, item.not-yours, item.refused, item.say-why, item.second-person, item.merge-into,
 *   item.exists, item.personal
 */
export async function actOnItem(
  ctx: Context,
  no: number,
  { seen, ...asked }: z.output<typeof actContract.body>,
): Promise<ItemDetail> {
  await atomically(ctx.db, async (tx) => {
    const row = await takeItem(tx, ctx, no)
    if (row.version !== seen) throw new Problem('record.changed')
    await act(tx, ctx, row, asked)
  })
  return readItem(ctx, no)
}

/** The same within the caller's transaction, for who does it together with something else; `row` is held. @throws Problem as `actOnItem`, without record.changed */
export async function act(tx: Db, ctx: Context, row: ItemRow, { action, note, into }: Asked): Promise<void> {
  if (!ITEM_LIFE[action].from.includes(row.state)) throw new Problem('item.not-now')
  if (!mayAct(action, row.state, ctx.actor.role)) throw new Problem('item.not-yours')
  if (SAYS_WHY.has(action) && note.length < 2) throw new Problem('item.say-why')
  refusePersonalIn([['说明', note]])
  if (action === 'verify' && row.submitted_by === ctx.actor.accountId) throw new Problem('item.second-person')
  const proof = action === 'close' ? await proofToClose(tx, ctx, row) : null
  const target = action === 'merge' ? await mergeTarget(tx, row, into) : null
  await moveItem(tx, ctx, row, { action, note, proof, target })
}

const SAYS_WHY: ReadonlySet<ItemAction> = new Set(['report', 'return', 'reopen', 'merge', 'drop'])

interface Move {
  action: ItemAction
  note: string
  proof?: CloseProof | null
  target?: number | null
}

/** Puts an item into the state an action leads to, whoever does it: also the program, when newer data show that a closed item is not so. */
export async function moveItem(tx: Db, by: By, row: ItemRow, { action, note, proof = null, target = null }: Move): Promise<void> {
  const to = ITEM_LIFE[action].to ?? row.state
  const who = typeof by.actor === 'string' ? PROGRAM : by.actor.accountId
  try {
    await setItem(tx, row.county_code, row.item_no, {
      state: to,
      changed_at: by.now.toISOString(),
      ...(action === 'submit' && { submitted_by: who, verified_by: null }),
      ...(action === 'verify' && { verified_by: who }),
      ...(action === 'return' && { returns: row.returns + 1 }),
      ...(action === 'close' && { closed_on: todayOf(by), closed_proof: proof === null ? null : JSON.stringify(proof) }),
      ...(action === 'reopen' && {
        reopenings: row.reopenings + 1,
        is_rebound: true,
        closed_on: null,
        submitted_by: null,
        verified_by: null,
      }),
      ...(action === 'merge' && { merged_into: target }),
    })
  } catch (error) {
    // A closed item comes back while another about the same already stands.
    if (isDuplicate(error)) throw new Problem('item.exists', { problem: row.problem, no: '另有一条在整改' })
    throw error
  }
  const details = proof ? { proof } : target === null ? null : { into: target }
  await addStep(tx, by, { county: row.county_code, no: row.item_no, action, from: row.state, to, note, details })
  await audit(tx, by, {
    verb: 'item.act',
    subject: `№${row.item_no}`,
    subjectName: row.problem,
    countyCode: row.county_code,
    before: { 状态: row.state },
    after: { 状态: to },
    details: { 操作: ITEM_LIFE[action].zh, ...(proof && { 依据: proof.text }) },
    reason: note || null,
  })
  await tell(tx, by, row, action, note)
  await proposeAfter(tx, by, row, action, note)
}

/** What came back after it was closed, and what was returned a second time, is somebody's to answer for. */
async function proposeAfter(tx: Db, by: By, row: ItemRow, action: ItemAction, note: string): Promise<void> {
  if (action === 'reopen')
    await propose(tx, by, row, { kind: 'rebound', occasion: String(row.reopenings + 1), cause: `${row.problem}：${note}。` })
  const times = row.returns + 1
  if (action === 'return' && times >= 2)
    await propose(tx, by, row, {
      kind: 'returned',
      occasion: String(times),
      cause: `${row.problem}：验收退回 ${times} 次（${note}）。`,
    })
}

async function proofToClose(tx: Db, ctx: Context, row: ItemRow): Promise<CloseProof> {
  const { refusals, proof } = await closingOf({ ...ctx, db: tx }, row)
  if (refusals.length > 0 || proof === null) throw new Problem('item.refused', { reason: refusals.join('') })
  return proof
}

async function mergeTarget(tx: Db, row: ItemRow, into: number | undefined): Promise<number> {
  const target = into === undefined || into === row.item_no ? undefined : await takeRow(tx, row.county_code, into)
  if (!target || !isStanding(target.state)) throw new Problem('item.merge-into')
  return target.item_no
}
