import { AccessPolicy, DEFAULT_POLICY } from '@junheng/core/features/access/policy.ts'
import { atomically, type Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { sealingKey } from './sealing-key.ts'

const KEY = 'access.policy'

/** What was set, else the defaults; a rule a newer program added stands at its default. */
export async function readPolicy(db: Db): Promise<AccessPolicy> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst()
  return AccessPolicy.parse({ ...DEFAULT_POLICY, ...(row?.value as object | undefined) })
}

/** @throws Problem access.no-secret-key, access.other-secret-key where a second factor is asked for and cannot be kept */
export async function setPolicy(ctx: Context, policy: AccessPolicy): Promise<AccessPolicy> {
  // Who would be led to set one up must be able to.
  if (policy.secondFactorRoles.length > 0) await sealingKey(ctx)
  return atomically(ctx.db, async (tx) => {
    const before = await readPolicy(tx)
    const row = { key: KEY, value: JSON.stringify(policy), changed_at: ctx.now.toISOString() }
    await tx
      .insertInto('setting')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value, changed_at: row.changed_at }))
      .execute()
    await audit(tx, ctx, { verb: 'access.set-policy', subject: KEY, subjectName: '密码与登录的规定', before, after: policy })
    return policy
  })
}
