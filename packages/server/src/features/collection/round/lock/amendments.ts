import { randomUUID } from 'node:crypto'
import type { Amendment, AmendmentDecision, AmendmentRequest } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { notify } from '../../../notices/service.ts'
import { keepersOf } from '../check/tell-step.ts'
import { findReturn, type ReturnRow, takeReturn } from '../find-return.ts'
import { refusePaths } from '../known-paths.ts'
import * as returns from '../return-queries.ts'
import { getRound } from '../round-queries.ts'
import { assertSound } from './amended-faults.ts'
import { type AmendmentRow, amendmentView } from './amendment-view.ts'
import { makeEdition } from './make-edition.ts'
import * as queries from './queries.ts'

/** @throws Problem record.missing */
export async function listAmendments(ctx: Context, roundId: string): Promise<{ amendments: Amendment[] }> {
  const { code } = countyOf(ctx.actor)
  await getRound(ctx.db, code, roundId)
  return { amendments: (await queries.amendmentsOf(ctx.db, code, roundId)).map((row) => amendmentView(ctx, row)) }
}

/**
 * Asks for other values in a locked return. Nothing changes yet. Whoever decides is told which warnings it would bring.
 *
 * @throws Problem record.missing, round.wrong-state, round.unknown-value, round.twice, round.out-of-date, round.changes-nothing,
 * round.amends-into-errors
 */
export async function askAmendment(
  ctx: Context,
  id: string,
  { changes, reason, evidence }: AmendmentRequest,
): Promise<Amendment> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, 'amend')
    refusePaths(row, changes)
    if (new Set(changes.map(({ basis, path }) => `${basis} ${path}`)).size < changes.length) throw new Problem('round.twice')
    const wanted = changes.map(({ basis, path, value, seen }) => ({ basis, path, before: seen, after: value }))
    await assertStanding(tx, row, wanted)
    if (wanted.every(({ before, after }) => before === after)) throw new Problem('round.changes-nothing')
    const warnings = await assertSound(tx, ctx, row, wanted)
    const amendment = {
      county_code: row.county_code,
      round_id: row.round_id,
      return_id: id,
      amendment_id: randomUUID(),
      changes: JSON.stringify(wanted.filter(({ before, after }) => before !== after)),
      reason,
      evidence,
      state: 'asked' as const,
      asked_at: ctx.now.toISOString(),
      asked_account: ctx.actor.accountId,
      asked_name: ctx.actor.displayName,
      decided_at: null,
      decided_name: null,
      decision: null,
    }
    await queries.addAmendment(tx, amendment)
    const values = { before: valuesOf(wanted, 'before'), after: valuesOf(wanted, 'after') }
    await audit(tx, ctx, { verb: 'round.amend-ask', subject: id, subjectName: row.unit_name, ...values, reason })
    await notify(tx, ctx, {
      to: [{ role: 'coordinator', county: row.county_code }],
      kind: 'amendment',
      title: `${row.unit_name}申请修订 ${wanted.length} 项已锁定的数据`,
      body: [`原因：${reason}`, ...warnings.slice(0, 5).map((text) => `改后新增警告：${text}`)].join('\n'),
      link: `/rounds/${row.round_id}/lock`,
    })
    return findView(tx, ctx, row, amendment.amendment_id)
  })
}

/**
 * Approves or refuses. Approval writes the values, with their history, and makes the round's next edition, at once or not at all.
 *
 * @throws Problem record.missing, access.not-yourself, round.already-decided, round.out-of-date, round.amends-into-errors
 */
export async function decideAmendment(
  ctx: Context,
  id: string,
  amendmentId: string,
  { approve, note }: AmendmentDecision,
): Promise<Amendment> {
  return atomically(ctx.db, async (tx) => {
    const { code } = countyOf(ctx.actor)
    const known = await findReturn(ctx, id, tx)
    // Round before return, as locking does: two who take both in another order would wait for each other.
    const round = await queries.lockRoundRow(tx, code, known.round_id)
    const row = await returns.lockReturn(tx, code, id)
    const asked = await queries.takeAmendment(tx, code, id, amendmentId)
    if (!round || !row || !asked) throw new Problem('record.missing')
    if (asked.state !== 'asked') throw new Problem('round.already-decided')
    if (asked.asked_account === ctx.actor.accountId) throw new Problem('access.not-yourself')
    const decided = { decided_at: ctx.now.toISOString(), decided_name: ctx.actor.displayName, decision: note }
    await queries.settleAmendment(tx, code, amendmentId, { state: approve ? 'approved' : 'refused', ...decided })
    const edition = approve ? await apply(tx, ctx, round, row, asked) : null
    const values = approve && { before: valuesOf(asked.changes, 'before'), after: valuesOf(asked.changes, 'after') }
    const details = { 结果: approve ? '批准' : '不批准', ...(edition !== null && { 版次: edition }) }
    await audit(tx, ctx, {
      verb: 'round.amend-decide',
      subject: id,
      subjectName: row.unit_name,
      ...values,
      details,
      reason: note,
    })
    await notify(tx, ctx, {
      to: [...(asked.asked_account === null ? [] : [{ accounts: [asked.asked_account] }]), ...keepersOf(row)],
      kind: 'amendment_decided',
      title: `${row.unit_name}的修订申请${approve ? '已批准' : '没有批准'}`,
      body: note ?? '',
      link: `/returns/${id}`,
    })
    return findView(tx, ctx, row, amendmentId)
  })
}

/** Before it is decided, by whoever asked. @throws Problem record.missing, access.forbidden, round.already-decided */
export async function withdrawAmendment(ctx: Context, id: string, amendmentId: string): Promise<Amendment> {
  return atomically(ctx.db, async (tx) => {
    const row = await findReturn(ctx, id, tx)
    const asked = await queries.takeAmendment(tx, row.county_code, id, amendmentId)
    if (!asked) throw new Problem('record.missing')
    if (asked.asked_account !== ctx.actor.accountId) throw new Problem('access.forbidden')
    if (asked.state !== 'asked') throw new Problem('round.already-decided')
    const by = { decided_at: ctx.now.toISOString(), decided_name: ctx.actor.displayName, decision: null }
    await queries.settleAmendment(tx, row.county_code, amendmentId, { state: 'withdrawn', ...by })
    await audit(tx, ctx, { verb: 'round.amend-withdraw', subject: id, subjectName: row.unit_name })
    return findView(tx, ctx, row, amendmentId)
  })
}

type Changes = AmendmentRow['changes']
type RoundRow = NonNullable<Awaited<ReturnType<typeof queries.lockRoundRow>>>

async function apply(
  tx: Db,
  ctx: Context,
  round: RoundRow,
  row: ReturnRow,
  { amendment_id, changes, reason, evidence }: Pick<AmendmentRow, 'amendment_id' | 'changes' | 'reason' | 'evidence'>,
): Promise<number> {
  const versions = await assertStanding(tx, row, changes)
  // Other amendments may have been approved since it was asked.
  await assertSound(tx, ctx, row, changes)
  const at = ctx.now.toISOString()
  const { county_code, round_id, return_id } = row
  for (const [basis, list] of Map.groupBy(changes, (change) => change.basis))
    await returns.putValues(
      tx,
      {
        county_code,
        round_id,
        basis,
        how: 'amended',
        note: reason,
        details: { amendment: amendment_id, ...(evidence !== null && { evidence }) },
        at,
        account_id: ctx.actor.accountId,
        account_name: ctx.actor.displayName,
      },
      list.map(({ path, after }) => ({ return_id, path, value: after, version: (versions.get(`${basis} ${path}`) ?? 0) + 1 })),
    )
  await returns.updateReturn(tx, row, { revision: row.revision + 1, changed_at: at })
  const states = await queries.holdReturns(tx, county_code, round_id)
  const locked = new Set(states.filter(({ state }) => state === 'locked').map((each) => each.return_id))
  const cause = `修订 ${row.unit_name} ${changes.length} 项：${reason}`
  return makeEdition(tx, ctx, { ...round, locked }, { cause, amendment: amendment_id })
}

/** That what the request was made upon still stands. @returns the versions that stand, by basis and path */
async function assertStanding(tx: Db, row: ReturnRow, changes: Changes): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  let outdated = 0
  for (const [basis, list] of Map.groupBy(changes, (change) => change.basis)) {
    const found = await returns.valuesAt(
      tx,
      row,
      basis,
      list.map(({ path }) => path),
    )
    const standing = new Map(found.map((value) => [value.path, value]))
    for (const { path, before } of list) {
      versions.set(`${basis} ${path}`, standing.get(path)?.version ?? 0)
      if ((standing.get(path)?.value ?? '') !== before) outdated++
    }
  }
  if (outdated > 0) throw new Problem('round.out-of-date', { count: outdated })
  return versions
}

const valuesOf = (changes: Changes, side: 'before' | 'after'): Record<string, string> =>
  Object.fromEntries(changes.slice(0, 20).map((change) => [change.path, change[side]]))

async function findView(db: Db, ctx: Context, row: ReturnRow, id: string): Promise<Amendment> {
  const all = await queries.amendmentsOf(db, row.county_code, row.round_id, row.return_id)
  return amendmentView(ctx, all.find(({ amendment_id }) => amendment_id === id)!)
}
