import { mayAct } from '@junheng/core/features/collection/round/life-cycle.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../../db/database.ts'
import type { Context } from '../../../../http/context.ts'
import { holdersOf } from '../../../access/service.ts'
import { audit } from '../../../audit/service.ts'
import { notify } from '../../../notices/service.ts'
import { todayOf } from '../../../orgs/service.ts'
import { takeReturn } from '../find-return.ts'

/**
 * Tells the principals of the school that signs for this return that it is filled in. Once a day; asking again says nothing new.
 *
 * @returns how many people were told now
 * @throws Problem record.missing, round.wrong-state, round.no-signer where the school has no principal in post
 */
export async function askForSignature(ctx: Context, id: string): Promise<{ told: number }> {
  return atomically(ctx.db, async (tx) => {
    const row = await takeReturn(tx, ctx, id, 'save')
    const school = row.keeper_school ?? row.school_code
    const holders = school === null ? [] : await holdersOf(tx, { school }, row.county_code, ctx.now)
    const accounts = [...new Set(holders.filter(({ role }) => mayAct('submit', row.state, role)).map((each) => each.accountId))]
    if (accounts.length === 0) throw new Problem('round.no-signer', { unit: row.unit_name })
    const told = await notify(tx, ctx, {
      to: [{ accounts }],
      kind: 'signature',
      title: `${row.unit_name}的填报已填好，请您签认提交`,
      body: `${ctx.actor.displayName}已填写完成。请核对后签认提交。`,
      link: `/returns/${id}`,
      dedupe: `signature ${id} ${todayOf(ctx)}`,
    })
    await audit(tx, ctx, { verb: 'round.ask-signature', subject: id, subjectName: row.unit_name, details: { 通知人数: told } })
    return { told }
  })
}
