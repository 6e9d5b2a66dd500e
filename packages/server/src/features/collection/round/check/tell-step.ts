import type { ReturnAction } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { Db } from '../../../../db/database.ts'
import type { Context } from '../../../../http/context.ts'
import type { Who } from '../../../access/service.ts'
import { notify } from '../../../notices/service.ts'
import type { ReturnRow } from '../find-return.ts'

/** Tells whose turn it is after a step: the bureau when something was handed in, the unit when it came back or was accepted. */
export async function tellStep(tx: Db, ctx: Context, row: ReturnRow, action: ReturnAction, note: string | null): Promise<void> {
  const { unit_name, county_code, return_id } = row
  const link = `/returns/${return_id}`
  if (action === 'submit')
    await notify(tx, ctx, {
      to: [{ role: 'coordinator', county: county_code }],
      kind: 'submitted',
      title: `${unit_name}的填报已签认提交，等待审核`,
      body: `${ctx.actor.displayName}签认提交。`,
      link: `${link}/review`,
    })
  if (action === 'return')
    await notify(tx, ctx, {
      to: keepersOf(row),
      kind: 'returned',
      title: `${unit_name}的填报被退回`,
      body: note ? `退回原因：${note}` : '审核人对数据提出了疑问，请逐条答复、修改后重新签认提交。',
      link,
    })
  if (action === 'accept')
    await notify(tx, ctx, { to: keepersOf(row), kind: 'accepted', title: `${unit_name}的填报已审核通过`, body: '', link })
}

/** Who fills in a return and signs it. */
export function keepersOf({ keeper_school, school_code, keeper_org_id, keeper_unit, county_code }: Kept): Who[] {
  const schools = [...new Set([keeper_school, school_code])].flatMap((school): Who[] => (school === null ? [] : [{ school }]))
  if (schools.length > 0) return schools
  const unit = keeper_org_id ?? keeper_unit
  return unit === null ? [] : [{ unit, county: county_code }]
}

type Kept = Pick<ReturnRow, 'keeper_school' | 'school_code' | 'keeper_org_id' | 'keeper_unit' | 'county_code'>
