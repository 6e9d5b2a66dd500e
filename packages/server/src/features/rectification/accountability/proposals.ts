import type {
  decideProposal as decideContract,
  listProposals as listContract,
  Proposal,
} from '@junheng/core/features/rectification/accountability/contract.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { addStep } from '../ledger/steps.ts'
import { overdueDays } from './queries.ts'

export async function listProposals(
  ctx: Context,
  { page, size, kind, open }: z.output<typeof listContract.query>,
): Promise<z.output<typeof listContract.reply>> {
  const { code } = countyOf(ctx.actor)
  const chosen = proposals(ctx.db, code)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(open === true, (query) => query.where('decision', 'is', null))
  const { total } = await chosen
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await chosen
    .orderBy((eb) => eb('decision', 'is not', null))
    .orderBy('proposal_no', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { items: rows.map(viewOf), total, page, size, overdueDays: await overdueDays(ctx.db, code) }
}

/** @throws Problem record.missing, record.changed */
export function decideProposal(
  ctx: Context,
  no: number,
  { taken, note }: z.output<typeof decideContract.body>,
): Promise<Proposal> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const row = await proposals(tx, code).where('proposal_no', '=', no).forUpdate('accountability_proposal').executeTakeFirst()
    if (!row) throw new Problem('record.missing')
    if (row.decision !== null) throw new Problem('record.changed')
    await tx
      .updateTable('accountability_proposal')
      .set({
        decision: taken ? 'taken' : 'dismissed',
        decision_note: note,
        decided_at: ctx.now.toISOString(),
        decided_name: ctx.actor.displayName,
      })
      .where('county_code', '=', code)
      .where('proposal_no', '=', no)
      .execute()
    await addStep(tx, ctx, { county: code, no: row.item_no, action: taken ? '采纳问责建议' : '不采纳问责建议', note })
    const named = { subject: `№${row.item_no}`, subjectName: row.cause }
    await audit(tx, ctx, { verb: 'item.accountability', ...named, reason: note, details: { 采纳: taken } })
    return viewOf((await proposals(tx, code).where('proposal_no', '=', no).executeTakeFirst())!)
  })
}

export async function setOverdueDays(ctx: Context, days: number): Promise<{ overdueDays: number }> {
  const { code, name } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const before = await overdueDays(tx, code)
    const change = { overdue_days: days, changed_at: ctx.now.toISOString(), changed_name: ctx.actor.displayName }
    await tx
      .insertInto('accountability_setting')
      .values({ county_code: code, ...change })
      .onConflict((on) => on.column('county_code').doUpdateSet(change))
      .execute()
    const named = { subject: code, subjectName: name }
    await audit(tx, ctx, { verb: 'item.accountability', ...named, before: { 逾期天数: before }, after: { 逾期天数: days } })
    return { overdueDays: days }
  })
}

const proposals = (db: Db, code: string) =>
  db
    .selectFrom('accountability_proposal')
    .innerJoin('rectification_item as item', (join) =>
      join
        .onRef('item.county_code', '=', 'accountability_proposal.county_code')
        .onRef('item.item_no', '=', 'accountability_proposal.item_no'),
    )
    .selectAll('accountability_proposal')
    .select('item.problem')
    .where('accountability_proposal.county_code', '=', code)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof proposals>['executeTakeFirst']>>>

const viewOf = (row: Row): Proposal => ({
  no: row.proposal_no,
  item: { no: row.item_no, problem: row.problem },
  kind: row.kind,
  units: row.unit_names,
  cause: row.cause,
  at: row.at,
  decision:
    row.decision === null
      ? null
      : { taken: row.decision === 'taken', note: row.decision_note!, at: row.decided_at!, by: row.decided_name! },
})
