import type { ProposalKind } from '@junheng/core/features/rectification/accountability/contract.ts'
import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { By } from '../../audit/service.ts'
import { notify } from '../../notices/service.ts'
import { type ItemRow, unitsOf } from '../ledger/queries.ts'
import { addStep } from '../ledger/steps.ts'
import { isDemonstration } from '../ledger/tell.ts'

/** Proposes, once for each occasion, that somebody answer for an item. @returns whether it is a new one */
export async function propose(
  tx: Db,
  by: By,
  row: ItemRow,
  { kind, occasion, cause }: { kind: ProposalKind; occasion: string; cause: string },
): Promise<boolean> {
  const { county_code, item_no } = row
  // One after another, so that numbers run on.
  await sql`select pg_advisory_xact_lock(721641, ${Number(county_code)}::int)`.execute(tx)
  const same = await tx
    .selectFrom('accountability_proposal')
    .select('proposal_no')
    .where('county_code', '=', county_code)
    .where('item_no', '=', item_no)
    .where('kind', '=', kind)
    .where('occasion', '=', occasion)
    .executeTakeFirst()
  if (same) return false
  const { last } = await tx
    .selectFrom('accountability_proposal')
    .select((eb) => eb.fn.max<number | null>('proposal_no').as('last'))
    .where('county_code', '=', county_code)
    .executeTakeFirstOrThrow()
  const units = (await unitsOf(tx, county_code, [item_no])).filter(({ part }) => part === 'unit').map(({ name }) => name)
  const unit_names = [...new Set([...(row.school_name === null ? [] : [row.school_name]), ...units])]
  const open = { decision: null, decision_note: null, decided_at: null, decided_name: null }
  const at = by.now.toISOString()
  await tx
    .insertInto('accountability_proposal')
    .values({ county_code, proposal_no: (last ?? 0) + 1, item_no, kind, occasion, unit_names, cause, at, ...open })
    .execute()
  await addStep(tx, by, { county: county_code, no: item_no, action: '提出问责建议', note: cause })
  if (isDemonstration(by)) return true
  await notify(tx, by, {
    to: [
      { role: 'coordinator', county: county_code },
      { role: 'leader', county: county_code },
    ],
    kind: 'task',
    title: `整改任务 № ${item_no} 有一条问责建议`,
    body: cause,
    link: '/ledger/accountability',
    county: county_code,
  })
  return true
}
